import type { ArtistId, CrownId, MemberId } from '../ids.ts';
import type { ServerRow } from './ranking.ts';

/** Fewer plays of an artist make no crown. */
export const CROWN_PLAYS = 30;

/** Who held an artist's crown in a server from when to when. */
export interface Crown {
  readonly id: CrownId;
  readonly artistId: ArtistId;
  readonly memberId: MemberId;
  readonly plays: number;
  readonly takenAt: number;
  /** Null: it is held. */
  readonly lostAt: number | null;
}

/** What has to happen to a crown. */
export type CrownMove =
  | { readonly kind: 'stays' }
  /** Held with another number of plays. */
  | { readonly kind: 'counts'; readonly plays: number }
  /** Somebody takes it: from whoever held it, if anybody did. */
  | { readonly kind: 'passes'; readonly memberId: MemberId; readonly plays: number }
  /** Nobody plays the artist enough any more. */
  | { readonly kind: 'falls' };

/**
 * Who shall hold a crown: whoever is shown by name and played the artist most, from {@link CROWN_PLAYS} plays on. Equal
 * plays leave it where it is.
 * @param rows of everybody in the server who agreed
 */
export const crownMove = (
  held: Pick<Crown, 'memberId' | 'plays'> | null,
  rows: readonly ServerRow[],
): CrownMove => {
  const claims = rows.filter(({ level, value }) => level === 'named' && value >= CROWN_PLAYS);
  const most = Math.max(0, ...claims.map(({ value }) => value));
  const best = claims.filter(({ value }) => value === most);
  const winner = best.find(({ memberId }) => memberId === held?.memberId) ?? smallest(best);
  if (winner === undefined) return held === null ? { kind: 'stays' } : { kind: 'falls' };
  const { memberId, value: plays } = winner;
  if (memberId !== held?.memberId) return { kind: 'passes', memberId, plays };
  return plays === held.plays ? { kind: 'stays' } : { kind: 'counts', plays };
};

/** The same one every time, whatever the order. */
const smallest = (rows: readonly ServerRow[]): ServerRow | undefined =>
  rows.toSorted((a, b) => (BigInt(a.memberId) < BigInt(b.memberId) ? -1 : 1))[0];
