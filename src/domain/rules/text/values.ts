import { camelotOf, parseKey } from '../../enrichment/keys.ts';
import type { Unit } from '../fields.ts';
import { RULE_LIMITS } from '../limits.ts';
import type { AnyField, Span } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import type { Token } from './tokens.ts';

/** Reading of single values: numbers in the unit of their field, spans of time, texts, lists, keys. */

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};

const UNITS: Readonly<Record<string, readonly [number, Span['unit']]>> = {
  minute: [1, 'minute'],
  minutes: [1, 'minute'],
  min: [1, 'minute'],
  mins: [1, 'minute'],
  hour: [1, 'hour'],
  hours: [1, 'hour'],
  hr: [1, 'hour'],
  hrs: [1, 'hour'],
  h: [1, 'hour'],
  day: [1, 'day'],
  days: [1, 'day'],
  d: [1, 'day'],
  week: [1, 'week'],
  weeks: [1, 'week'],
  w: [1, 'week'],
  fortnight: [2, 'week'],
  fortnights: [2, 'week'],
  month: [1, 'month'],
  months: [1, 'month'],
  mo: [1, 'month'],
  quarter: [3, 'month'],
  quarters: [3, 'month'],
  year: [1, 'year'],
  years: [1, 'year'],
  y: [1, 'year'],
  decade: [10, 'year'],
  decades: [10, 'year'],
};

const LENGTHS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hrs: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  day: 86_400_000,
  days: 86_400_000,
};

const wordHere = (cursor: Cursor): string => {
  const token = cursor.peek();
  return token.kind === 'word' ? token.word : '';
};

const finite = (cursor: Cursor, token: Token, value: number): number =>
  Number.isFinite(value) ? value : cursor.failFrom(token, 'number');

/** A length in ms: `3:45`, `1:02:03`, `4 minutes`, `1h 30m`, `90s`. */
const readDuration = (cursor: Cursor, field?: AnyField): number => {
  const first = cursor.peek();
  if (first.kind === 'time') {
    cursor.take();
    return first.parts.reduce((sum, part) => sum * 60 + part, 0) * 1000;
  }
  let total = 0;
  let parts = 0;
  for (;;) {
    const token = cursor.peek();
    if (token.kind !== 'number') break;
    const next = cursor.peek(1);
    const unit = token.suffix === '' && next.kind === 'word' ? next.word : token.suffix.toLowerCase();
    const length = LENGTHS[unit];
    if (length === undefined) break;
    total += finite(cursor, token, Number(token.digits) * length);
    cursor.skip(token.suffix === '' ? 2 : 1);
    parts++;
  }
  if (parts > 0) return total;
  const bare = first.kind === 'number' && first.suffix === '' ? { meant: lengthMeant(first.digits) } : {};
  return cursor.fail('duration', { ...bare, ...(field !== undefined && { field }) });
};

/** Nobody asks for tracks of hours, or of seconds below this. */
const MOST_MINUTES = 30;
const lengthMeant = (digits: string): string => {
  const unit = Number(digits) <= MOST_MINUTES ? 'minute' : 'second';
  return `${digits} ${unit}${Number(digits) === 1 ? '' : 's'}`;
};

const UNIT_WORDS: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  bpm: ['bpm'],
  db: ['db', 'decibels', 'lufs'],
  count: ['times', 'x', 'plays', 'skips'],
  days: ['days', 'day'],
};

