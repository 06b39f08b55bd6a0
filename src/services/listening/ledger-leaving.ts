import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ListenerId, MemberId, PlayOriginId } from '../../domain/ids.ts';
import { coverRange } from '../../domain/listening/cover.ts';
import { COVERED, withFlag } from '../../domain/listening/play-flags.ts';
import { partOf } from './ledger-parts.ts';
import type { PlayChange } from './ledger-sums.ts';
import type { createSettle } from './ledger-window.ts';
import { flagged, kindsOf, type LedgerWrite } from './ledger-write.ts';

/** How plays go, see `PlayLedger`. */
export interface LedgerLeaving {
  remove(
    tx: Repositories,
    facts: { memberId: MemberId; originId: PlayOriginId; after: number | null; limit: number },
  ): Promise<{ removed: number; next: number | null }>;
  removeBefore(
    tx: Repositories,
    facts: { memberId: MemberId; before: number; limit: number },
  ): Promise<number>;
}

/** How plays go: by where they came from, or by their age. */
export const createLedgerLeaving = (deps: {
  write: LedgerWrite;
  settle: ReturnType<typeof createSettle>;
}): LedgerLeaving => {
  const { write, settle } = deps;

  /** Rows go, and what they hid may be seen again. */
  const takeAway = async (
    tx: Repositories,
    memberId: MemberId,
    listenerId: ListenerId,
    gone: readonly PlayRow[],
  ): Promise<void> => {
    const kinds = await kindsOf(tx, listenerId);
    const range = coverRange(gone.map((row) => ({ ...row, source: kinds.get(row.originId) ?? 'live' })));
    if (range === null) return;
    const keys = new Set(gone.map(keyOf));
    const leaves = (row: PlayRow): boolean => keys.has(keyOf(row));
    const rows = await tx.playRows.between(listenerId, range.fromAt, range.toAt);
    const settled = await settle(tx, { listenerId, kinds, range, rows, arriving: [], leaves });
    const changes = gone.map((row): PlayChange => ({ row, before: row.flags, after: null }));
    for (const [row, hide] of settled) changes.push(flagged(row, withFlag(row.flags, COVERED, hide)));
    await write(tx, memberId, listenerId, changes);
  };

  return {
    remove: async (tx, { memberId, originId, after, limit }) => {
      const listenerId = await tx.playOrigins.listener(memberId);
      if (listenerId === null) return { removed: 0, next: null };
      const part = await partOf(tx, listenerId, after ?? Number.MIN_SAFE_INTEGER, limit);
      const gone = part.rows.filter((row) => row.originId === originId);
      await takeAway(tx, memberId, listenerId, gone);
      if (part.next === null) await tx.playOrigins.delete(listenerId, originId);
      return { removed: gone.length, next: part.next };
    },

    removeBefore: async (tx, { memberId, before, limit }) => {
      const listenerId = await tx.playOrigins.listener(memberId);
      if (listenerId === null) return 0;
      const part = await partOf(tx, listenerId, Number.MIN_SAFE_INTEGER, limit);
      const gone = part.rows.filter(({ endedAt }) => endedAt < before);
      await takeAway(tx, memberId, listenerId, gone);
      return gone.length;
    },
  };
};

const keyOf = ({ endedAt, trackId, msPlayed, originId }: PlayRow): string =>
  `${endedAt} ${trackId} ${msPlayed} ${originId}`;
