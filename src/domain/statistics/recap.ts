import { firstDayOfMonth, monthOfDay } from '../listening/calendar.ts';
import type { HeardTrack } from './told.ts';
import type { DaySpan, StatsWindow } from './windows.ts';

/** A month or a year to look back on. */
export type RecapWindow = Extract<StatsWindow, { kind: 'month' | 'year' }>;
export type RecapKind = RecapWindow['kind'];

/** The one it lies in, and whether it is over. */
export const recapOf = (kind: RecapKind, day: number): RecapWindow => {
  const month = monthOfDay(day);
  return kind === 'month' ? { kind, month } : { kind, year: Math.floor(month / 12) };
};

/** So many further. */
export const recapBeside = (window: RecapWindow, by: number): RecapWindow =>
  window.kind === 'month'
    ? { kind: 'month', month: window.month + by }
    : { kind: 'year', year: window.year + by };

export const recapDays = (window: RecapWindow): DaySpan => {
  const [first, last] =
    window.kind === 'month' ? [window.month, window.month + 1] : [window.year * 12, window.year * 12 + 12];
  return { fromDay: firstDayOfMonth(first), toDay: firstDayOfMonth(last) - 1 };
};

/**
 * The one that people mean when they name none: the last that is over; a year from December on already, for nobody waits
 * for the last days.
 */
export const usualRecap = (kind: RecapKind, today: number): RecapWindow => {
  const now = recapOf(kind, today);
  return kind === 'year' && monthOfDay(today) % 12 === 11 ? now : recapBeside(now, -1);
};

/** The one before and the one after, as far as there was or can have been anything to hear. */
export const recapNeighbours = (window: RecapWindow, heard: DaySpan) => {
  const before = recapBeside(window, -1);
  const after = recapBeside(window, 1);
  return {
    before: recapDays(before).toDay >= heard.fromDay ? before : null,
    after: recapDays(after).fromDay <= heard.toDay ? after : null,
  };
};

/** The day on which most was heard, of equal ones the first. */
export const busiestDay = <T extends { readonly ms: number }>(days: readonly T[]): T | null =>
  days.reduce<T | null>((most, day) => (day.ms > (most?.ms ?? 0) ? day : most), null);

/** The hour of the day with most, 0..23; null when there is nothing. @param hours 24 numbers */
export const peakHour = (hours: readonly number[]): number | null => {
  const most = Math.max(0, ...hours);
  return most === 0 ? null : hours.indexOf(most);
};

export interface RecapRanked {
  readonly name: string;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
  readonly plays: number;
}

export interface Recap {
  readonly window: RecapWindow;
  readonly plays: number;
  readonly ms: number;
  /** Of the one before; null when nothing was heard in it. */
  readonly msBefore: number | null;
  readonly tracks: readonly (HeardTrack & { readonly plays: number })[];
  readonly artists: readonly RecapRanked[];
  readonly genres: readonly { readonly name: string; readonly plays: number }[];
  /** Recordings that were heard for the first time ever. */
  readonly discoveries: number;
  /** The one of them that was played most. */
  readonly discovery: HeardTrack | null;
  /** Days in a row, the longest in it; and how many days had music. */
  readonly streak: number;
  readonly daysHeard: number;
  /** Day since 1970-01-01. */
  readonly busiest: { readonly day: number; readonly ms: number } | null;
  readonly hour: number | null;
  readonly before: RecapWindow | null;
  readonly after: RecapWindow | null;
  /** It is not over yet. */
  readonly running: boolean;
}
