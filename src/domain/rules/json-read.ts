import { z } from 'zod';
import { MOST_PROBLEMS, RULE_LIMITS } from './limits.ts';
import { nearestName } from './names.ts';
import type { Expected, JsonPath, JsonProblem, Mistake } from './problems.ts';
import { type Cursor, createCursor, Stop } from './text/cursor.ts';

/** Reading of JSON with words for every mistake: where it is, what was expected, what was probably meant. */

/** Collects what is wrong in one document, and counts its rules. */
export interface JsonReader {
  readonly problems: JsonProblem[];
  /** Notes a mistake; null, so that a reader can return it. */
  wrong(path: JsonPath, expected: Expected, value: unknown, more?: Partial<Mistake>): null;
  /** False once there are too many rules. */
  count(path: JsonPath): boolean;
}

const SHOWN = 40;
const shown = (value: unknown): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return [...String(typeof value === 'string' ? value : JSON.stringify(value))].slice(0, SHOWN).join('');
};

export const createJsonReader = (): JsonReader => {
  const problems: JsonProblem[] = [];
  let rules = 0;
  const wrong: JsonReader['wrong'] = (path, expected, value, more = {}) => {
    const near =
      typeof value === 'string' && more.words !== undefined ? nearestName(value, more.words) : undefined;
    if (problems.length < MOST_PROBLEMS) {
      problems.push({
        path,
        expected,
        found: shown(value),
        ...more,
        ...(near !== undefined && { nearest: near }),
      });
    }
    return null;
  };
  return {
    problems,
    wrong,
    count: (path) => {
      rules++;
      if (rules === RULE_LIMITS.rules + 1) wrong(path, 'fewerRules', undefined, { limit: RULE_LIMITS.rules });
      return rules <= RULE_LIMITS.rules;
    },
  };
};

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, Expected>> = {
  string: 'string',
  number: 'number',
  int: 'wholeNumber',
  array: 'array',
  boolean: 'boolean',
  object: 'object',
};

/** What is too little or too much to make sense is for `validate` to say: whatever the text form reads is kept. */
export const whole = z.int().min(0);
export const shareNumber = z.number();
/** Read by its own reader, with its own path. */
export const later = z.unknown().optional();
export const nameText = z.string().min(1).max(RULE_LIMITS.value);

/** Reads one level of an object; unknown names are mistakes with the nearest known one. */
export const readObject = <S extends z.ZodRawShape>(
  reader: JsonReader,
  schema: z.ZodObject<S>,
  value: unknown,
  path: JsonPath,
): z.output<z.ZodObject<S>> | null => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const known = Object.keys(schema.shape);
  for (const issue of result.error.issues) noteIssue(reader, issue, value, path, known);
  return null;
};

const noteIssue = (
  reader: JsonReader,
  issue: z.core.$ZodIssue,
  value: unknown,
  path: JsonPath,
  known: readonly string[],
): void => {
  const steps = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const at = [...path, ...steps];
  let found: unknown = value;
  for (const step of steps) {
    found = Array.isArray(found) ? found[Number(step)] : isObject(found) ? found[String(step)] : undefined;
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) reader.wrong([...at, key], 'knownName', key, { words: known });
      return;
    case 'invalid_value':
      reader.wrong(at, 'oneOf', found, { words: issue.values.map(String) });
      return;
    case 'too_big':
      if (issue.origin === 'array')
        reader.wrong(at, 'fewerValues', undefined, { limit: Number(issue.maximum) });
      else if (issue.origin === 'string')
        reader.wrong(at, 'shorterValue', found, { limit: Number(issue.maximum) });
      else reader.wrong(at, 'number', found);
      return;
    case 'too_small':
      reader.wrong(
        at,
        issue.origin === 'array' ? 'list' : issue.origin === 'string' ? 'text' : 'number',
        found,
      );
      return;
    case 'invalid_type':
      if (found === undefined && steps.length > 0) reader.wrong(at, 'missingName', undefined);
      else reader.wrong(at, TYPES[issue.expected] ?? 'object', found);
      return;
    default:
      reader.wrong(at, 'object', found);
  }
};

/** A value that JSON writes as the text form does; null, and a mistake, when it is none. */
export const readAsText = <T>(
  reader: JsonReader,
  value: string,
  path: JsonPath,
  expected: Expected,
  read: (cursor: Cursor) => T | null,
): T | null => {
  if (value.length > RULE_LIMITS.value)
    return reader.wrong(path, 'shorterValue', value, { limit: RULE_LIMITS.value });
  try {
    const cursor = createCursor(value, RULE_LIMITS);
    const result = read(cursor);
    if (result !== null && cursor.peek().kind === 'end') return result;
    return reader.wrong(path, expected, value);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { nearest, limit } = error.problem;
    return reader.wrong(path, limit === undefined ? expected : error.problem.expected, value, {
      ...(nearest !== undefined && { nearest }),
      ...(limit !== undefined && { limit }),
    });
  }
};
