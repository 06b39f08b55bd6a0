import { and, asc, eq, exists, lte } from 'drizzle-orm';
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
  /** ms from play to play when this listener is at their fastest; null before the first look. */
  readonly paceMs: number | null;
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

  /** Of active accounts whose time has come, the longest waiting first. Asked every second: it goes by the time alone. */
  due: async (now: number, limit: number): Promise<{ accountId: AccountId; memberId: MemberId }[]> =>
    q
      .select({ accountId: t.playSyncs.accountId, memberId: t.playSyncs.memberId })
      .from(t.playSyncs)
      .where(
        and(
          lte(t.playSyncs.nextSyncAt, now),
          exists(
            q
              .select({ id: t.accounts.id })
              .from(t.accounts)
              .where(and(eq(t.accounts.id, t.playSyncs.accountId), eq(t.accounts.status, 'active'))),
          ),
        ),
      )
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
});

export const playSyncWrites = ({ q, t }: Tx) => ({
  /** Where the fetching of an account stands now; the first note makes it known to the schedule. A pace left out stays. */
  note: async (
    accountId: AccountId,
    memberId: MemberId,
    facts: Omit<PlaySync, 'accountId' | 'memberId' | 'paceMs'> & { readonly paceMs?: number },
  ): Promise<void> => {
    const row = { memberId, ...facts };
    await q
      .insert(t.playSyncs)
      .values({ accountId, ...row })
      .onConflictDoUpdate({ target: t.playSyncs.accountId, set: row });
  },
});
