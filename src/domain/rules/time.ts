import { Temporal } from 'temporal-polyfill';
import type { CalendarWord, DateValue, Span } from './rule-set.ts';
import { dayAfter, dayNumber, firstDayOf, weekdayOf } from './time-release.ts';
import { createZoneDays, FARTHEST_MS, type ZoneDays } from './time-zone.ts';

/** From (included) to (excluded): ms UTC, or days where it says so. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When, and in whose days. */
export interface Moment {
  /** ms UTC */
  readonly now: number;
  /** IANA name */
  readonly timeZone: string;
}

/** What the words of a rule about time mean at this moment; every boundary is worked out once. */
export interface Times extends ZoneDays {
  readonly now: number;
  readonly today: number;
  /** So long before now, by the calendar: a day is a day also when the clocks change. ms UTC */
  readonly ago: (span: Span) => number;
  readonly ahead: (span: Span) => number;
  /** ms UTC */
  readonly calendar: (word: CalendarWord) => Stretch;
  /** ms UTC; of all but fields, which each track has of its own. */
  readonly stretchOf: (value: Exclude<DateValue, { kind: 'field' }>) => Stretch;
  /** Whole days that a stretch of ms touches. */
  readonly daysOf: (stretch: Stretch) => Stretch;
}

export const createTimes = ({ now, timeZone }: Moment): Times => {
  const zone = createZoneDays(timeZone);
  const { dayOf, startOf } = zone;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const today = dayOf(now);
  const days = (from: number, to: number): Stretch => ({ from: startOf(from), to: startOf(to) });
  const ago = (span: Span): number => shifted(here, span, -1);
  return {
    ...zone,
    now,
    today,
    ago,
    ahead: (span) => shifted(here, span, 1),
    calendar: (word) => days(...calendarDays(word, today, here)),
    stretchOf: (value) => {
      if (value.kind === 'date') return days(firstDayOf(value.date), dayAfter(value.date));
      if (value.kind === 'today') return days(today, today + 1);
      const moment = ago(value.span);
      // "3 hours ago" is a moment, "3 days ago" is a day.
      if (value.span.unit === 'minute' || value.span.unit === 'hour') return { from: moment, to: moment + 1 };
      return days(dayOf(moment), dayOf(moment) + 1);
    },
    daysOf: ({ from, to }) => ({ from: dayOf(from), to: from < to ? dayOf(to - 1) + 1 : dayOf(from) }),
  };
};

/** Spans that lead beyond the calendar end where it ends, well before what a day can still be added to. */
const EDGE_MS = FARTHEST_MS - 1000 * 86_400_000;

const shifted = (here: Temporal.ZonedDateTime, { count, unit }: Span, sign: 1 | -1): number => {
  try {
    const moved = here.add({ [`${unit}s`]: sign * Math.round(count) }).epochMilliseconds;
    return Math.min(EDGE_MS, Math.max(-EDGE_MS, moved));
  } catch (error) {
    // RangeError is how Temporal says that there is no such time.
    if (error instanceof RangeError) return sign * Math.sign(count) * EDGE_MS;
    throw error;
  }
};

/** Weeks begin on Monday. */
const calendarDays = (
  word: CalendarWord,
  today: number,
  { year, month }: Temporal.ZonedDateTime,
): [from: number, to: number] => {
  const monday = today - weekdayOf(today) + 1;
  switch (word) {
    case 'today':
      return [today, today + 1];
    case 'yesterday':
      return [today - 1, today];
    case 'thisWeek':
      return [monday, monday + 7];
    case 'lastWeek':
      return [monday - 7, monday];
    case 'thisMonth':
      return [dayNumber(year, month, 1), dayNumber(year, month + 1, 1)];
    case 'lastMonth':
      return [dayNumber(year, month - 1, 1), dayNumber(year, month, 1)];
    case 'thisYear':
      return [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)];
    case 'lastYear':
      return [dayNumber(year - 1, 1, 1), dayNumber(year, 1, 1)];
  }
};
