import { and, asc, eq, lte } from 'drizzle-orm';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** An account's list of sources as a whole. */
export interface SourceList {
  readonly accountId: AccountId;
  readonly memberId: MemberId;
  /** When it was last read to its end; null before the first time. */
  readonly listedAt: number | null;
  readonly nextSyncAt: number;
}

export const sourceListReads = ({ q, t: { sourceLists, accounts } }: Queries) => ({
  ofMember: async (memberId: MemberId): Promise<SourceList[]> =>
    q
      .select()
      .from(sourceLists)
      .where(eq(sourceLists.memberId, memberId))
      .orderBy(asc(sourceLists.accountId)),

  /** Of active accounts whose time has come, the longest waiting first. */
  due: async (now: number, limit: number): Promise<{ accountId: AccountId; memberId: MemberId }[]> =>
    q
      .select({ accountId: sourceLists.accountId, memberId: sourceLists.memberId })
      .from(sourceLists)
      .innerJoin(accounts, eq(accounts.id, sourceLists.accountId))
      .where(and(lte(sourceLists.nextSyncAt, now), eq(accounts.status, 'active')))
      .orderBy(asc(sourceLists.nextSyncAt))
      .limit(limit),
});

export const sourceListWrites = ({ q, t: { sourceLists } }: Tx) => ({
  /** Notes when the list was read and when it is due again; the first note makes it known to the schedule. */
  note: async (
    account: { readonly id: AccountId; readonly memberId: MemberId },
    facts: { readonly listedAt?: number; readonly nextSyncAt: number },
  ): Promise<void> => {
    await q
      .insert(sourceLists)
      .values({ accountId: account.id, memberId: account.memberId, listedAt: null, ...facts })
      .onConflictDoUpdate({ target: sourceLists.accountId, set: facts });
  },
});
