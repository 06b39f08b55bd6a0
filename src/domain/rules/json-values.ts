import { z } from 'zod';
import type { NumberInfo } from './fields.ts';
import { type JsonReader, later, readAsText, readObject } from './json-read.ts';
import type { JsonPath } from './problems.ts';
import type { Amount, DateField, DateValue, Statement } from './rule-set.ts';
import { readAmount } from './text/amounts.ts';
import { readWindow, tryDateValue } from './text/dates.ts';
import { readSpan } from './text/values.ts';

/** Numbers and dates in the conditions of JSON. */

/** Of every condition, and of every condition about a field. */
export const common = { whenMissing: z.enum(['include', 'exclude', 'fail']).optional() };
export const base = { field: z.string(), value: later, ...common };

const ONE_NUMBER = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] as const;
const ONE_DATE = ['on', 'notOn', 'before', 'after'] as const;
const SPANS = ['within', 'notWithin', 'next'] as const;
const RANGES = ['between', 'notBetween'] as const;
const PARTS = { weekday: [1, 7], month: [1, 12], hour: [0, 23] } as const;
const CALENDAR = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lastYear',
] as const;

const numbers = z.strictObject({
  ...base,
  op: z.enum([...ONE_NUMBER, ...RANGES]),
  window: z.string().optional(),
});
const dates = z.strictObject({
  ...base,
  op: z.enum([...ONE_DATE, ...RANGES, ...SPANS, 'weekday', 'month', 'hour', 'calendar']),
});

/** Two values for a range. */
const readPair = <T>(
  reader: JsonReader,
  value: unknown,
  path: JsonPath,
  one: (value: unknown, path: JsonPath) => T | null,
): readonly [T, T] | null => {
  if (!Array.isArray(value) || value.length !== 2) return reader.wrong(path, 'andBetween', value);
  const from = one(value[0], [...path, 0]);
  const to = one(value[1], [...path, 1]);
  return from === null || to === null ? null : [from, to];
};

export const readNumberField = (
  reader: JsonReader,
  info: NumberInfo,
  value: unknown,
  path: JsonPath,
): Statement | null => {
  const data = readObject(reader, numbers, value, path);
  if (data === null) return null;
  const window =
    data.window === undefined
      ? undefined
      : info.windowed
        ? readAsText(reader, data.window, [...path, 'window'], 'span', readWindow)
        : reader.wrong([...path, 'window'], 'knownName', 'window');
  const amount = (written: unknown, at: JsonPath): Amount | null => {
    if (typeof written === 'number' && Number.isFinite(written)) return { kind: 'number', value: written };
    const expected = info.unit === 'duration' ? 'duration' : info.unit === 'share' ? 'share' : 'number';
    if (typeof written !== 'string')
      return reader.wrong(at, written === undefined ? 'missingName' : expected, written);
    return readAsText(reader, written, at, expected, (cursor) => readAmount(cursor, info.unit, info.field));
  };
  const at = [...path, 'value'];
  const { op } = data;
  if (window === null) return null;
  const subject = { field: info.field, ...(window !== undefined && { window }) };
  if (op === 'between' || op === 'notBetween') {
    const pair = readPair(reader, data.value, at, amount);
    return pair && { about: 'number', subject, op, from: pair[0], to: pair[1] };
  }
  const only = amount(data.value, at);
  return only && { about: 'number', subject, op, value: only };
};

export const readDateField = (
  reader: JsonReader,
  field: DateField,
  value: unknown,
  path: JsonPath,
): Statement | null => {
  const data = readObject(reader, dates, value, path);
  if (data === null) return null;
  const at = [...path, 'value'];
  const subject = { field };
  const day = (written: unknown, place: JsonPath): DateValue | null =>
    typeof written === 'string'
      ? readAsText(reader, written, place, 'date', tryDateValue)
      : reader.wrong(place, written === undefined ? 'missingName' : 'date', written);
  const { op } = data;
  switch (op) {
    case 'between':
    case 'notBetween': {
      const pair = readPair(reader, data.value, at, day);
      return pair && { about: 'date', subject, op, from: pair[0], to: pair[1] };
    }
    case 'within':
    case 'notWithin':
    case 'next': {
      if (typeof data.value !== 'string') return reader.wrong(at, 'span', data.value);
      const span = readAsText(reader, data.value, at, 'span', (cursor) => readSpan(cursor, true));
      return span && { about: 'date', subject, op, span };
    }
    case 'weekday':
    case 'month':
    case 'hour': {
      const [min, max] = PARTS[op];
      const any: readonly unknown[] = Array.isArray(data.value) ? data.value : [data.value];
      const fits = (part: unknown): part is number =>
        typeof part === 'number' && Number.isInteger(part) && part >= min && part <= max;
      if (any.length === 0 || any.length > 100 || !any.every(fits)) return reader.wrong(at, op, data.value);
      return { about: 'date', subject, op, any };
    }
    case 'calendar': {
      const word = CALENDAR.find((known) => known === data.value);
      return word === undefined
        ? reader.wrong(at, 'oneOf', data.value, { words: CALENDAR })
        : { about: 'date', subject, op, word };
    }
    default: {
      const only = day(data.value, at);
      return only && { about: 'date', subject, op, value: only };
    }
  }
};
