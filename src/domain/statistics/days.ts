import type { DaySpan } from './windows.ts';

/** Days in a row with at least one play. */
export interface Streak {
  readonly days: number;
  /** Days since 1970-01-01, both included. */
  readonly fromDay: number;
  readonly toDay: number;
}

export interface Streaks {
  /** The one that today, or yesterday while today is still young, belongs to; null when it is broken. */
  readonly current: Streak | null;
  readonly longest: Streak | null;
}

/** @param heard days with plays, ascending, each once */
export const streaksOf = (heard: readonly number[], today: number): Streaks => {
  let longest: Streak | null = null;
  let run: Streak | null = null;
  for (const day of heard) {
    run =
      run !== null && day === run.toDay + 1
        ? { days: run.days + 1, fromDay: run.fromDay, toDay: day }
        : { days: 1, fromDay: day, toDay: day };
    if (longest === null || run.days > longest.days) longest = run;
  }
  const alive = run !== null && run.toDay >= today - 1;
  return { current: alive ? run : null, longest };
};

/**
 * How many of what was begun was skipped, 0..1; null when nothing was.
 * @param estimated plays among them whose source never tells of skips: they say nothing about how often that happens
 */
export const skipRate = (
  { plays, skips }: { readonly plays: number; readonly skips: number },
  estimated = 0,
): number | null => {
  const begun = Math.max(0, plays - estimated) + skips;
  return begun === 0 ? null : skips / begun;
};

/** A day's part of a year of days: what lies in both. */
export const overlap = (a: DaySpan, b: DaySpan): DaySpan | null => {
  const fromDay = Math.max(a.fromDay, b.fromDay);
  const toDay = Math.min(a.toDay, b.toDay);
  return fromDay > toDay ? null : { fromDay, toDay };
};

/** Hours of the week (168, Monday 0 h first) as hours of the day (24). */
export const dayHours = (week: readonly number[]): number[] => {
  const hours = new Array<number>(24).fill(0);
  for (const [at, amount] of week.entries()) hours[at % 24] = (hours[at % 24] ?? 0) + amount;
  return hours;
};

/** Hours of the week as seven days of 24. */
export const weekDays = (week: readonly number[]): number[][] =>
  Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (_h, hour) => week[day * 24 + hour] ?? 0));
