import type { DateInfo } from '../fields.ts';
import type { DateValue, Statement } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import {
  eatInTheLast,
  eatTo,
  monthNamed,
  readCalendar,
  readDateValue,
  readDecade,
  tryDateValue,
  weekdayNamed,
} from './dates.ts';
import { bracketed } from './lists.ts';
import { isSpanAt, readSpan } from './values.ts';

/** What stands behind the name of a field of dates. */

type Tail = Statement extends infer S
  ? S extends { about: 'date' }
    ? Omit<S, 'about' | 'subject'>
    : never
  : never;

export const readDates = (cursor: Cursor, { field }: DateInfo): Statement => {
  cursor.sign(':');
  const tail = readTail(cursor, field);
  if ('about' in tail) return tail;
  return { about: 'date', subject: { field }, ...tail };
};

const MORE = ['more than', 'over', 'longer than', 'at least'] as const;
const LESS = ['less than', 'under', 'fewer than', 'at most'] as const;

/** "more than 60 days ago", "older than 2 weeks". */
const aged = (cursor: Cursor): Tail | null => {
  const older = cursor.eat('older than', 'is older than');
  if (older !== null || cursor.eat('newer than', 'is newer than', 'younger than') !== null) {
    const span = readSpan(cursor);
    cursor.eat('ago');
    return older !== null ? { op: 'before', value: { kind: 'ago', span } } : { op: 'within', span };
  }
  for (const [phrases, op] of [
    [MORE, 'before'],
    [LESS, 'after'],
  ] as const) {
    if (cursor.eat(...phrases) === null) continue;
    const span = readSpan(cursor);
    if (cursor.eat('ago', 'back') === null) cursor.fail('date');
    return { op, value: { kind: 'ago', span } };
  }
  return null;
};

/** The time before or behind a whole day, month or year. */
const beside = (cursor: Cursor, value: DateValue, by: 1 | -1): DateValue => {
  if (value.kind !== 'date') return value;
  const [year = 0, month, day] = value.date.split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) at.setUTCDate(day + by);
  else if (month !== undefined) at.setUTCMonth(month - 1 + by);
  else at.setUTCFullYear(year + by);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1) return cursor.fail('date');
  return { kind: 'date', date: at.toISOString().slice(0, value.date.length) };
};

const bySign = (cursor: Cursor): Tail | null => {
  if (cursor.sign('=')) return on(cursor);
  if (cursor.sign('!=')) return { op: 'notOn', value: readDateValue(cursor) };
  const later = cursor.sign('>');
  if (later || cursor.sign('<')) {
    // "added > 60 days ago" is said as "more than".
    const value = readDateValue(cursor);
    return { op: later === (value.kind === 'ago') ? 'before' : 'after', value };
  }
  if (cursor.sign('>=')) return { op: 'after', value: beside(cursor, readDateValue(cursor), -1) };
  if (cursor.sign('<=')) return { op: 'before', value: beside(cursor, readDateValue(cursor), 1) };
  return null;
};

const readTail = (cursor: Cursor, field: DateInfo['field']): Tail | Statement => {
  const signed = bySign(cursor) ?? aged(cursor);
  if (signed !== null) return signed;
  if (cursor.eat('never', 'is never', 'not ever') !== null)
    return { about: 'presence', field, present: false };
  if (cursor.eat('ever') !== null) return { about: 'presence', field, present: true };
  const not = cursor.eat('is not', 'isnt', 'was not', 'wasnt', 'not') !== null;
  if (!not) cursor.eat('is', 'was');
  if (cursor.says('within') > 0 && isSpanAt(cursor, 1)) cursor.skip(1);
  else if (!eatInTheLast(cursor)) return not ? negative(cursor) : positive(cursor);
  return { op: not ? 'notWithin' : 'within', span: readSpan(cursor, true) };
};

const negative = (cursor: Cursor): Tail => {
  if (cursor.eat('between', 'from') !== null) return range(cursor, readDateValue(cursor), 'notBetween');
  cursor.eat('on', 'in');
  const decade = readDecade(cursor);
  if (decade !== null) return decadeRange(decade, 'notBetween');
  const value = readDateValue(cursor);
  return cursor.isSign('..') || cursor.says('to') > 0
    ? range(cursor, value, 'notBetween')
    : { op: 'notOn', value };
};

const range = (cursor: Cursor, from: DateValue, op: 'between' | 'notBetween'): Tail => {
  if (!eatTo(cursor)) return cursor.fail('andBetween');
  return { op, from, to: readDateValue(cursor) };
};

const decadeRange = (decade: { from: string; to: string }, op: 'between' | 'notBetween'): Tail => ({
  op,
  from: { kind: 'date', date: decade.from },
  to: { kind: 'date', date: decade.to },
});

