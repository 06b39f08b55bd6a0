import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type DigestBlock, usualBlocks } from '../../domain/digests/blocks.ts';
import { nextRun } from '../../domain/digests/schedule.ts';
import type { Digest } from '../../domain/digests.ts';
import type { DigestId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { type DigestViewer, managedDigest, seenDigest } from './access.ts';
import { checkTimes, type DigestWish, type TimesWish } from './wish.ts';

/** What can be changed of a digest; what is absent stays. */
export interface DigestChange extends Partial<TimesWish> {
  readonly blocks?: readonly DigestBlock[];
  readonly locale?: string;
}

/** Digests of servers and of members' DMs. */
export interface Digests {
  /** @throws {AppError} INVALID_INPUT (hour, day of the month, time zone), LIMIT_REACHED */
  add(wish: DigestWish): Promise<Digest>;
  /** Those of the server, and the viewer's own. */
  list(viewer: DigestViewer): Promise<Digest[]>;
  /** @throws {AppError} NOT_FOUND */
  find(viewer: DigestViewer, id: DigestId): Promise<Digest>;
  /** The same for whoever wants to change it. @throws {AppError} NOT_FOUND, MISSING_PERMISSION */
  findManaged(viewer: DigestViewer, id: DigestId): Promise<Digest>;
  /** @throws {AppError} as `add` and `findManaged` */
  edit(viewer: DigestViewer, id: DigestId, change: DigestChange): Promise<Digest>;
  /** @throws {AppError} as `findManaged` */
  pause(viewer: DigestViewer, id: DigestId): Promise<Digest>;
  /** Lets one that stands still go on from its next regular run. @throws {AppError} as `findManaged` */
  resume(viewer: DigestViewer, id: DigestId): Promise<Digest>;
  /** @throws {AppError} as `findManaged` */
  remove(viewer: DigestViewer, id: DigestId): Promise<Digest>;
}

export const DIGESTS_PER_SERVER = 10;
export const DIGESTS_PER_MEMBER = 5;

export const createDigests = ({ store, clock }: { store: Store; clock: Clock }): Digests => {
  const requireRoom = async (tx: Repositories, { target }: DigestWish): Promise<void> => {
    const inServer = target.to === 'channel';
    const used = inServer
      ? await tx.digests.countIn(target.guildId)
      : await tx.digests.countOf(target.memberId);
    const limit = inServer ? DIGESTS_PER_SERVER : DIGESTS_PER_MEMBER;
    if (used < limit) return;
    throw new AppError('LIMIT_REACHED', { what: inServer ? 'digests' : 'own_digests', limit });
  };

  const change = (
    viewer: DigestViewer,
    id: DigestId,
    work: (tx: Repositories, digest: Digest, now: number) => Promise<unknown>,
  ): Promise<Digest> =>
    store.transaction(async (tx) => {
      await work(tx, await managedDigest(tx, viewer, id), clock.now());
      return managedDigest(tx, viewer, id);
    });

  return {
    find: (viewer, id) => seenDigest(store.read, viewer, id),
    findManaged: (viewer, id) => managedDigest(store.read, viewer, id),
    list: ({ memberId, guildId }) => store.read.digests.seenBy(memberId, guildId),

    add: async (wish) => {
      const { target, createdBy, locale, blocks, isDraft = false } = wish;
      const times = checkTimes(wish);
      const now = clock.now();
      const where =
        target.to === 'channel'
          ? { guildId: target.guildId, channelId: target.channelId, memberId: null }
          : { guildId: null, channelId: null, memberId: target.memberId };
      return store.transaction(async (tx) => {
        await requireRoom(tx, wish);
        const id = await tx.digests.add(
          {
            ...{ ...where, ...times, createdBy, locale, nextRunAt: nextRun(times, now) },
            blocks: blocks ?? usualBlocks(target.to),
            ...(isDraft ? { pausedAt: now, pausedWhy: 'draft' } : { pausedAt: null, pausedWhy: null }),
          },
          now,
        );
        const digest = await tx.digests.find(id);
        if (digest === null) throw new Error('A digest was stored and did not come back.');
        return digest;
      });
    },

    edit: (viewer, id, { blocks, locale, ...wished }) =>
      change(viewer, id, async (tx, digest, now) => {
        const times = checkTimes({ ...digest, ...wished });
        // Only another time is another plan: what is due just now stays due.
        const nextRunAt = Object.keys(wished).length === 0 ? digest.nextRunAt : nextRun(times, now);
        await tx.digests.set(id, {
          ...times,
          nextRunAt,
          blocks: blocks ?? digest.blocks,
          locale: locale ?? digest.locale,
        });
      }),

    pause: (viewer, id) => change(viewer, id, (tx, _, now) => tx.digests.pause(id, 'by_hand', now)),

    resume: (viewer, id) =>
      change(viewer, id, async (tx, digest, now) => {
        if (digest.pausedAt === null) return;
        await tx.digests.set(id, { pausedAt: null, pausedWhy: null, nextRunAt: nextRun(digest, now) });
      }),

    remove: (viewer, id) =>
      store.transaction(async (tx) => {
        const digest = await managedDigest(tx, viewer, id);
        await tx.digests.remove(id);
        return digest;
      }),
  };
};
