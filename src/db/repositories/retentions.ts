import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import { type MemberRetention, type Retention, USUAL_RETENTION } from '../../domain/privacy/retention.ts';
import type { Queries, Tx } from '../database.ts';

export const retentionReads = ({ q, t: { accounts, retentions } }: Queries) => {
  const columns = { playYears: retentions.playYears, unlinkedDays: retentions.unlinkedDays };
  return {
    /** What a member wants; what is usual when they said nothing. */
    of: async (memberId: MemberId): Promise<Retention> =>
      (await q.select(columns).from(retentions).where(eq(retentions.memberId, memberId)))[0] ??
      USUAL_RETENTION,

    /** Members with accounts that were unlinked before then who never said how long things are to be kept. */
    silent: async (before: number): Promise<MemberId[]> => {
      const rows = await q
        .selectDistinct({ memberId: accounts.memberId })
        .from(accounts)
        .leftJoin(retentions, eq(retentions.memberId, accounts.memberId))
        .where(
          and(eq(accounts.status, 'unlinked'), lt(accounts.unlinkedAt, before), isNull(retentions.memberId)),
        );
      return rows.map(({ memberId }) => memberId);
    },

    /** Everybody who does not want everything kept. */
    limited: async (): Promise<MemberRetention[]> =>
      q
        .select({ memberId: retentions.memberId, ...columns })
        .from(retentions)
        .where(or(isNotNull(retentions.playYears), isNotNull(retentions.unlinkedDays)))
        .orderBy(retentions.memberId),
  };
};

export const retentionWrites = ({ q, t: { retentions } }: Tx) => ({
  set: async (memberId: MemberId, { playYears, unlinkedDays }: Retention, now: number): Promise<void> => {
    const set = { playYears, unlinkedDays, updatedAt: now };
    await q
      .insert(retentions)
      .values({ memberId, ...set })
      .onConflictDoUpdate({ target: retentions.memberId, set });
  },
});
