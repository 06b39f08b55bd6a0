import { FIELDS, nameKey } from '../fields.ts';
import type { CalendarWord, DateField, DateValue, Window } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import { isSpanAt, readSpan } from './values.ts';

/** Reading of days, of calendar words and of windows of time. */

export const CALENDAR: Readonly<Record<string, CalendarWord>> = {
  today: 'today',
  yesterday: 'yesterday',
  'this week': 'thisWeek',
  'last week': 'lastWeek',
  'this month': 'thisMonth',
  'last month': 'lastMonth',
  'this year': 'thisYear',
  'last year': 'lastYear',
};
const CALENDAR_PHRASES = Object.keys(CALENDAR);

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** 1 to 12 of a name or its first three letters; undefined for what is no month. */
export const monthNamed = (word: string): number | undefined => {
  const at = word.length < 3 ? -1 : MONTHS.findIndex((month) => month === word || month.slice(0, 3) === word);
  return at === -1 ? (word === 'sept' ? 9 : undefined) : at + 1;
};

export const readCalendar = (cursor: Cursor): CalendarWord | null => {
  const phrase = cursor.eat(...CALENDAR_PHRASES);
  return phrase === null ? null : (CALENDAR[phrase] ?? null);
};

const DATE_NAMES = FIELDS.flatMap(({ type, word }) => (type === 'date' ? [word] : []));

const dateFieldAt = (cursor: Cursor): { field: DateField; size: number } | null => {
  const found = cursor.fieldAt();
  return found?.info.type === 'date' ? { field: found.info.field, size: found.size } : null;
};

const LAST_WORDS = ['the last', 'the past', 'last', 'past', 'the previous'] as const;
const IN_WORDS = ['in', 'within', 'over', 'during', 'for'] as const;
const IN_THE_LAST = IN_WORDS.flatMap((first) => LAST_WORDS.map((second) => `${first} ${second}`));

/** Takes "in the last" and its like, before a span. */
export const eatInTheLast = (cursor: Cursor): boolean => {
  for (const phrase of IN_THE_LAST) {
    const size = cursor.says(phrase);
    if (size === 0) continue;
    // "in last month" is the month of the calendar; "in the last month" is the time up to now.
    if (!phrase.includes(' the ') && !isSpanAt(cursor, size)) continue;
    cursor.skip(size);
    return true;
  }
  return false;
};

const yearAt = (cursor: Cursor): string | null => {
  const token = cursor.peek();
  return token.kind === 'number' && token.suffix === '' && /^[12]\d{3}$/.test(token.digits)
    ? token.digits
    : null;
};

/** The ends of a decade: `90s`, `1990s`, `'90s`. */
export const readDecade = (cursor: Cursor): { from: string; to: string } | null => {
  const token = cursor.peek();
  if (token.kind !== 'number' || token.suffix.toLowerCase() !== 's') return null;
  if (!/^(?:[12]\d)?\d0$/.test(token.digits)) return null;
  const start =
    token.digits.length === 4
      ? Number(token.digits)
      : Number(token.digits) + (Number(token.digits) < 30 ? 2000 : 1900);
  cursor.take();
  return { from: String(start), to: String(start + 9) };
};

/** Null when no day stands here. */
export const tryDateValue = (cursor: Cursor): DateValue | null => {
  const token = cursor.peek();
  if (token.kind === 'date') {
    cursor.take();
    return { kind: 'date', date: token.date };
  }
  if (isSpanAt(cursor)) {
    const span = readSpan(cursor);
    if (cursor.eat('ago', 'before now', 'back') === null) return cursor.fail('date');
    return { kind: 'ago', span };
  }
  const year = yearAt(cursor);
  if (year !== null) {
    cursor.take();
    return { kind: 'date', date: year };
  }
  if (token.kind !== 'word') return null;
  if (cursor.eat('today') !== null) return { kind: 'today' };
  if (cursor.eat('yesterday') !== null) return { kind: 'ago', span: { count: 1, unit: 'day' } };
  const found = dateFieldAt(cursor);
  if (found !== null) {
    cursor.skip(found.size);
    return { kind: 'field', field: found.field };
  }
  const month = monthNamed(token.word);
  const next = cursor.peek(1);
  if (month === undefined || next.kind !== 'number' || !/^[12]\d{3}$/.test(next.digits)) return null;
  cursor.skip(2);
  return { kind: 'date', date: `${next.digits}-${String(month).padStart(2, '0')}` };
};

export const readDateValue = (cursor: Cursor): DateValue =>
  tryDateValue(cursor) ?? cursor.fail('date', { known: ['today', 'yesterday', ...DATE_NAMES] });

/** The word between the two ends of a range. */
export const eatTo = (cursor: Cursor): boolean =>
  cursor.sign('..') || cursor.eat('to', 'until', 'till', 'through', 'and') !== null || cursor.sign('-');

/** The window of time behind a field of listening: "in the last 30 days", "this month", "from 2020 to 2021". */
export const readWindow = (cursor: Cursor): Window | null => {
  if (eatInTheLast(cursor)) return { kind: 'last', span: readSpan(cursor, true) };
  // "not heard for 60 days", "in 60 days".
  if (['for', 'in', 'within'].some((word) => cursor.says(word) > 0) && isSpanAt(cursor, 1)) {
    cursor.skip(1);
    return { kind: 'last', span: readSpan(cursor) };
  }
  cursor.eat('ever', 'in total', 'of all time', 'overall');
  const word = readCalendar(cursor);
  if (word !== null) return { kind: 'calendar', word };
  if (cursor.says('since') > 0) {
    cursor.skip(1);
    return { kind: 'between', from: readDateValue(cursor), to: { kind: 'today' } };
  }
  if (cursor.says('from') > 0) {
    cursor.skip(1);
    const from = readDateValue(cursor);
    if (!eatTo(cursor)) return cursor.fail('date');
    return { kind: 'between', from, to: readDateValue(cursor) };
  }
  if (cursor.says('in') > 0 || cursor.says('during') > 0) {
    cursor.skip(1);
    const calendar = readCalendar(cursor);
    if (calendar !== null) return { kind: 'calendar', word: calendar };
    const decade = readDecade(cursor);
    if (decade !== null)
      return {
        kind: 'between',
        from: { kind: 'date', date: decade.from },
        to: { kind: 'date', date: decade.to },
      };
    const value = readDateValue(cursor);
    return { kind: 'between', from: value, to: value };
  }
  return null;
};

/** Names of weekdays, from Monday on. */
export const WEEKDAYS: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** 1 to 7; undefined for what is none. */
export const weekdayNamed = (word: string): number | undefined => {
  const name = nameKey(word).replace(/s$/, '');
  const short = {
    mon: 1,
    tue: 2,
    tues: 2,
    wed: 3,
    thu: 4,
    thur: 4,
    thurs: 4,
    fri: 5,
    sat: 6,
    sun: 7,
  } as const;
  const at = WEEKDAYS.indexOf(name);
  if (at !== -1) return at + 1;
  return Object.entries(short).find(([letters]) => letters === word || letters === name)?.[1];
};
