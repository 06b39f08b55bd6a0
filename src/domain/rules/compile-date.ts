import type { Candidate } from './candidate.ts';
import type { Compiling, Priced, Test } from './compile-context.ts';
import type { PlayBounds } from './compile-plays.ts';
import { NEVER, type Readers } from './compile-values.ts';
import type { DateField, DateValue, Statement } from './rule-set.ts';
import type { Stretch, Times } from './time.ts';
import { firstDayOf, isDay, monthIn, monthOf, weekdayOf } from './time-release.ts';
import { FALSE, not, TRUE, truthOf, UNKNOWN } from './truth.ts';

type DateStatement = Extract<Statement, { about: 'date' }>;

const costs: Readonly<Record<DateField, number>> = {
  now: 1,
  added: 2,
  released: 4,
  lastPlayed: 3,
  firstPlayed: 3,
  lastSkipped: 6,
};

/**
 * A date of a track is a stretch: a moment, a day, or as much as is known ("2024"). What lies wholly on one side is
 * decided, what only overlaps is unknown. Never is no time: it is not before, on or after anything, and counts as
 * longer ago than any span. Where a release takes part, everything is compared in whole days of the member.
 */
export const compileDate = (statement: DateStatement, { readers }: Compiling): Priced => ({
  test: dateTest(statement, readers),
  cost: costs[statement.subject.field],
});

const dateTest = (statement: DateStatement, readers: Readers): Test => {
  const { field } = statement.subject;
  const { times } = readers;
  switch (statement.op) {
    case 'weekday':
    case 'month':
    case 'hour':
      return partTest(statement.op, field, new Set(statement.any), readers);
    case 'calendar':
      return within(
        readers.date(field, inDays(field)),
        toBounds(times.calendar(statement.word), field, times),
      );
    case 'within':
      return spanTest(readers, field, { from: times.ago(statement.span), to: times.now + 1 });
    case 'next':
      return spanTest(readers, field, { from: times.now, to: times.ahead(statement.span) + 1 });
    case 'notWithin': {
      const since = times.ago(statement.span);
      const limit = inDays(field) ? times.dayOf(since) : since;
      return longerAgo(readers.date(field, inDays(field)), limit);
    }
    case 'between':
    case 'notBetween': {
      const days = inDays(field) || inDaysOf(statement.from) || inDaysOf(statement.to);
      const from = readers.value(statement.from, days);
      const to = readers.value(statement.to, days);
      const inside = within(readers.date(field, days), { from: from.from, to: to.to });
      return statement.op === 'between' ? inside : (candidate) => not(inside(candidate));
    }
    default: {
      const days = inDays(field) || inDaysOf(statement.value);
      return comparison(statement.op, readers.date(field, days), readers.value(statement.value, days));
    }
  }
};

const inDays = (field: DateField): boolean => field === 'released';
const inDaysOf = (value: DateValue): boolean => value.kind === 'field' && inDays(value.field);

const toBounds = (stretch: Stretch, field: DateField, times: Times): PlayBounds => {
  const { from, to } = inDays(field) ? times.daysOf(stretch) : stretch;
  return { from: () => from, to: () => to };
};

const spanTest = (readers: Readers, field: DateField, stretch: Stretch): Test =>
  within(readers.date(field, inDays(field)), toBounds(stretch, field, readers.times));

const comparison = (op: 'on' | 'notOn' | 'before' | 'after', date: PlayBounds, value: PlayBounds): Test => {
  switch (op) {
    case 'on':
      return within(date, value);
    case 'notOn': {
      const on = within(date, value);
      return (candidate) => not(on(candidate));
    }
    case 'before':
      return (candidate) => {
        const limit = value.from(candidate);
        const first = date.from(candidate);
        if (limit === NEVER || first === NEVER) return FALSE;
        if (first >= limit) return FALSE;
        return date.to(candidate) <= limit ? TRUE : UNKNOWN;
      };
    case 'after':
      return (candidate) => {
        const limit = value.from(candidate) === NEVER ? NEVER : value.to(candidate);
        const first = date.from(candidate);
        if (limit === NEVER || first === NEVER) return FALSE;
        if (first >= limit) return TRUE;
        return date.to(candidate) <= limit ? FALSE : UNKNOWN;
      };
  }
};

/** Not before the beginning and not beyond the end: what is before the one is out whatever the other is. */
const within = (date: PlayBounds, { from, to }: PlayBounds): Test => {
  return (candidate) => {
    const begin = from(candidate);
    const end = to(candidate);
    const first = date.from(candidate);
    if (first === NEVER || begin === NEVER || end === NEVER) return FALSE;
    const last = date.to(candidate);
    if (first >= end || last <= begin) return FALSE;
    return first >= begin && last <= end ? TRUE : UNKNOWN;
  };
};

const longerAgo = (date: PlayBounds, limit: number): Test => {
  return (candidate) => {
    const first = date.from(candidate);
    if (first === NEVER) return TRUE;
    if (first >= limit) return FALSE;
    return date.to(candidate) <= limit ? TRUE : UNKNOWN;
  };
};

const partTest = (
  part: 'weekday' | 'month' | 'hour',
  field: DateField,
  any: ReadonlySet<number>,
  { moment, times }: Readers,
): Test => {
  if (field === 'released') return releasePart(part, any);
  const read = moment(field);
  const partOf = partReader(part, times);
  return (candidate) => {
    const at = read(candidate);
    if (at === NEVER) return FALSE;
    return Number.isNaN(at) ? UNKNOWN : truthOf(any.has(partOf(at)));
  };
};

const partReader = (part: 'weekday' | 'month' | 'hour', { dayOf, hourOf }: Times) => {
  switch (part) {
    case 'weekday':
      return (ms: number): number => weekdayOf(dayOf(ms));
    case 'month':
      return (ms: number): number => monthOf(dayOf(ms));
    case 'hour':
      return hourOf;
  }
};

/** A release has no hour, and only as much of a date as is known. */
const releasePart = (part: 'weekday' | 'month' | 'hour', any: ReadonlySet<number>): Test => {
  if (part === 'hour') return () => UNKNOWN;
  const partOf =
    part === 'month'
      ? monthIn
      : (date: string): number => (isDay(date) ? weekdayOf(firstDayOf(date)) : Number.NaN);
  return ({ releaseDate }: Candidate) => {
    if (releaseDate === null || releaseDate === undefined) return UNKNOWN;
    const found = Number.isNaN(firstDayOf(releaseDate)) ? Number.NaN : partOf(releaseDate);
    return Number.isNaN(found) ? UNKNOWN : truthOf(any.has(found));
  };
};
