import { and, asc, between, eq, gt, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { TrackId } from '../../domain/ids.ts';
import type { DaySpan, WindowParts } from '../../domain/statistics/windows.ts';
import type { Queries, RawRow } from '../database.ts';
import { countedPlay, visiblePlay } from './play-words.ts';
import { type SumsOf, windowValues } from './statistics.ts';

/** What one day came to. */
export interface DaySums {
  /** Days since 1970-01-01, where the member is. */
  readonly day: number;
  readonly plays: number;
  readonly ms: number;
  readonly skips: number;
}

/** What a track came to in a month. */
export interface MonthOfTrack {
  readonly trackId: TrackId;
  /** year × 12 + month (January 0) */
  readonly month: number;
  readonly plays: number;
  readonly ms: number;
  readonly skips: number;
  /** Of what counts as a play, ms UTC. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

const at = (name: string) => sql.placeholder(name);

/** When somebody listened: days, hours of the week, first and last times. */
export const statisticTimeReads = (queries: Queries) => {
  const { q, t, rows } = queries;
  const { plays, playDays: days, playHours, playMonths: months, recordingTracks: grouped } = t;
  const own = t.ownRecordings;

  const hours = q
    .select({
      hour: playHours.hourOfWeek,
      plays: sql`sum(${playHours.plays})`,
      ms: sql`sum(${playHours.ms})`,
    })
    .from(playHours)
    .where(and(eq(playHours.rollupId, at('set')), between(playHours.month, at('fromMonth'), at('toMonth'))))
    .groupBy(playHours.hourOfWeek)
    .prepare();
  const heard = q
    .select({ endedAt: plays.endedAt, msPlayed: plays.msPlayed, flags: plays.flags })
    .from(plays)
    .where(
      and(
        eq(plays.listenerId, at('listener')),
        gte(plays.endedAt, at('from')),
        lt(plays.endedAt, at('to')),
        visiblePlay(queries),
      ),
    )
    .prepare();
  const ends = q
    .select({
      trackId: months.trackId,
      plays: sql<number>`sum(${months.plays})`.mapWith(Number).as('plays'),
      firstAt: sql<number>`min(${months.firstAt})`.mapWith(Number).as('first_at'),
      lastAt: sql<number>`max(${months.lastAt})`.mapWith(Number).as('last_at'),
    })
    .from(months)
    .where(and(eq(months.rollupId, at('set')), isNotNull(months.firstAt)))
    .groupBy(months.trackId)
    .as('ends');
  const endsOfTracks = q
    .select({
      trackId: ends.trackId,
      plays: ends.plays,
      firstAt: ends.firstAt,
      lastAt: ends.lastAt,
      recording: grouped.recordingId,
      own: own.groupKey,
    })
    .from(ends)
    .leftJoin(grouped, eq(grouped.trackId, ends.trackId))
    .leftJoin(own, and(eq(own.memberId, at('member')), eq(own.trackId, ends.trackId)))
    .prepare();
  const before = q
    .select({ trackId: months.trackId })
    .from(months)
    .where(
      and(
        eq(months.rollupId, at('set')),
        between(months.month, at('fromMonth'), at('toMonth')),
        gt(months.plays, 0),
      ),
    )
    .union(
      q
        .select({ trackId: plays.trackId })
        .from(plays)
        .where(
          and(
            eq(plays.listenerId, at('listener')),
            gte(plays.endedAt, at('from1')),
            lt(plays.endedAt, at('to1')),
            countedPlay(queries),
          ),
        ),
    )
    .as('before');
  const heardBefore = q
    .select({ trackId: before.trackId, recording: grouped.recordingId, own: own.groupKey })
    .from(before)
    .leftJoin(grouped, eq(grouped.trackId, before.trackId))
    .leftJoin(own, and(eq(own.memberId, at('member')), eq(own.trackId, before.trackId)))
    .prepare();
  const inMonths = q
    .select({ trackId: months.trackId, month: months.month, plays: months.plays })
    .from(months)
    .where(and(eq(months.rollupId, at('set')), between(months.month, at('fromMonth'), at('toMonth'))))
    .prepare();

  return {
    /** Ascending; days without anything are not among them. @param span null: all time */
    days: async ({ id }: SumsOf, span: DaySpan | null): Promise<DaySums[]> =>
      q
        .select({ day: days.day, plays: days.plays, ms: days.ms, skips: days.skips })
        .from(days)
        .where(
          and(eq(days.rollupId, id), span === null ? undefined : between(days.day, span.fromDay, span.toDay)),
        )
        .orderBy(asc(days.day)),

    /** `[hour of the week, plays, ms]` of the whole months. */
    hours: (of: SumsOf, parts: WindowParts): Promise<RawRow[]> => rows(hours, windowValues(of, parts)),

    /** `[endedAt, msPlayed, flags]` of what is visible from `from` to before `to`, ascending. */
    heard: ({ listenerId }: SumsOf, from: number, to: number): Promise<RawRow[]> =>
      rows(heard, { listener: listenerId, from, to }),

    /** `[trackId, plays, firstAt, lastAt, recordingId, own group]` of every track that was ever played. */
    ends: (of: SumsOf): Promise<RawRow[]> => rows(endsOfTracks, windowValues(of, null)),

    /** `[trackId, recordingId, own group]` of tracks that were played in whole months or in the first edge. */
    tracksIn: (of: SumsOf, parts: WindowParts): Promise<RawRow[]> =>
      rows(heardBefore, windowValues(of, parts)),

    /** `[trackId, month, plays]`, month by month. */
    tracksByMonth: (of: SumsOf, parts: WindowParts): Promise<RawRow[]> =>
      rows(inMonths, windowValues(of, parts)),

    /** The months of some tracks, ascending. */
    monthsOf: async ({ id }: SumsOf, trackIds: readonly TrackId[]): Promise<MonthOfTrack[]> =>
      trackIds.length === 0
        ? []
        : q
            .select({
              trackId: months.trackId,
              month: months.month,
              plays: months.plays,
              ms: months.ms,
              skips: months.skips,
              firstAt: months.firstAt,
              lastAt: months.lastAt,
            })
            .from(months)
            .where(and(eq(months.rollupId, id), inArray(months.trackId, [...trackIds])))
            .orderBy(asc(months.month), asc(months.trackId)),

    /** The play after `skip` others among those that count from `from` on; null when there are not so many. */
    playAfter: async (
      { listenerId }: SumsOf,
      from: number,
      skip: number,
    ): Promise<{ endedAt: number; trackId: TrackId } | null> =>
      (
        await q
          .select({ endedAt: plays.endedAt, trackId: plays.trackId })
          .from(plays)
          .where(and(eq(plays.listenerId, listenerId), gte(plays.endedAt, from), countedPlay(queries)))
          .orderBy(asc(plays.endedAt), asc(plays.trackId))
          .limit(1)
          .offset(skip)
      )[0] ?? null,
  };
};
