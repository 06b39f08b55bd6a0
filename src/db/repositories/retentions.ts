import { eq, isNotNull, or } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import { type MemberRetention, type Retention, USUAL_RETENTION } from '../../domain/privacy/retention.ts';
import type { Queries, Tx } from '../database.ts';

export const retentionReads = ({ q, t: { retentions } }: Queries) => {
  const columns = { playYears: retentions.playYears, unlinkedDays: retentions.unlinkedDays };
  return {
    /** What a member wants; what is usual when they said nothing. */
    of: async (memberId: MemberId): Promise<Retention> =>
      (await q.select(columns).from(retentions).where(eq(retentions.memberId, memberId)))[0] ??
      USUAL_RETENTION,

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
