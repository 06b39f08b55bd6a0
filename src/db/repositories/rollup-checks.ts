import { and, asc, eq, gt, gte, lt, ne, sql } from 'drizzle-orm';
import type { MemberId, RollupId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import type { Rollup } from './rollups.ts';

/** What sums of a stretch are stored; a month and its days. */
export interface StoredSums {
  readonly months: readonly (readonly unknown[])[];
  readonly days: readonly (readonly unknown[])[];
  readonly hours: readonly (readonly unknown[])[];
}

/** For looking whether sums are right. */
export const rollupCheckReads = ({ q, t, rows }: Queries) => {
  const { rollups, listeners, members, playTotals: totals, playMonths: months, playDays: days } = t;
  const { playHours: hours } = t;
  const number = (text: ReturnType<typeof sql>) => sql<number>`coalesce(${text}, 0)`.mapWith(Number);

  return {
    /** Sets that count, by their number after `after`. */
    sample: async (after: number, limit: number): Promise<(Rollup & { memberId: MemberId })[]> => {
      const found = await q
        .select({ rollup: rollups, memberId: listeners.memberId })
        .from(rollups)
        .innerJoin(listeners, eq(listeners.id, rollups.listenerId))
        .where(and(eq(rollups.state, 'active'), gt(rollups.id, after as RollupId)))
        .orderBy(asc(rollups.id))
        .limit(limit);
      return found.map(({ rollup, memberId }) => ({ ...rollup, memberId }));
    },

    /** Listeners without sums that count, or with those of another time zone than their own. */
    missing: async (): Promise<MemberId[]> => {
      const found = await q
        .select({ memberId: listeners.memberId })
        .from(listeners)
        .innerJoin(members, eq(members.id, listeners.memberId))
        .leftJoin(rollups, and(eq(rollups.listenerId, listeners.id), eq(rollups.state, 'active')))
        .where(sql`${rollups.id} is null or ${ne(rollups.timeZone, members.timeZone)}`)
        .orderBy(asc(listeners.id));
      return found.map(({ memberId }) => memberId);
    },

    /** Rows of one month, in the order of their keys, as a change of sums has them. @param to excluded */
    stored: async (
      id: RollupId,
      { month, fromDay, toDay }: { month: number; fromDay: number; toDay: number },
    ): Promise<StoredSums> => {
      const ofMonth = q
        .select({
          month: months.month,
          trackId: months.trackId,
          plays: months.plays,
          ms: months.ms,
          skips: months.skips,
          firstAt: months.firstAt,
          lastAt: months.lastAt,
        })
        .from(months)
        .where(and(eq(months.rollupId, id), eq(months.month, month)))
        .orderBy(asc(months.trackId))
        .prepare();
      const ofDays = q
        .select({ day: days.day, plays: days.plays, ms: days.ms, skips: days.skips })
        .from(days)
        .where(and(eq(days.rollupId, id), gte(days.day, fromDay), lt(days.day, toDay)))
        .orderBy(asc(days.day))
        .prepare();
      const ofHours = q
        .select({ month: hours.month, hourOfWeek: hours.hourOfWeek, plays: hours.plays, ms: hours.ms })
        .from(hours)
        .where(and(eq(hours.rollupId, id), eq(hours.month, month)))
        .orderBy(asc(hours.hourOfWeek))
        .prepare();
      return { months: await rows(ofMonth), days: await rows(ofDays), hours: await rows(ofHours) };
    },

    /** What each kind of sums comes to as a whole; they have to agree. */
    whole: async (id: RollupId): Promise<{ plays: number; ms: number; skips: number }[]> => {
      const of = async (table: typeof totals | typeof months | typeof days) => {
        const [row] = await q
          .select({
            plays: number(sql`sum(${table.plays})`),
            ms: number(sql`sum(${table.ms})`),
            skips: number(sql`sum(${table.skips})`),
          })
          .from(table)
          .where(eq(table.rollupId, id));
        return row ?? { plays: 0, ms: 0, skips: 0 };
      };
      return [await of(totals), await of(months), await of(days)];
    },
  };
};