const positive = (cursor: Cursor): Tail => {
  if (cursor.eat('in the next', 'within the next') !== null)
    return { op: 'next', span: readSpan(cursor, true) };
  if (cursor.eat('before', 'earlier than') !== null) return { op: 'before', value: readDateValue(cursor) };
  if (cursor.eat('after', 'later than') !== null) return { op: 'after', value: readDateValue(cursor) };
  if (cursor.eat('since', 'starting', 'starting in') !== null)
    return { op: 'after', value: beside(cursor, readDateValue(cursor), -1) };
  if (cursor.eat('until', 'by', 'up to') !== null)
    return { op: 'before', value: beside(cursor, readDateValue(cursor), 1) };
  if (cursor.eat('between', 'from') !== null) return range(cursor, readDateValue(cursor), 'between');
  if (cursor.eat('at', 'hours', 'hour') !== null) return { op: 'hour', any: readHours(cursor) };
  return on(cursor);
};

const SEASONS: Readonly<Record<string, readonly number[]>> = {
  spring: [3, 4, 5],
  summer: [6, 7, 8],
  autumn: [9, 10, 11],
  fall: [9, 10, 11],
  winter: [12, 1, 2],
};
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  weekend: [6, 7],
  weekends: [6, 7],
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
};

/** Days, months and parts of the calendar, with or without "on" and "in". */
const on = (cursor: Cursor): Tail => {
  if (cursor.says('on today') > 0) {
    cursor.skip(1);
    return { op: 'on', value: readDateValue(cursor) };
  }
  cursor.eat('on a', 'on the', 'on an', 'in the', 'during the', 'on', 'in', 'during', 'a', 'the');
  cursor.eat('months', 'month', 'days');
  const calendar = readCalendar(cursor);
  if (calendar !== null) return { op: 'calendar', word: calendar };
  const decade = readDecade(cursor);
  if (decade !== null) return decadeRange(decade, 'between');
  const next = cursor.peek();
  const word = next.kind === 'word' ? next.word : '';
  const several = GROUPS[word];
  const season = SEASONS[word];
  if (several !== undefined || season !== undefined) {
    cursor.take();
    return several === undefined ? { op: 'month', any: season ?? [] } : { op: 'weekday', any: several };
  }
  const value = cursor.isSign('(') ? null : tryDateValue(cursor);
  if (value !== null) {
    const ranged = cursor.isSign('..') || cursor.isSign('-') || cursor.says('to') > 0;
    return ranged ? range(cursor, value, 'between') : { op: 'on', value };
  }
  return named(cursor);
};

/** Weekdays or months by name: one, several with "or", or several in brackets. */
const named = (cursor: Cursor): Tail => {
  const list = cursor.sign('(');
  const first = cursor.peek();
  const weekday = first.kind === 'word' && weekdayNamed(first.word) !== undefined;
  if (!weekday && !(first.kind === 'word' && monthNamed(first.word) !== undefined)) {
    return cursor.fail('date', {
      known: ['today', 'this week', 'this month', 'this year', 'weekend', 'summer'],
    });
  }
  const one = (): number => {
    const token = cursor.peek();
    const word = token.kind === 'word' ? token.word : '';
    const number = weekday ? weekdayNamed(word) : monthNamed(word);
    if (number === undefined) return cursor.fail(weekday ? 'weekday' : 'month');
    cursor.take();
    return number;
  };
  return { op: weekday ? 'weekday' : 'month', any: list ? bracketed(cursor, one) : joined(cursor, one) };
};

/** `monday or friday`, `22 or 23`. */
const joined = (cursor: Cursor, one: () => number): number[] => {
  const all = [one()];
  for (;;) {
    const next = cursor.peek(1);
    const named = next.kind === 'word' && (weekdayNamed(next.word) ?? monthNamed(next.word)) !== undefined;
    if (cursor.says('or') === 0 || !named) return all;
    cursor.skip(1);
    all.push(one());
  }
};

const HOUR = /^(?:am|pm|h)?$/i;
const readHours = (cursor: Cursor): number[] => {
  cursor.eat('hour', 'hours');
  const one = (): number => {
    const token = cursor.peek();
    const whole = token.kind === 'time' && token.parts.length === 2 && token.parts[1] === 0;
    const suffix = token.kind === 'number' ? token.suffix.toLowerCase() : '';
    if (!whole && !(token.kind === 'number' && HOUR.test(suffix))) return cursor.fail('hour');
    const written =
      token.kind === 'time' ? (token.parts[0] ?? 0) : Number(token.kind === 'number' ? token.digits : 0);
    const hour =
      suffix === 'pm' && written < 12 ? written + 12 : suffix === 'am' && written === 12 ? 0 : written;
    if (!Number.isInteger(hour) || hour > 23) return cursor.fail('hour');
    cursor.take();
    return hour;
  };
  if (cursor.sign('(')) return bracketed(cursor, one);
  const from = one();
  cursor.eat('oclock', 'o clock');
  if (!cursor.sign('..') && cursor.eat('to') === null) return [from];
  const to = one();
  // Past midnight when it ends before it begins.
  return Array.from({ length: ((to - from + 24) % 24) + 1 }, (_, at) => (from + at) % 24);
};
