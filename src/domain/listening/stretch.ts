import { Temporal } from 'temporal-polyfill';

/** A stretch of time, both ends included, ms UTC. */
export interface Stretch {
  readonly fromAt: number;
  readonly toAt: number;
}

/** `2026-05-03`, `2026-05-03 21:00`, with a T or a point in the time as well. */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ,]+(\d{1,2})[:.](\d{2}))?$/;

/**
 * A stretch as somebody writes it in their own time zone: a day without a time is all of it, a time is that minute.
 * @param to the same day as `from` when empty
 * @returns null when it is no date, or ends before it begins
 */
export const parseStretch = (from: string, to: string | null, timeZone: string): Stretch | null => {
  const first = momentOf(from, timeZone);
  const last = momentOf(to === null || to.trim() === '' ? from : to, timeZone);
  if (first === null || last === null || last.after <= first.at) return null;
  return { fromAt: first.at, toAt: last.after - 1 };
};

/** @returns when it begins, and when what is meant by it is over; ms UTC */
const momentOf = (written: string, timeZone: string): { at: number; after: number } | null => {
  const [, day, hour, minute] = WRITTEN.exec(written.trim()) ?? [];
  if (day === undefined) return null;
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' });
    if (hour === undefined) {
      const start = date.toZonedDateTime(timeZone);
      return {
        at: start.epochMilliseconds,
        after: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
      };
    }
    const time = Temporal.PlainTime.from(
      { hour: Number(hour), minute: Number(minute) },
      { overflow: 'reject' },
    );
    const at = date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
    return { at, after: at + 60_000 };
  } catch (error) {
    // RangeError is how Temporal says that there is no such day or time.
    if (error instanceof RangeError) return null;
    throw error;
  }
};
