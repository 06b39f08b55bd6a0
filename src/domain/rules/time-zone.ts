import { Temporal } from 'temporal-polyfill';
import { localTimeOf } from '../listening/calendar.ts';

/** Days are counted from 1970-01-01 in the member's time zone. */
export interface ZoneDays {
  readonly dayOf: (ms: number) => number;
  /** 0..23 */
  readonly hourOf: (ms: number) => number;
  /** The first moment of a day, ms UTC; NaN beyond what calendars can say. */
  readonly startOf: (day: number) => number;
}

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What a Temporal instant can hold at most. */
export const FARTHEST_MS = 8.64e15;

/**
 * Local days and hours; a calendar is asked once per change of the clocks, not per play.
 * @param timeZone IANA name
 */
export const createZoneDays = (timeZone: string): ZoneDays => {
  const clock = localTimeOf(timeZone);
  // Not a time at all: it belongs to no day, and every comparison with it is unknown.
  const local = (ms: number): number => (Math.abs(ms) < FARTHEST_MS - DAY_MS ? clock(ms) : Number.NaN);
  const starts = new Map<number, number>();
  return {
    dayOf: (ms) => Math.floor(local(ms) / DAY_MS),
    hourOf: (ms) => Math.floor(((local(ms) % DAY_MS) + DAY_MS) / HOUR_MS) % 24,
    startOf: (day) => {
      const known = starts.get(day);
      if (known !== undefined) return known;
      const start = startOfDay(day, timeZone);
      starts.set(day, start);
      return start;
    },
  };
};

const EPOCH = Temporal.PlainDate.from('1970-01-01');

const startOfDay = (day: number, timeZone: string): number => {
  // Two years short of what Temporal can hold, so that no zone leads beyond.
  if (!(Math.abs(day) < FARTHEST_MS / DAY_MS - 800)) return Number.NaN;
  return EPOCH.add({ days: day }).toZonedDateTime(timeZone).epochMilliseconds;
};
