import { and, asc, eq, lte, min } from 'drizzle-orm';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** How far the plays of an account were fetched. */
export interface PlaySync {
  readonly accountId: AccountId;
  readonly memberId: MemberId;
  readonly nextSyncAt: number;
  readonly lastSyncAt: number | null;
  /** The newest play ever seen from this account, ms UTC. */
  readonly newestPlayAt: number | null;
  /** Failures in a row. */
  readonly failures: number;
}

export const playSyncReads = ({ q, t }: Queries) => ({
  find: async (accountId: AccountId, memberId: MemberId): Promise<PlaySync | null> => {
    const rows = await q
      .select()
      .from(t.playSyncs)
      .where(and(eq(t.playSyncs.accountId, accountId), eq(t.playSyncs.memberId, memberId)));
    return rows[0] ?? null;
  },

  /** Of active accounts whose time has come, the longest waiting first. */
  due: async (now: number, limit: number): Promise<{ accountId: AccountId; memberId: MemberId }[]> =>
    q
      .select({ accountId: t.playSyncs.accountId, memberId: t.playSyncs.memberId })
      .from(t.playSyncs)
      .innerJoin(t.accounts, eq(t.accounts.id, t.playSyncs.accountId))
      .where(and(lte(t.playSyncs.nextSyncAt, now), eq(t.accounts.status, 'active')))
      .orderBy(asc(t.playSyncs.nextSyncAt))
      .limit(limit),

  /** Of a member's active accounts. */
  activeOf: async (memberId: MemberId): Promise<PlaySync[]> => {
    const rows = await q
      .select({ sync: t.playSyncs })
      .from(t.playSyncs)
      .innerJoin(t.accounts, eq(t.accounts.id, t.playSyncs.accountId))
      .where(and(eq(t.playSyncs.memberId, memberId), eq(t.accounts.status, 'active')))
      .orderBy(asc(t.playSyncs.nextSyncAt));
    return rows.map(({ sync }) => sync);
  },

  /** The earliest moment at which any active account is due; null without one. */
  earliest: async (): Promise<number | null> => {
    const rows = await q
      .select({ at: min(t.playSyncs.nextSyncAt) })
      .from(t.playSyncs)
      .innerJoin(t.accounts, eq(t.accounts.id, t.playSyncs.accountId))
      .where(eq(t.accounts.status, 'active'));
    return rows[0]?.at ?? null;
  },
});

export const playSyncWrites = ({ q, t }: Tx) => ({
  /** Makes an account due now: the first time, and again when it was linked anew. What was seen before stays known. */
  start: async (accountId: AccountId, memberId: MemberId, now: number): Promise<void> => {
    await q
      .insert(t.playSyncs)
      .values({ accountId, memberId, nextSyncAt: now, lastSyncAt: null, newestPlayAt: null, failures: 0 })
      .onConflictDoUpdate({
        target: t.playSyncs.accountId,
        set: { memberId, nextSyncAt: now, failures: 0 },
      });
  },

  noteSync: async (
    accountId: AccountId,
    memberId: MemberId,
    facts: { nextSyncAt: number; lastSyncAt: number; newestPlayAt: number | null },
  ): Promise<void> => {
    await q
      .update(t.playSyncs)
      .set({ ...facts, failures: 0 })
      .where(and(eq(t.playSyncs.accountId, accountId), eq(t.playSyncs.memberId, memberId)));
  },

  /** Moves the next sync without one having happened. */
  postpone: async (
    accountId: AccountId,
    memberId: MemberId,
    facts: { nextSyncAt: number; failures: number },
  ): Promise<void> => {
    await q
      .update(t.playSyncs)
      .set(facts)
      .where(and(eq(t.playSyncs.accountId, accountId), eq(t.playSyncs.memberId, memberId)));
  },
});
