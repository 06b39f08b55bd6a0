import { type Calendar, monthOfDay } from './calendar.ts';
import { isCounted, isSkip, isVisible } from './play-flags.ts';

/**
 * The arithmetic of the sums over plays, for upkeep and rebuild alike: both count the same rows into a delta, one those
 * that came and went, the other all there are. Everything is placed by the end of a play, as the plays themselves are.
 */
export interface RollupPlay {
  readonly trackId: number;
  /** ms UTC */
  readonly endedAt: number;
  readonly msPlayed: number;
  readonly flags: number;
}

/** What a set of plays comes to; as a change each number may be negative. */
export interface Sums {
  /** Of what counts as a play. */
  plays: number;
  /** Heard in all, also of what does not count as a play. */
  ms: number;
  skips: number;
}

export interface MonthSums extends Sums {
  readonly trackId: number;
  /** year × 12 + month in the calendar's zone. */
  readonly month: number;
  /**
   * The first and the last that counts as a play, ms UTC, null without one. Of a change only of what came: what went has
   * to be looked up among what is left.
   */
  firstAt: number | null;
  lastAt: number | null;
}

export interface RollupDelta {
  /** By track. */
  readonly totals: Map<number, Sums>;
  /** By {@link monthKey}. */
  readonly months: Map<number, MonthSums>;
  /** By day since 1970-01-01. */
  readonly days: Map<number, Sums>;
  /** By {@link hourKey}. */
  readonly hours: Map<number, Sums>;
}

/** One number for a track in a month: months stay below 65 536 until the year 5461. */
export const monthKey = (trackId: number, month: number): number => trackId * 65_536 + month;

const HOURS_OF_WEEK = 168;
/** One number for an hour of the week (0 … 167) in a month. */
export const hourKey = (month: number, hourOfWeek: number): number => month * HOURS_OF_WEEK + hourOfWeek;
export const hourOfKey = (key: number): { readonly month: number; readonly hourOfWeek: number } => ({
  month: Math.floor(key / HOURS_OF_WEEK),
  hourOfWeek: key % HOURS_OF_WEEK,
});

export const newDelta = (): RollupDelta => ({
  totals: new Map(),
  months: new Map(),
  days: new Map(),
  hours: new Map(),
});

/**
 * Counts a play in (`1`) or out (`-1`). One that is hidden, or that brings nothing (0 ms and neither a play nor a skip),
 * is in no sum, so that taking the same row out again is always the exact opposite.
 */
export const countInto = (delta: RollupDelta, calendar: Calendar, play: RollupPlay, sign: 1 | -1): void => {
  if (!isVisible(play.flags)) return;
  const counts = isCounted(play);
  const plays = counts ? sign : 0;
  const ms = sign * play.msPlayed;
  const skips = isSkip(play) ? sign : 0;
  if (plays === 0 && ms === 0 && skips === 0) return;
  const { trackId, endedAt } = play;
  const day = calendar.dayOf(endedAt);
  const month = monthOfDay(day);
  add(delta.totals, trackId, plays, ms, skips);
  add(delta.days, day, plays, ms, skips);
  add(delta.hours, hourKey(month, calendar.hourOfWeekOf(endedAt)), plays, ms, skips);
  const key = monthKey(trackId, month);
  const known = delta.months.get(key);
  const came = counts && sign === 1 ? endedAt : null;
  if (known === undefined) {
    delta.months.set(key, { trackId, month, plays, ms, skips, firstAt: came, lastAt: came });
    return;
  }
  increase(known, plays, ms, skips);
  if (came === null) return;
  known.firstAt = Math.min(known.firstAt ?? came, came);
  known.lastAt = Math.max(known.lastAt ?? came, came);
};

/** Whether nothing is left of it: such a row is not stored. */
export const isNothing = ({ plays, ms, skips }: Sums): boolean => plays === 0 && ms === 0 && skips === 0;

const add = (sums: Map<number, Sums>, key: number, plays: number, ms: number, skips: number): void => {
  const known = sums.get(key);
  if (known === undefined) sums.set(key, { plays, ms, skips });
  else increase(known, plays, ms, skips);
};

const increase = (sums: Sums, plays: number, ms: number, skips: number): void => {
  sums.plays += plays;
  sums.ms += ms;
  sums.skips += skips;
};
