import { and, asc, eq, isNull } from 'drizzle-orm';
import type { MemberStyle, Period } from '../../domain/curation/curation.ts';
import type { Queries } from '../database.ts';

/** What members may want to be told of. */
export const curationNewsReads = ({ q, t: { periods, memberStyles } }: Queries) => ({
  /** Weeks that are not sorted, of members who want to be reminded and were not. */
  unreminded: async (): Promise<{ period: Period; unmatched: MemberStyle['unmatched'] }[]> =>
    q
      .select({ period: periods, unmatched: memberStyles.unmatched })
      .from(periods)
      .innerJoin(
        memberStyles,
        and(eq(memberStyles.memberId, periods.memberId), eq(memberStyles.styleId, periods.styleId)),
      )
      .where(and(eq(periods.state, 'open'), isNull(periods.remindedAt), eq(memberStyles.remind, true)))
      .orderBy(asc(periods.id)),
});
