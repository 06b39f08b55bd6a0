import { and, eq, sql } from 'drizzle-orm';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** How far the whole history of an account elsewhere is read. All times are ms UTC. */
export interface ScrobbleSync {
  /** Older plays than this are still to be read; null: all of them. */
  readonly backfillBefore: number | null;
  readonly backfillRead: number;
  /** Null while not all of it was read. */
  readonly backfilledAt: number | null;
  readonly deepAt: number | null;
  readonly total: number | null;
  readonly addedSince: number;
}

const NEW: ScrobbleSync = {
  backfillBefore: null,
  backfillRead: 0,
  backfilledAt: null,
  deepAt: null,
  total: null,
  addedSince: 0,
};

export const scrobbleSyncReads = ({ q, t: { scrobbleSyncs } }: Queries) => ({
  /** Of an account that was never looked at: nothing is read. */
  find: async (accountId: AccountId, memberId: MemberId): Promise<ScrobbleSync> => {
    const [row] = await q
      .select()
      .from(scrobbleSyncs)
      .where(and(eq(scrobbleSyncs.accountId, accountId), eq(scrobbleSyncs.memberId, memberId)));
    return row ?? NEW;
  },
});

export const scrobbleSyncWrites = ({ q, t: { scrobbleSyncs } }: Tx) => ({
  note: async (accountId: AccountId, memberId: MemberId, facts: Partial<ScrobbleSync>): Promise<void> => {
    await q
      .insert(scrobbleSyncs)
      .values({ accountId, memberId, ...NEW, ...facts })
      .onConflictDoUpdate({ target: scrobbleSyncs.accountId, set: { memberId, ...facts } });
  },

  /** Counts plays that a look brought. */
  added: async (accountId: AccountId, memberId: MemberId, count: number): Promise<void> => {
    await q
      .insert(scrobbleSyncs)
      .values({ accountId, memberId, ...NEW, addedSince: count })
      .onConflictDoUpdate({
        target: scrobbleSyncs.accountId,
        set: { addedSince: sql`${scrobbleSyncs.addedSince} + ${count}` },
      });
  },
});
