import { Temporal } from 'temporal-polyfill';

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

/** A stretch in which the clock of the zone does not change. */
interface Period {
  readonly from: number;
  readonly to: number;
  /** ms to add to UTC. */
  readonly offset: number;
}

/**
 * Local days and hours by periods of equal offset: a calendar is asked once per change of the clocks, not per play.
 * @param timeZone IANA name
 */
export const createZoneDays = (timeZone: string): ZoneDays => {
  const periods: Period[] = [];
  let last: Period = { from: 0, to: 0, offset: 0 };
  const offsetAt = (ms: number): number => {
    if (ms < last.from || ms >= last.to) {
      const known = periods.find(({ from, to }) => ms >= from && ms < to);
      last = known ?? periodAt(ms, timeZone);
      if (known === undefined) periods.push(last);
    }
    return last.offset;
  };
  const starts = new Map<number, number>();
  return {
    dayOf: (ms) => Math.floor((ms + offsetAt(ms)) / DAY_MS),
    hourOf: (ms) => Math.floor((((ms + offsetAt(ms)) % DAY_MS) + DAY_MS) / HOUR_MS) % 24,
    startOf: (day) => {
      const known = starts.get(day);
      if (known !== undefined) return known;
      const start = startOfDay(day, timeZone);
      starts.set(day, start);
      return start;
    },
  };
};

const periodAt = (ms: number, timeZone: string): Period => {
  // Not a time at all: it belongs to no day, and every comparison with it is unknown.
  if (!(Math.abs(ms) < FARTHEST_MS - DAY_MS)) return { from: ms, to: ms, offset: Number.NaN };
  const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(timeZone);
  const before = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: Math.round(there.offsetNanoseconds / 1e6),
  };
};

const EPOCH = Temporal.PlainDate.from('1970-01-01');

const startOfDay = (day: number, timeZone: string): number => {
  // Two years short of what Temporal can hold, so that no zone leads beyond.
  if (!(Math.abs(day) < FARTHEST_MS / DAY_MS - 800)) return Number.NaN;
  return EPOCH.add({ days: day }).toZonedDateTime(timeZone).epochMilliseconds;
};
