import { z } from 'zod';
import { camelotOf, parseKey } from '../enrichment/keys.ts';
import { FIELDS, type FieldInfo, fieldNamed } from './fields.ts';
import { isObject, type JsonReader, later, nameText, readObject, shareNumber } from './json-read.ts';
import { base, common, readDateField, readNumberField } from './json-values.ts';
import { RULE_LIMITS } from './limits.ts';
import type { JsonPath } from './problems.ts';
import type { Condition, Place, Statement } from './rule-set.ts';

/** Conditions in JSON. Times, spans and sums are written there as in the text form. */

const membership = z.strictObject({ in: later, notIn: later, ...common }).partial();
const presence = z.strictObject({ has: z.string(), missing: z.string(), ...common }).partial();
const confidence = z.strictObject({ confidenceOf: z.string(), atLeast: shareNumber, ...common });
const source = z.strictObject({ source: nameText });
const managed = z.strictObject({ managed: nameText });

const TEXT_OPS = [
  'is',
  'isNot',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'matches',
  'notMatches',
  'similar',
] as const;
const texts = z.strictObject({
  ...base,
  op: z.enum(TEXT_OPS),
  exactly: z.boolean().optional(),
  threshold: shareNumber.optional(),
});
const sets = z.strictObject({
  ...base,
  op: z.enum(['any', 'every', 'none', 'only']),
  minWeight: shareNumber.optional(),
});
const flags = z.strictObject({ ...base, op: z.literal('is').optional(), value: z.boolean() });
const keys = z.strictObject({ ...base, op: z.enum(['is', 'isNot', 'compatible']) });

const FIELD_WORDS = FIELDS.map(({ field }) => field);

/** The names that tell conditions from groups. */
export const CONDITION_NAMES = ['field', 'in', 'notIn', 'has', 'missing', 'confidenceOf'] as const;

export const readConditionJson = (
  reader: JsonReader,
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
): Condition | null => {
  const statement = readStatement(reader, value, path);
  if (statement === null) return null;
  const whenMissing = common.whenMissing.safeParse(value['whenMissing']).data;
  return { kind: 'is', ...statement, ...(whenMissing !== undefined && { whenMissing }) };
};

const fieldAt = (reader: JsonReader, value: unknown, path: JsonPath): FieldInfo | null => {
  if (typeof value !== 'string')
    return reader.wrong(path, value === undefined ? 'missingName' : 'field', value);
  return fieldNamed(value) ?? reader.wrong(path, 'field', value, { words: FIELD_WORDS });
};

const readStatement = (
  reader: JsonReader,
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
): Statement | null => {
  if ('in' in value || 'notIn' in value) {
    const data = readObject(reader, membership, value, path);
    if (data === null) return null;
    const name = 'in' in value ? 'in' : 'notIn';
    if ('in' in value && 'notIn' in value) return reader.wrong([...path, 'notIn'], 'knownName', 'notIn');
    const place = readPlace(reader, data[name], [...path, name]);
    return place && { about: 'membership', place, member: name === 'in' };
  }
  if ('has' in value || 'missing' in value) {
    const data = readObject(reader, presence, value, path);
    if (data === null) return null;
    const name = 'has' in value ? 'has' : 'missing';
    if ('has' in value && 'missing' in value)
      return reader.wrong([...path, 'missing'], 'knownName', 'missing');
    const info = fieldAt(reader, data[name], [...path, name]);
    return info && { about: 'presence', field: info.field, present: name === 'has' };
  }
  if ('confidenceOf' in value) {
    const data = readObject(reader, confidence, value, path);
    const info = data && fieldAt(reader, data.confidenceOf, [...path, 'confidenceOf']);
    return data && info && { about: 'confidence', field: info.field, atLeast: data.atLeast };
  }
  const info = fieldAt(reader, value['field'], [...path, 'field']);
  return info && readField(reader, info, value, path);
};

const readPlace = (reader: JsonReader, value: unknown, path: JsonPath): Place | null => {
  if (value === 'liked') return { in: 'liked' };
  if (isObject(value) && 'managed' in value) {
    const data = readObject(reader, managed, value, path);
    return data && { in: 'managed', name: data.managed };
  }
  if (!isObject(value)) return reader.wrong(path, 'place', value);
  const data = readObject(reader, source, value, path);
  return data && { in: 'source', name: data.source };
};

const readField = (
  reader: JsonReader,
  info: FieldInfo,
  value: Readonly<Record<string, unknown>>,
  path: JsonPath,
): Statement | null => {
  const at = [...path, 'value'];
  switch (info.type) {
    case 'text': {
      const data = readObject(reader, texts, value, path);
      if (data === null) return null;
      const { op, exactly, threshold } = data;
      const pattern = op === 'matches' || op === 'notMatches';
      const values = readList(reader, data.value, at, pattern ? RULE_LIMITS.pattern : RULE_LIMITS.value);
      if (values === null) return null;
      if (threshold !== undefined && op !== 'similar')
        return reader.wrong([...path, 'threshold'], 'knownName', 'threshold');
      const how = { ...(exactly === true && { exactly }), ...(threshold !== undefined && { threshold }) };
      return { about: 'text', field: info.field, op, values, ...how };
    }
    case 'set': {
      const data = readObject(reader, sets, value, path);
      const values = data && readList(reader, data.value, at, RULE_LIMITS.value);
      if (data === null || values === null) return null;
      const { op, minWeight } = data;
      if (minWeight !== undefined && !info.weighted)
        return reader.wrong([...path, 'minWeight'], 'knownName', 'minWeight');
      return { about: 'set', field: info.field, op, values, ...(minWeight !== undefined && { minWeight }) };
    }
    case 'flag': {
      const data = readObject(reader, flags, value, path);
      return data && { about: 'flag', field: info.field, value: data.value };
    }
    case 'key': {
      const data = readObject(reader, keys, value, path);
      const written = data && readList(reader, data.value, at, RULE_LIMITS.value);
      if (data === null || written === null) return null;
      const values = written.map((key) => {
        const found = parseKey(key);
        return found === null ? reader.wrong(at, 'key', key) : camelotOf(found);
      });
      return values.every((key) => key !== null) ? { about: 'key', op: data.op, values } : null;
    }
    case 'number':
      return readNumberField(reader, info, value, path);
    case 'date':
      return readDateField(reader, info.field, value, path);
  }
};

/** One text or several. */
const readList = (reader: JsonReader, value: unknown, path: JsonPath, longest: number): string[] | null => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return reader.wrong(path, 'list', value);
  if (list.length > RULE_LIMITS.values)
    return reader.wrong(path, 'fewerValues', undefined, { limit: RULE_LIMITS.values });
  const texts = list.map((item, at) => {
    const place = Array.isArray(value) ? [...path, at] : path;
    if (typeof item !== 'string')
      return reader.wrong(place, item === undefined ? 'missingName' : 'string', item);
    if (item.length <= longest) return item;
    return reader.wrong(place, longest === RULE_LIMITS.pattern ? 'shorterPattern' : 'shorterValue', item, {
      limit: longest,
    });
  });
  return texts.every((text) => text !== null) ? texts : null;
};
