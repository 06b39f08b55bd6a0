import { type Calendar, firstDayOfMonth, monthOfDay } from '../listening/calendar.ts';

/**
 * Stretches of time as people ask for them, in whole days of the member's calendar. Days count from 1970-01-01, months
 * are year × 12 + month (January 0): the numbers of the sums over plays.
 */
export type StatsWindow =
  | { readonly kind: 'days'; readonly days: number }
  /** That many months back from today, day for day. */
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'all' }
  /** A month or a year of the calendar. */
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'range'; readonly fromDay: number; readonly toDay: number };

/** Days of the member's calendar, both ends included. */
export interface DaySpan {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The windows that buttons offer, as {@link windowText} writes them. */
export const USUAL_WINDOWS = ['7d', '30d', '6m', '1y', 'all'] as const;

const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2200;
const MOST_DAYS = 36_600;
const MOST_MONTHS = 1_200;

/** The one way in which a window is written, in custom ids and options: `30d`, `6m`, `1y`, `all`, `2025`, `2025-03`, `2025-03-01..2025-03-14`. */
export const windowText = (window: StatsWindow): string => {
  switch (window.kind) {
    case 'days':
      return `${window.days}d`;
    case 'months':
      return window.months % 12 === 0 ? `${window.months / 12}y` : `${window.months}m`;
    case 'all':
      return 'all';
    case 'month':
      return monthText(window.month);
    case 'year':
      return String(window.year);
    case 'range':
      return `${dayText(window.fromDay)}..${dayText(window.toDay)}`;
  }
};

/** Reads what {@link windowText} writes, and what people type instead of it; null for anything else. */
export const parseWindow = (typed: string): StatsWindow | null => {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, '');
  if (text === 'all') return { kind: 'all' };
  if (text === 'year') return { kind: 'months', months: 12 };
  const back = /^(\d{1,5})([dwmy])$/.exec(text);
  if (back !== null) return backOf(Number(back[1]), back[2] ?? '');
  const year = /^(\d{4})$/.exec(text);
  if (year !== null) return yearOf(Number(year[1]));
  const month = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (month !== null) return monthOf(Number(month[1]), Number(month[2]));
  const [from, to, ...more] = text.split(/\.\.|–|to/);
  const fromDay = dayOf(from ?? '');
  // A day alone is all of it.
  const toDay = to === undefined ? fromDay : dayOf(to);
  if (fromDay === null || toDay === null || more.length > 0) return null;
  return { kind: 'range', fromDay: Math.min(fromDay, toDay), toDay: Math.max(fromDay, toDay) };
};

/** Which days a window has on this day; null: all there ever were. */
export const windowDays = (window: StatsWindow, today: number): DaySpan | null => {
  switch (window.kind) {
    case 'all':
      return null;
    case 'days':
      return { fromDay: today - window.days + 1, toDay: today };
    case 'months':
      return { fromDay: monthsBefore(today, window.months) + 1, toDay: today };
    case 'month':
      return { fromDay: firstDayOfMonth(window.month), toDay: firstDayOfMonth(window.month + 1) - 1 };
    case 'year':
      return daysOfYear(window.year);
    case 'range':
      return { fromDay: window.fromDay, toDay: window.toDay };
  }
};

/** Just as many days directly before, for comparing; a calendar month or year is compared with the one before. Null: all. */
export const windowBefore = (window: StatsWindow, today: number): DaySpan | null => {
  if (window.kind === 'month') return windowDays({ kind: 'month', month: window.month - 1 }, today);
  if (window.kind === 'year') return windowDays({ kind: 'year', year: window.year - 1 }, today);
  const days = windowDays(window, today);
  if (days === null) return null;
  const length = days.toDay - days.fromDay + 1;
  return { fromDay: days.fromDay - length, toDay: days.fromDay - 1 };
};

/** From the first moment of a span to before the first moment after it, ms UTC. */
export interface Stretch {
  readonly fromAt: number;
  readonly toAt: number;
}

/** A span as sums can tell it: months that lie in it whole, and what is left of it at both ends, which only plays tell. */
export interface WindowParts {
  /** Both ends included; null: none lies in it whole. */
  readonly months: { readonly from: number; readonly to: number } | null;
  readonly edges: readonly Stretch[];
}

export const windowParts = ({ fromDay, toDay }: DaySpan, calendar: Calendar): WindowParts => {
  const stretch = (from: number, to: number): Stretch[] =>
    from > to ? [] : [{ fromAt: calendar.dayStart(from), toAt: calendar.dayStart(to + 1) }];
  const first = monthOfDay(fromDay - 1) + 1;
  const last = monthOfDay(toDay + 1) - 1;
  if (first > last) return { months: null, edges: stretch(fromDay, toDay) };
  return {
    months: { from: first, to: last },
    edges: [...stretch(fromDay, firstDayOfMonth(first) - 1), ...stretch(firstDayOfMonth(last + 1), toDay)],
  };
};

/** `2025-03-14` of a day. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `2025-03` of a month. */
export const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

const DAY_MS = 86_400_000;

const backOf = (count: number, unit: string): StatsWindow | null => {
  if (count < 1) return null;
  const days = unit === 'w' ? count * 7 : unit === 'd' ? count : null;
  if (days !== null) return days > MOST_DAYS ? null : { kind: 'days', days };
  const months = unit === 'y' ? count * 12 : count;
  return months > MOST_MONTHS ? null : { kind: 'months', months };
};

const inYears = (year: number): boolean => year >= EARLIEST_YEAR && year <= LATEST_YEAR;

const yearOf = (year: number): StatsWindow | null => (inYears(year) ? { kind: 'year', year } : null);

const monthOf = (year: number, month: number): StatsWindow | null =>
  inYears(year) && month >= 1 && month <= 12 ? { kind: 'month', month: year * 12 + month - 1 } : null;

const dayOf = (text: string): number | null => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const ms = Date.parse(text);
  if (found === null || !inYears(Number(found[1])) || Number.isNaN(ms)) return null;
  const day = ms / DAY_MS;
  // "2025-02-31" is no day, though some would read it as one of March.
  return dayText(day) === text ? day : null;
};

const daysOfYear = (year: number): DaySpan => ({
  fromDay: firstDayOfMonth(year * 12),
  toDay: firstDayOfMonth((year + 1) * 12) - 1,
});

/** The same day of the month so many months before; the last one of a shorter month. */
const monthsBefore = (day: number, months: number): number => {
  const month = monthOfDay(day);
  const dayOfMonth = day - firstDayOfMonth(month);
  const first = firstDayOfMonth(month - months);
  const length = firstDayOfMonth(month - months + 1) - first;
  return first + Math.min(dayOfMonth, length - 1);
};
