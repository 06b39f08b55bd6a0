import type { DaySums, MonthOfTrack } from '../../db/repositories/statistic-times.ts';
import type { Store } from '../../db/store.ts';
import type { TrackId } from '../../domain/ids.ts';
import { monthOfDay } from '../../domain/listening/calendar.ts';
import { isCounted } from '../../domain/listening/play-flags.ts';
import { albumKey, labelKey, recordingKey } from '../../domain/statistics/keys.ts';
import {
  type Placed,
  placed,
  type Tally,
  type TrackTally,
  together,
} from '../../domain/statistics/ranking.ts';
import { type DaySpan, type WindowParts, windowParts } from '../../domain/statistics/windows.ts';
import type { ListeningSet } from './listening.ts';
import { genreReader, ownWords } from './own-words.ts';

/** A track's sums under the key of what it is counted as. */
export interface KeyedTally<K> extends TrackTally {
  readonly key: K;
}

/** When a recording was heard first and last, of what counts as a play. */
export interface RecordingEnds {
  readonly key: number;
  readonly plays: number;
  /** ms UTC */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Its most played track. */
  readonly trackId: number;
}

export interface HoursOfWeek {
  /** 168 numbers; 0 is Monday from midnight to one. */
  readonly plays: readonly number[];
  readonly ms: readonly number[];
}

/** What plays come to. `span` null is all time; everything in a span is exact, also at its ends. */
export interface Tallies {
  totals(set: ListeningSet, span: DaySpan | null): Promise<Tally>;
  /** The tracks as they are, each with the key of its recording. */
  byTrack(set: ListeningSet, span: DaySpan | null): Promise<KeyedTally<number>[]>;
  /** The most played first, one recording once. */
  recordings(set: ListeningSet, span: DaySpan | null): Promise<Placed<number>[]>;
  /** By the number of the artist; a track of two artists counts for both. */
  artists(set: ListeningSet, span: DaySpan | null): Promise<Placed<number>[]>;
  albums(set: ListeningSet, span: DaySpan | null): Promise<Placed<string>[]>;
  /** By name; a track of several genres counts for each. */
  genres(set: ListeningSet, span: DaySpan | null): Promise<Placed<string>[]>;
  labels(set: ListeningSet, span: DaySpan | null): Promise<Placed<string>[]>;
  ends(set: ListeningSet): Promise<RecordingEnds[]>;
  /** Keys of recordings that were played before a day. */
  heardBefore(set: ListeningSet, day: number): Promise<ReadonlySet<number>>;
  days(set: ListeningSet, span: DaySpan | null): Promise<DaySums[]>;
  hours(set: ListeningSet, span: DaySpan | null): Promise<HoursOfWeek>;
  /** Plays by month of each track in whole months. */
  tracksByMonth(
    set: ListeningSet,
    months: { from: number; to: number },
  ): Promise<{ trackId: number; month: number; plays: number }[]>;
  /** The strongest genre of each track that was heard in whole months; those of unknown genre are left out. */
  strongestGenres(
    set: ListeningSet,
    months: { from: number; to: number },
  ): Promise<ReadonlyMap<number, string>>;
  monthsOf(set: ListeningSet, trackIds: readonly TrackId[]): Promise<MonthOfTrack[]>;
  /** The n-th play there ever was, from 1; null when there are fewer. */
  nthPlay(set: ListeningSet, n: number): Promise<{ endedAt: number; trackId: TrackId } | null>;
}

const EVER: WindowParts = { months: { from: 0, to: 12 * 10_000 }, edges: [] };

