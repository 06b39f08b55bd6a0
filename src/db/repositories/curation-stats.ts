import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { MemberId, PeriodId, StyleId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** What is counted: all of a member's weeks, those of a style, or one. */
export interface StatsScope {
  readonly styleId: StyleId | null;
  readonly periodId: PeriodId | null;
}

/** How many tracks came in, how many were sorted, kept in Silver, and promoted to Gold. */
export interface StageCounts {
  readonly all: number;
  readonly sorted: number;
  readonly silver: number;
  readonly gold: number;
}

/** What became of releases. Promotions count once per track, and only while they count. */
export const curationStatReads = ({ q, t }: Queries) => {
  const { curationTracks: one, periods, releaseTracks, styles, promotions, sorts } = t;
  const number = (of: ReturnType<typeof sql>) => sql<number>`${of}`.mapWith(Number);
  const promoted = q
    .selectDistinct({ curationTrackId: promotions.curationTrackId })
    .from(promotions)
    .where(and(isNull(promotions.undoneAt), isNotNull(promotions.curationTrackId)))
    .as('promoted');
  const counts = {
    all: count(),
    sorted: number(sql`coalesce(sum(case when ${one.stage} <> 'bronze' then 1 else 0 end), 0)`),
    silver: number(sql`coalesce(sum(case when ${one.stage} = 'silver' then 1 else 0 end), 0)`),
    gold: count(promoted.curationTrackId),
  };
  const within = (memberId: MemberId, { styleId, periodId }: StatsScope) =>
    and(
      eq(one.memberId, memberId),
      styleId === null ? undefined : eq(periods.styleId, styleId),
      periodId === null ? undefined : eq(one.periodId, periodId),
    );

  return {
    total: async (memberId: MemberId, scope: StatsScope): Promise<StageCounts> => {
      const [row] = await q
        .select(counts)
        .from(one)
        .innerJoin(periods, eq(periods.id, one.periodId))
        .leftJoin(promoted, eq(promoted.curationTrackId, one.id))
        .where(within(memberId, scope));
      return row ?? { all: 0, sorted: 0, silver: 0, gold: 0 };
    },

    /** The latest first. */
    byWeek: async (memberId: MemberId, scope: StatsScope, limit: number) =>
      q
        .select({
          ...counts,
          periodId: periods.id,
          styleId: periods.styleId,
          kind: periods.kind,
          year: periods.year,
          week: periods.week,
        })
        .from(one)
        .innerJoin(periods, eq(periods.id, one.periodId))
        .leftJoin(promoted, eq(promoted.curationTrackId, one.id))
        .where(within(memberId, scope))
        .groupBy(periods.id)
        .orderBy(desc(periods.year), desc(periods.week), desc(periods.id))
        .limit(limit),

    /** The most first. */
    byStyle: async (memberId: MemberId, scope: StatsScope, limit: number) =>
      q
        .select({ ...counts, styleId: styles.id, name: styles.name })
        .from(one)
        .innerJoin(periods, eq(periods.id, one.periodId))
        .innerJoin(styles, eq(styles.id, periods.styleId))
        .leftJoin(promoted, eq(promoted.curationTrackId, one.id))
        .where(within(memberId, scope))
        .groupBy(styles.id, styles.name)
        .orderBy(desc(counts.all), asc(styles.name))
        .limit(limit),

    /** Those of whom the most was kept first. */
    byLabel: async (memberId: MemberId, scope: StatsScope, limit: number) =>
      q
        .select({ ...counts, label: releaseTracks.label })
        .from(one)
        .innerJoin(periods, eq(periods.id, one.periodId))
        .innerJoin(releaseTracks, eq(releaseTracks.id, one.releaseTrackId))
        .leftJoin(promoted, eq(promoted.curationTrackId, one.id))
        .where(and(within(memberId, scope), isNotNull(releaseTracks.label)))
        .groupBy(releaseTracks.label)
        .orderBy(desc(counts.silver), desc(counts.all), asc(releaseTracks.label))
        .limit(limit),

    /** When the last clicks were, the newest first, ms UTC. */
    clicks: async (
      memberId: MemberId,
      { styleId, periodId }: StatsScope,
      limit: number,
    ): Promise<number[]> => {
      const rows = await q
        .select({ at: sorts.at })
        .from(sorts)
        .innerJoin(periods, eq(periods.id, sorts.periodId))
        .where(
          and(
            eq(sorts.memberId, memberId),
            eq(sorts.by, 'click'),
            isNull(sorts.undoneAt),
            styleId === null ? undefined : eq(periods.styleId, styleId),
            periodId === null ? undefined : eq(sorts.periodId, periodId),
          ),
        )
        .orderBy(desc(sorts.at))
        .limit(limit);
      return rows.map(({ at }) => at);
    },
  };
};
