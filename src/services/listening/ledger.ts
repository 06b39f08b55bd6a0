import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type {
  AccountId,
  ListenerId,
  MemberId,
  PlayImportId,
  PlayOriginId,
  TrackId,
} from '../../domain/ids.ts';
import { coverRange } from '../../domain/listening/cover.ts';
import { COVERED, DISOWNED, withFlag } from '../../domain/listening/play-flags.ts';
import type { PlaySource } from '../../domain/listening.ts';
import { freshOf, type InWords, inStretches, storable, toldByName } from './ledger-arrivals.ts';
import { disownedOf } from './ledger-hidden.ts';
import { createLedgerLeaving } from './ledger-leaving.ts';
import { partOf } from './ledger-parts.ts';
import { COMPLETE, createSumKeeper, type PlayChange, type SumKeeper } from './ledger-sums.ts';
import { createSettle } from './ledger-window.ts';
import { createLedgerWrite, flagged, kindsOf } from './ledger-write.ts';

/** A play as a source brings it. */
export interface ArrivingPlay extends InWords {
  readonly trackId: TrackId;
  /** ms UTC. */
  readonly endedAt: number;
  /** ms; of an estimated one the length of its track, or 0. */
  readonly msPlayed: number;
  /** Bits (domain `playFlags`); whether it is covered or disowned is for the ledger to say. */
  readonly flags: number;
}

/** Where plays come from. */
export interface PlayOriginWish {
  readonly kind: PlaySource;
  readonly accountId: AccountId | null;
  readonly importId: PlayImportId | null;
}

export interface Taken {
  readonly added: number;
  /** The same source had brought them before, or twice now. */
  readonly alreadyThere: number;
  /** Of them those that this very origin had brought, or twice now. */
  readonly again: number;
  /** Rows that turned out to be the same play as a better row because of this: arrivals, or rows from before. */
  readonly covered: number;
  readonly originId: PlayOriginId;
}

/**
 * The one door through which plays come and go. Every function works within the caller's transaction and leaves plays
 * and sums as they should be, so that whatever else comes or goes before or after makes no difference.
 */
export interface PlayLedger {
  /** Stores what is new of some thousand plays at most, in any order. */
  take(
    tx: Repositories,
    facts: {
      memberId: MemberId;
      origin: PlayOriginWish;
      plays: readonly ArrivingPlay[];
      now: number;
    },
  ): Promise<Taken>;
  /**
   * Takes away the plays of an origin among the next `limit` rows after `after`.
   * @returns `next`: where to go on, null at the end; the origin itself is gone then.
   */
  remove(
    tx: Repositories,
    facts: { memberId: MemberId; originId: PlayOriginId; after: number | null; limit: number },
  ): Promise<{ removed: number; next: number | null }>;
  /** Takes away the oldest `limit` plays that ended before `before`. Returns how many; 0: there are none left. */
  removeBefore(
    tx: Repositories,
    facts: { memberId: MemberId; before: number; limit: number },
  ): Promise<number>;
  /**
   * Hides or shows the next `limit` plays after `after` and up to `toAt`, as the stretches say that are not the member's.
   * @returns `next`: where to go on, null at the end
   */
  review(
    tx: Repositories,
    facts: { memberId: MemberId; after: number; toAt: number; limit: number },
  ): Promise<{ changed: number; next: number | null }>;
}

export const createPlayLedger = (sums: SumKeeper = createSumKeeper()): PlayLedger => {
  const settle = createSettle();
  const write = createLedgerWrite(sums);

  const listenerOf = async (tx: Repositories, memberId: MemberId): Promise<ListenerId> => {
    const { id, isNew } = await tx.playOrigins.ensureListener(memberId);
    if (isNew) {
      const timeZone = (await tx.members.find(memberId))?.timeZone ?? 'UTC';
      await tx.rollups.create({ listenerId: id, timeZone, state: 'active', builtThrough: COMPLETE });
    }
    return id;
  };

  return {
    take: async (tx, { memberId, origin, plays, now }) => {
      const listenerId = await listenerOf(tx, memberId);
      const originId = await tx.playOrigins.ensure(listenerId, origin, now);
      const kinds = await kindsOf(tx, listenerId);
      const isDisowned = await disownedOf(tx, memberId);
      let added = 0;
      let again = 0;
      let covered = 0;
      // Stretches do not touch one another: what they bring is written together.
      let pending: PlayChange[] = [];
      const flush = async (): Promise<void> => {
        const changes = pending;
        pending = [];
        await write(tx, memberId, listenerId, changes);
      };
      for (const stretch of inStretches(plays)) {
        const ends = [...stretch.slice(0, 1), ...stretch.slice(-1)];
        const range = coverRange(ends.map((play) => ({ ...play, source: origin.kind })));
        if (range === null) continue;
        const rows = await tx.playRows.between(listenerId, range.fromAt, range.toAt);
        const same = rows.filter((row) => kinds.get(row.originId) === origin.kind);
        const own = same.filter((row) => row.originId === originId);
        const fresh = freshOf(stretch, same);
        if (fresh.length < stretch.length) again += stretch.length - freshOf(stretch, own).length;
        const told = await toldByName(fresh, same, tx.playRows.names);
        const arriving = storable(
          fresh.filter((play) => !told.has(play)),
          own,
        ).map(
          ({ trackId, endedAt, msPlayed, flags }): PlayRow => ({
            ...{ trackId, endedAt, msPlayed, originId },
            flags: withFlag(withFlag(flags, COVERED, false), DISOWNED, isDisowned(origin.kind, endedAt)),
          }),
        );
        if (arriving.length === 0) continue;
        const window = { listenerId, kinds, range, rows, arriving, leaves: () => false };
        const settled = await settle(tx, window, flush);
        const coming = new Set(arriving);
        for (const row of arriving) {
          pending.push({ row, before: null, after: withFlag(row.flags, COVERED, settled.get(row) === true) });
        }
        for (const [row, hide] of settled) {
          if (hide) covered += 1;
          if (!coming.has(row)) pending.push(flagged(row, withFlag(row.flags, COVERED, hide)));
        }
        added += arriving.length;
      }
      await flush();
      return { added, alreadyThere: plays.length - added, again, covered, originId };
    },

    ...createLedgerLeaving({ write, settle }),

    review: async (tx, { memberId, after, toAt, limit }) => {
      const listenerId = await tx.playOrigins.listener(memberId);
      if (listenerId === null) return { changed: 0, next: null };
      const isDisowned = await disownedOf(tx, memberId);
      const kinds = await kindsOf(tx, listenerId);
      const part = await partOf(tx, listenerId, after, limit);
      const changes = part.rows
        .filter(({ endedAt }) => endedAt <= toAt)
        .map((row) => ({ row, hide: isDisowned(kinds.get(row.originId) ?? 'live', row.endedAt) }))
        .map(({ row, hide }) => flagged(row, withFlag(row.flags, DISOWNED, hide)))
        .filter(({ row, after: flags }) => flags !== row.flags);
      await write(tx, memberId, listenerId, changes);
      return { changed: changes.length, next: part.next !== null && part.next < toAt ? part.next : null };
    },
  };
};
