import { type Clock, DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { rangeOf, type Week } from '../../domain/curation/weeks.ts';
import type { MemberId, StyleId } from '../../domain/ids.ts';
import { hashSecret, type Random, randomSecret } from '../secrets.ts';
import { requireStyle } from './required.ts';

/** The private page where files of releases can be put. */
export interface ReleaseLink {
  /** A secret: only its member may see it. */
  readonly url: string;
  /** ms UTC */
  readonly expiresAt: number;
}

/** Hands out links to the page: for both halves, it only touches the database. */
export interface ReleaseLinks {
  /** A new link; the member's link before it ends. @param week null: each row by its own date @throws {AppError} NOT_FOUND */
  start(memberId: MemberId, styleId: StyleId, week: Week | null): Promise<ReleaseLink>;
}

const LIFETIME_MS = DAY;

export const createReleaseLinks = (deps: {
  store: Store;
  clock: Clock;
  /** The address under which browsers reach Segue, without a slash at the end. */
  publicUrl: string;
  random?: Random;
}): ReleaseLinks => {
  const { store, clock, publicUrl, random } = deps;
  return {
    start: async (memberId, styleId, week) => {
      const ticket = randomSecret(random);
      const expiresAt = clock.now() + LIFETIME_MS;
      const range = week === null ? null : rangeOf(week);
      await store.transaction(async (tx) => {
        await requireStyle(tx, memberId, styleId);
        const page = { memberId, styleId, range, ticketHash: hashSecret(ticket), expiresAt };
        await tx.releaseUploads.begin(page);
      });
      return { url: `${publicUrl}/releases/${ticket}`, expiresAt };
    },
  };
};
