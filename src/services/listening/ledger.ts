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
import { freshOf, inStretches, storable } from './ledger-arrivals.ts';
import { disownedOf } from './ledger-hidden.ts';
import { partOf } from './ledger-parts.ts';
import { COMPLETE, createSumKeeper, type PlayChange, type SumKeeper } from './ledger-sums.ts';
import { createSettle, type Kinds } from './ledger-window.ts';

/** A play as a source brings it. */
export interface ArrivingPlay {
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

  const listenerOf = async (tx: Repositories, memberId: MemberId): Promise<ListenerId> => {
    const { id, isNew } = await tx.playOrigins.ensureListener(memberId);
    if (isNew) {
      const timeZone = (await tx.members.find(memberId))?.timeZone ?? 'UTC';
      await tx.rollups.create({ listenerId: id, timeZone, state: 'active', builtThrough: COMPLETE });
    }
    return id;
  };

  const kindsOf = async (tx: Repositories, listenerId: ListenerId): Promise<Kinds> =>
    new Map((await tx.playOrigins.of(listenerId)).map(({ id, kind }) => [id, kind]));

  /** Writes changes of rows, and what follows from them. */
  const write = async (
    tx: Repositories,
    memberId: MemberId,
    listenerId: ListenerId,
    changes: readonly PlayChange[],
  ): Promise<void> => {
    if (changes.length === 0) return;
    const put: PlayRow[] = [];
    const drop: PlayRow[] = [];
    for (const { row, after } of changes) {
      if (after === null) drop.push(row);
      else put.push(after === row.flags ? row : { ...row, flags: after });
    }
    await tx.playRows.put(listenerId, put);
    await tx.playRows.drop(listenerId, drop);
    await sums.keep(tx, listenerId, changes);
    await tx.playOrigins.changed(listenerId);
    await tx.ruleMarks.mark(memberId, [{ kind: 'plays', what: '' }], 0);
  };

  return {
    take: async (tx, { memberId, origin, plays, now }) => {
      const listenerId = await listenerOf(tx, memberId);
      const originId = await tx.playOrigins.ensure(listenerId, origin, now);
      const kinds = await kindsOf(tx, listenerId);
      const isDisowned = await disownedOf(tx, memberId);
      let added = 0;
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
        const arriving = storable(freshOf(stretch, same), own).map(
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
      return { added, alreadyThere: plays.length - added, covered, originId };
    },

    remove: async (tx, { memberId, originId, after, limit }) => {
      const listenerId = await tx.playOrigins.listener(memberId);
      if (listenerId === null) return { removed: 0, next: null };
      const part = await partOf(tx, listenerId, after ?? Number.MIN_SAFE_INTEGER, limit);
      const gone = part.rows.filter((row) => row.originId === originId);
      const kinds = await kindsOf(tx, listenerId);
      const range = coverRange(gone.map((row) => ({ ...row, source: kinds.get(originId) ?? 'live' })));
      if (range !== null) {
        const keys = new Set(gone.map(keyOf));
        const leaves = (row: PlayRow): boolean => row.originId === originId && keys.has(keyOf(row));
        const rows = await tx.playRows.between(listenerId, range.fromAt, range.toAt);
        const settled = await settle(tx, { listenerId, kinds, range, rows, arriving: [], leaves });
        const changes = gone.map((row): PlayChange => ({ row, before: row.flags, after: null }));
        for (const [row, hide] of settled) changes.push(flagged(row, withFlag(row.flags, COVERED, hide)));
        await write(tx, memberId, listenerId, changes);
      }
      if (part.next === null) await tx.playOrigins.delete(listenerId, originId);
      return { removed: gone.length, next: part.next };
    },

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

const flagged = (row: PlayRow, after: number): PlayChange => ({ row, before: row.flags, after });

const keyOf = ({ endedAt, trackId, msPlayed }: PlayRow): string => `${endedAt} ${trackId} ${msPlayed}`;