/** A number in the unit of its field, without a sign. Percents are moved by their digits, so nothing is rounded. */
const readUnsigned = (cursor: Cursor, unit: Unit, field?: AnyField): number => {
  if (unit === 'duration') return readDuration(cursor, field);
  const token = cursor.peek();
  const hint = field === undefined ? {} : { field };
  if (token.kind === 'word') {
    const value = NUMBER_WORDS[token.word];
    if (value === undefined || unit === 'share') return cursor.fail('number', hint);
    cursor.take();
    return value;
  }
  if (token.kind !== 'number') return cursor.fail(unit === 'share' ? 'share' : 'number', hint);
  const suffix = token.suffix.toLowerCase();
  if (unit === 'share') {
    if (suffix !== '' && suffix !== '%') return cursor.fail('share', hint);
    cursor.take();
    const spelled = suffix === '' && cursor.eat('percent', 'per cent') !== null;
    const plain = Number(token.digits);
    const percent = suffix === '%' || spelled || plain > 1;
    return finite(cursor, token, percent ? movePoint(token.digits, -2) : plain);
  }
  const words = UNIT_WORDS[unit] ?? [];
  if (suffix !== '' && !words.includes(suffix)) return cursor.fail('number', hint);
  cursor.take();
  if (suffix === '') cursor.eat(...words);
  return finite(cursor, token, Number(token.digits));
};

/** Moves the decimal point of written digits, exactly. */
export const movePoint = (digits: string, by: number): number => {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) + by}`);
};

export const readNumber = (cursor: Cursor, unit: Unit, field?: AnyField): number => {
  const negative = cursor.sign('-');
  const value = readUnsigned(cursor, unit, field);
  return negative && value !== 0 ? -value : value;
};

/** A whole number from 1 on, in digits or as a word. */
export const readWhole = (cursor: Cursor): number => {
  const token = cursor.peek();
  const value =
    token.kind === 'number' && token.suffix === ''
      ? Number(token.digits)
      : token.kind === 'word'
        ? NUMBER_WORDS[token.word]
        : undefined;
  if (value === undefined || !Number.isSafeInteger(value)) return cursor.fail('wholeNumber');
  cursor.take();
  return value;
};

/** `60 days`, `2w`, `a month`, and with `bare` also `month` alone. */
export const readSpan = (cursor: Cursor, bare = false): Span => {
  const first = cursor.peek();
  const alone = UNITS[wordHere(cursor)];
  if (bare && alone !== undefined) {
    cursor.take();
    return { count: alone[0], unit: alone[1] };
  }
  const isCount =
    first.kind === 'number' || (first.kind === 'word' && NUMBER_WORDS[first.word] !== undefined);
  if (!isCount) return cursor.fail('span');
  const suffix = first.kind === 'number' ? first.suffix.toLowerCase() : '';
  const count = first.kind === 'number' ? Number(first.digits) : (NUMBER_WORDS[wordHere(cursor)] ?? 0);
  if (!Number.isSafeInteger(count)) return cursor.fail('span');
  cursor.take();
  if (suffix === '') cursor.eat('full', 'whole');
  const [times, unit] =
    UNITS[suffix === '' ? wordHere(cursor) : suffix] ??
    (suffix === '' ? cursor.fail('unit', { known: Object.keys(UNITS) }) : cursor.failFrom(first, 'unit'));
  if (suffix === '') cursor.take();
  return { count: count * times, unit };
};

/** True when a span stands here, `ahead` tokens on. */
export const isSpanAt = (cursor: Cursor, ahead = 0): boolean => {
  const first = cursor.peek(ahead);
  if (first.kind === 'number' && first.suffix !== '') return UNITS[first.suffix.toLowerCase()] !== undefined;
  if (first.kind !== 'number' && !(first.kind === 'word' && NUMBER_WORDS[first.word] !== undefined))
    return false;
  const unit = cursor.peek(ahead + 1);
  return unit.kind === 'word' && UNITS[unit.word] !== undefined;
};

/** A key in any notation, as Camelot. */
export const readKey = (cursor: Cursor, value: string, token: Token): string => {
  const key = parseKey(value);
  return key === null ? cursor.failFrom(token, 'key') : camelotOf(key);
};

/** Refuses values that are longer than any name or pattern. */
export const checkedValue = (cursor: Cursor, token: Token, value: string, pattern: boolean): string => {
  const limit = pattern ? RULE_LIMITS.pattern : RULE_LIMITS.value;
  if (value.length <= limit) return value;
  return cursor.failFrom(token, pattern ? 'shorterPattern' : 'shorterValue', { limit });
};
