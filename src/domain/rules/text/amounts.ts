import { FIELDS, type NumberInfo, type Unit } from '../fields.ts';
import type { Aggregate, Amount, NumberField, NumberSubject } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import { readWindow } from './dates.ts';
import { movePoint, readNumber } from './values.ts';

/** Reading of what numbers are compared with: a number, another field, or an aggregate, and what is done to it. */

const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  average: 'average',
  avg: 'average',
  mean: 'average',
  median: 'median',
  min: 'min',
  minimum: 'min',
  lowest: 'min',
  smallest: 'min',
  max: 'max',
  maximum: 'max',
  highest: 'max',
  largest: 'max',
};
const AGGREGATE_WORDS = Object.keys(AGGREGATES);
export const NUMBER_NAMES = FIELDS.flatMap((info) =>
  info.type === 'number' ? [info.word, ...info.aliases] : [],
);

export const windowOf = (cursor: Cursor, info: NumberInfo): NumberSubject => {
  const window = info.windowed ? readWindow(cursor) : null;
  return { field: info.field, ...(window !== null && { window }) };
};

/** A field of numbers by its name, with its window. */
export const readSubject = (cursor: Cursor): NumberSubject => {
  const found = cursor.fieldAt();
  if (found?.info.type !== 'number') return cursor.fail('numberField', { known: NUMBER_NAMES });
  cursor.skip(found.size);
  return windowOf(cursor, found.info);
};

/** `80th percentile of …`, `p80 of …`; null when it is no percentile. */
const readPercentile = (cursor: Cursor): number | null => {
  const first = cursor.peek();
  if (first.kind === 'number' && cursor.says('percentile', 1) > 0) {
    if (!/^(?:st|nd|rd|th|%)?$/i.test(first.suffix)) return cursor.fail('percentile');
    cursor.skip(2);
    return Number(first.digits);
  }
  if (cursor.says('percentile') > 0) {
    const number = cursor.peek(1);
    if (number.kind !== 'number') return cursor.fail('percentile', {}, 1);
    cursor.skip(2);
    return Number(number.digits);
  }
  return null;
};

const change = (cursor: Cursor, unit: Unit, field: NumberField): { times?: number; plus?: number } => {
  let times: number | undefined;
  let plus: number | undefined;
  if (cursor.sign('*') || cursor.eat('times') !== null) times = factor(cursor);
  const adds = cursor.sign('+') || cursor.eat('plus') !== null;
  if (adds) plus = readNumber(cursor, unit, field);
  else if (cursor.sign('-') || cursor.eat('minus') !== null) {
    const less = readNumber(cursor, unit, field);
    plus = less === 0 ? 0 : -less;
  }
  return { ...(times !== undefined && { times }), ...(plus !== undefined && { plus }) };
};

/** A factor has no unit; `90%` is 0.9. */
export const factor = (cursor: Cursor): number => {
  const negative = cursor.sign('-');
  const token = cursor.peek();
  if (token.kind !== 'number' || !/^(?:%|x)?$/i.test(token.suffix)) return cursor.fail('number');
  cursor.take();
  const value = token.suffix === '%' ? movePoint(token.digits, -2) : Number(token.digits);
  if (!Number.isFinite(value)) return cursor.failFrom(token, 'number');
  return negative && value !== 0 ? -value : value;
};

/** What stands on the right of a comparison with a field of this unit. */
export const readAmount = (cursor: Cursor, unit: Unit, field: NumberField): Amount => {
  const the = cursor.eat('the') !== null;
  const percent = readPercentile(cursor);
  if (percent !== null) {
    cursor.eat('of');
    const subject = readSubject(cursor);
    return { kind: 'aggregate', of: 'percentile', percent, subject, ...change(cursor, unit, field) };
  }
  const word = cursor.eat(...AGGREGATE_WORDS);
  if (word !== null) {
    cursor.eat('of');
    const subject = readSubject(cursor);
    return { kind: 'aggregate', of: AGGREGATES[word] ?? 'average', subject, ...change(cursor, unit, field) };
  }
  if (cursor.peek().kind === 'word' && (the || cursor.fieldAt() !== null)) {
    return { kind: 'field', subject: readSubject(cursor), ...change(cursor, unit, field) };
  }
  return { kind: 'number', value: readNumber(cursor, unit, field) };
};
