import { Temporal } from 'temporal-polyfill';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1970-01-01 was a Thursday: so many hours after the beginning of its week. */
const EPOCH_HOUR_OF_WEEK = 3 * 24;

/**
 * The calendar of a zone as plain numbers, fast enough for millions of plays: Temporal is asked once per change of the
 * clocks, everything else is arithmetic. Valid for all times a play can have (years 1970 to 2200 and far around).
 */
export interface Calendar {
  /** Days since 1970-01-01 there. */
  readonly dayOf: (ms: number) => number;
  /** year × 12 + month (January 0) there. */
  readonly monthOf: (ms: number) => number;
  /** 0 … 167 by the clock on the wall; 0 is Monday from midnight. */
  readonly hourOfWeekOf: (ms: number) => number;
  /**
   * The first moment of a day or month, ms UTC: midnight, or later where clocks jumped over it. That of a day which a
   * zone left out (Apia, 2011-12-30) is that of the day after: the day holds nothing.
   */
  readonly dayStart: (day: number) => number;
  readonly monthStart: (month: number) => number;
}

/**
 * @param timeZone IANA name
 * @throws {RangeError} when there is no such zone
 */
export const createCalendar = (timeZone: string): Calendar => {
  const local = localTimeOf(timeZone);
  const dayOf = (ms: number): number => Math.floor(local(ms) / DAY_MS);
  const dayStart = (day: number): number =>
    EPOCH.add({ days: day }).toZonedDateTime(timeZone).epochMilliseconds;
  return {
    dayOf,
    monthOf: (ms) => monthOfDay(dayOf(ms)),
    hourOfWeekOf: (ms) => {
      const hours = (Math.floor(local(ms) / HOUR_MS) + EPOCH_HOUR_OF_WEEK) % 168;
      return hours < 0 ? hours + 168 : hours;
    },
    dayStart,
    monthStart: (month) => dayStart(firstDayOfMonth(month)),
  };
};

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** The clock on the wall as if it were UTC, ms; for times that a Temporal instant can hold. */
export const localTimeOf = (timeZone: string): ((ms: number) => number) => {
  // Stretches of equal offset, by their beginning; found as they are needed, for zones that change twice a year forever.
  const stretches: Stretch[] = [];
  let last = stretchAt(0, timeZone);
  stretches.push(last);
  return (ms) => {
    if (ms < last.from || ms >= last.to) {
      const at = placeOf(stretches, ms);
      const known = stretches[at - 1];
      if (known !== undefined && ms < known.to) last = known;
      else {
        last = stretchAt(ms, timeZone);
        stretches.splice(at, 0, last);
      }
    }
    return ms + last.offset;
  };
};

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** ms to add to UTC. */
  readonly offset: number;
}

/** How many of the stretches begin at or before this time. */
const placeOf = (stretches: readonly Stretch[], ms: number): number => {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.from ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
};

const stretchAt = (ms: number, timeZone: string): Stretch => {
  const there = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(timeZone);
  // A change at this very moment has happened: it is the beginning, not the previous one.
  const before = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: Math.round(there.offsetNanoseconds / 1e6),
  };
};

/*
 * The proleptic Gregorian calendar by eras of 400 years that begin on 1 March, so that the leap day is the last day of
 * its year (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
const ERA_DAYS = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_DAYS = 719_468;

/** The month (year × 12 + month) of a day since 1970-01-01. */
export const monthOfDay = (day: number): number => {
  const shifted = day + EPOCH_DAYS;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return (era * 400 + yearOfEra) * 12 + monthFromMarch + 2;
};

/** The first day of a month (year × 12 + month), in days since 1970-01-01. */
export const firstDayOfMonth = (month: number): number => {
  const fromMarch = month - 2;
  const year = Math.floor(fromMarch / 12);
  const monthFromMarch = fromMarch - year * 12;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - EPOCH_DAYS;
};