export const createTallies = ({ store }: { store: Store }): Tallies => {
  const { statistics, statisticTimes } = store.read;
  const partsOf = ({ calendar }: ListeningSet, span: DaySpan | null): WindowParts | null =>
    span === null ? null : windowParts(span, calendar);

  /** Rows of one kind under what their further columns say. */
  const keyed = async <K>(
    kind: Parameters<typeof statistics.sums>[0],
    [set, span]: readonly [ListeningSet, DaySpan | null],
    keysOf: (row: readonly unknown[]) => readonly (K | null)[],
  ): Promise<KeyedTally<K>[]> => {
    const found: KeyedTally<K>[] = [];
    for (const row of await statistics.sums(kind, set, partsOf(set, span))) {
      const tally = tallyOf(row);
      for (const key of keysOf(row)) if (key !== null) found.push({ ...tally, key });
    }
    return found;
  };
  const rank = <K extends string | number>(tallies: readonly KeyedTally<K>[]): Placed<K>[] =>
    placed(tallies, ({ key }) => [key]);

  const byTrack: Tallies['byTrack'] = (set, span) =>
    keyed('recordings', [set, span], (row) => [recordingKey(Number(row[0]), row[4], row[5])]);

  return {
    byTrack,
    totals: async (set, span) => together(await statisticTimes.days(set, span)),
    days: (set, span) => statisticTimes.days(set, span),
    monthsOf: (set, trackIds) => statisticTimes.monthsOf(set, trackIds),
    recordings: async (set, span) => rank(await byTrack(set, span)),
    artists: async (set, span) => rank(await keyed('artists', [set, span], (row) => [Number(row[4])])),
    albums: async (set, span) =>
      rank(await keyed('albums', [set, span], (row) => [albumKey(row[4], row[5], row[6])])),
    genres: async (set, span) => {
      const namesOf = await genreReader(store, set.memberId);
      return rank(await keyed('genres', [set, span], namesOf));
    },
    strongestGenres: async (set, months) => {
      const namesOf = await genreReader(store, set.memberId);
      const rows = await statistics.sums('genres', set, { months, edges: [] });
      return new Map(
        rows.flatMap((row) =>
          namesOf(row)
            .slice(0, 1)
            .map((name) => [Number(row[0]), name]),
        ),
      );
    },
    labels: async (set, span) => {
      const own = await ownWords(store, set.memberId);
      return rank(
        await keyed('labels', [set, span], (row) => [labelKey(own.get(Number(row[0]))?.label ?? row[4])]),
      );
    },

    ends: async (set) => {
      const found = new Map<number, RecordingEnds & { readonly most: number }>();
      for (const row of await statisticTimes.ends(set)) {
        const [trackId = 0, plays = 0, firstAt = 0, lastAt = 0] = row.slice(0, 4).map(Number);
        const key = recordingKey(trackId, row[4], row[5]);
        const known = found.get(key);
        const named = known === undefined || plays > known.most;
        found.set(key, {
          key,
          plays: plays + (known?.plays ?? 0),
          firstAt: Math.min(firstAt, known?.firstAt ?? firstAt),
          lastAt: Math.max(lastAt, known?.lastAt ?? lastAt),
          trackId: named ? trackId : known.trackId,
          most: named ? plays : known.most,
        });
      }
      return [...found.values()];
    },

    heardBefore: async (set, day) => {
      const month = monthOfDay(day);
      const months = { from: 0, to: month - 1 };
      const edges = [{ fromAt: set.calendar.monthStart(month), toAt: set.calendar.dayStart(day) }];
      const rows = await statisticTimes.tracksIn(set, { months, edges });
      return new Set(rows.map((row) => recordingKey(Number(row[0]), row[1], row[2])));
    },

    hours: async (set, span) => {
      const parts = partsOf(set, span) ?? EVER;
      const week = { plays: new Array<number>(168).fill(0), ms: new Array<number>(168).fill(0) };
      const add = (hour: number, plays: number, ms: number): void => {
        week.plays[hour] = (week.plays[hour] ?? 0) + plays;
        week.ms[hour] = (week.ms[hour] ?? 0) + ms;
      };
      for (const [hour, plays, ms] of await statisticTimes.hours(set, parts)) {
        add(Number(hour), Number(plays), Number(ms));
      }
      for (const { fromAt, toAt } of parts.edges) {
        for (const [endedAt, ms, flags] of await statisticTimes.heard(set, fromAt, toAt)) {
          const play = { msPlayed: Number(ms), flags: Number(flags) };
          add(set.calendar.hourOfWeekOf(Number(endedAt)), isCounted(play) ? 1 : 0, play.msPlayed);
        }
      }
      return week;
    },

    tracksByMonth: async (set, months) =>
      (await statisticTimes.tracksByMonth(set, { months, edges: [] })).map(([trackId, month, plays]) => ({
        trackId: Number(trackId),
        month: Number(month),
        plays: Number(plays),
      })),

    nthPlay: async (set, n) => {
      let before = 0;
      for (const { day, plays } of await statisticTimes.days(set, null)) {
        if (before + plays >= n)
          return statisticTimes.playAfter(set, set.calendar.dayStart(day), n - before - 1);
        before += plays;
      }
      return null;
    },
  };
};

const tallyOf = (row: readonly unknown[]): TrackTally => ({
  trackId: Number(row[0]),
  plays: Number(row[1]),
  ms: Number(row[2]),
  skips: Number(row[3]),
});
