import { Temporal } from 'temporal-polyfill';

/**
 * Weeks in which releases are sorted. Beatport's run from Saturday to Friday; week 1 begins on the year's first
 * Saturday, and the days before it belong to the last week of the year before. ISO weeks run from Monday to Sunday.
 */
export type WeekKind = 'beatport' | 'iso';

export interface Week {
  readonly kind: WeekKind;
  /** The year that the week counts in, which may differ from that of its days. */
  readonly year: number;
  /** From 1. */
  readonly week: number;
}

/** Days of the calendar, YYYY-MM-DD, both included. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const SATURDAY = 6;

/** @param date YYYY-MM-DD @throws RangeError when it is no date */
export const weekOf = (date: string, kind: WeekKind): Week => ofDate(Temporal.PlainDate.from(date), kind);

const ofDate = (date: Temporal.PlainDate, kind: WeekKind): Week => {
  if (kind === 'beatport') {
    const start = date.subtract({ days: (date.dayOfWeek - SATURDAY + 7) % 7 });
    return { kind, year: start.year, week: Math.ceil(start.dayOfYear / 7) };
  }
  // The year of an ISO week is that of its Thursday.
  const thursday = date.add({ days: 4 - date.dayOfWeek });
  return { kind, year: thursday.year, week: Math.ceil(thursday.dayOfYear / 7) };
};

/** @throws RangeError when the year has no such week */
export const rangeOf = ({ kind, year, week }: Week): DateRange => {
  const start = firstDay(kind, year).add({ days: 7 * (week - 1) });
  const range = { from: start.toString(), to: start.add({ days: 6 }).toString() };
  if (!sameWeek(ofDate(start, kind), { kind, year, week })) {
    throw new RangeError(`${year} has no week ${week}.`);
  }
  return range;
};

const firstDay = (kind: WeekKind, year: number): Temporal.PlainDate => {
  if (kind === 'beatport') {
    const january = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    return january.add({ days: (SATURDAY - january.dayOfWeek + 7) % 7 });
  }
  // The fourth of January is always in week 1.
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 });
};

/** How many weeks a year has: 52 or 53. */
export const weeksIn = (kind: WeekKind, year: number): number => {
  const next = firstDay(kind, year + 1);
  return Math.round(firstDay(kind, year).until(next, { largestUnit: 'day' }).days / 7);
};

export const isWeek = ({ kind, year, week }: Week): boolean =>
  Number.isInteger(year) &&
  year >= EARLIEST_YEAR &&
  year <= LATEST_YEAR &&
  Number.isInteger(week) &&
  week >= 1 &&
  week <= weeksIn(kind, year);

/** Shops that sell files began about then; later years are slips of the hand. */
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2200;

export const sameWeek = (a: Week, b: Week): boolean =>
  a.kind === b.kind && a.year === b.year && a.week === b.week;

/** The week that a member lives in. @param now ms UTC @param timeZone IANA name */
export const currentWeek = (kind: WeekKind, now: number, timeZone: string): Week =>
  ofDate(Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate(), kind);

export const weekBefore = (week: Week): Week => {
  const { from } = rangeOf(week);
  return ofDate(Temporal.PlainDate.from(from).subtract({ days: 1 }), week.kind);
};

/** The current week and those before it, newest first. */
export const offeredWeeks = (kind: WeekKind, now: number, timeZone: string, count = 25): Week[] => {
  const weeks = [currentWeek(kind, now, timeZone)];
  while (weeks.length < count) {
    const last = weeks.at(-1);
    if (last === undefined) break;
    weeks.push(weekBefore(last));
  }
  return weeks;
};

/** The last moment before the week is over for a member, ms UTC. */
export const weekEnds = (week: Week, timeZone: string): number =>
  Temporal.PlainDate.from(rangeOf(week).to).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;

/** "2026-W47", which sorts by time within a kind. */
export const weekKey = ({ year, week }: Pick<Week, 'year' | 'week'>): string =>
  `${year}-W${String(week).padStart(2, '0')}`;

const KEY = /^(\d{4})-?W?(\d{1,2})$/i;

/** What a person or a suggestion gave ("2026-W47", "2026-47"); null when that is no week. */
export const parseWeek = (text: string, kind: WeekKind): Week | null => {
  const found = KEY.exec(text.trim());
  if (found === null) return null;
  const week = { kind, year: Number(found[1]), week: Number(found[2]) };
  return isWeek(week) ? week : null;
};
