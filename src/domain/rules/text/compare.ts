import type { KeyInfo, NumberInfo, SetInfo, TextInfo } from '../fields.ts';
import type { NumberOp, Statement, TextOp } from '../rule-set.ts';
import { readAmount, windowOf } from './amounts.ts';
import type { Cursor } from './cursor.ts';
import { eatTo, readWindow } from './dates.ts';
import { isTextAt, readValues } from './lists.ts';
import { readKey, readNumber } from './values.ts';

/** What stands behind the name of a field of texts, words, keys or numbers. Longer phrases come before shorter ones. */

type Phrases<T> = readonly (readonly [T, readonly string[]])[];

const flat = <T>(phrases: Phrases<T>): readonly (readonly [string, T])[] =>
  phrases
    .flatMap(([value, words]) => words.map((phrase) => [phrase, value] as const))
    .sort(([a], [b]) => b.split(' ').length - a.split(' ').length);

const eatOne = <T>(cursor: Cursor, table: readonly (readonly [string, T])[]): T | null => {
  for (const [phrase, value] of table) if (cursor.eat(phrase) !== null) return value;
  return null;
};

const TEXT_OPS = flat<TextOp>([
  ['isNot', ['is not', 'isnt', 'not', 'is none of', 'none of', 'is not in', 'not in']],
  ['is', ['is', 'equals', 'in', 'is in']],
  [
    'notContains',
    [
      'does not contain',
      'doesnt contain',
      'not contains',
      'not contain',
      'does not include',
      'doesnt include',
      'not containing',
      'without',
    ],
  ],
  ['contains', ['contains', 'contain', 'containing', 'includes', 'include', 'including', 'has', 'with']],
  [
    'notStartsWith',
    [
      'does not start with',
      'doesnt start with',
      'not starts with',
      'does not begin with',
      'doesnt begin with',
      'not starting with',
    ],
  ],
  [
    'startsWith',
    ['starts with', 'start with', 'starting with', 'begins with', 'begin with', 'beginning with'],
  ],
  ['notEndsWith', ['does not end with', 'doesnt end with', 'not ends with', 'not ending with']],
  ['endsWith', ['ends with', 'end with', 'ending with', 'ends in']],
  ['notMatches', ['does not match', 'doesnt match', 'not matches', 'not matching', 'not match']],
  ['matches', ['matches', 'match', 'matching']],
  ['similar', ['is similar to', 'similar to', 'sounds like', 'is like', 'like', 'similar']],
]);
const ANY_OF = ['any of', 'one of', 'either of', 'either', 'any', 'in'] as const;

export const readText = (cursor: Cursor, { field }: TextInfo): Statement => {
  let op = textOp(cursor);
  const regex = (op === 'is' || op === 'isNot') && cursor.peek().kind === 'pattern';
  if (regex) op = op === 'is' ? 'matches' : 'notMatches';
  const exactly = cursor.eat('exactly', 'literally') !== null;
  cursor.eat(...ANY_OF);
  if (!isTextAt(cursor) && !cursor.isSign('(')) return cursor.fail('text', { field });
  const values = readValues(cursor, op === 'matches' || op === 'notMatches').map(({ value }) => value);
  const how = exactly ? { exactly } : {};
  if (op !== 'similar') return { about: 'text', field, op, values, ...how };
  const near = cursor.eat('at least', 'at') !== null;
  return {
    about: 'text',
    field,
    op,
    values,
    ...how,
    ...(near && { threshold: readNumber(cursor, 'share') }),
  };
};

const textOp = (cursor: Cursor): TextOp => {
  if (cursor.sign('!=')) return 'isNot';
  if (cursor.sign('=')) {
    cursor.sign('~');
    return 'is';
  }
  if (cursor.sign('~')) return 'contains';
  cursor.sign(':');
  return eatOne(cursor, TEXT_OPS) ?? 'is';
};

type SetOp = Extract<Statement, { about: 'set' }>['op'];
const SET_OPS = flat<SetOp>([
  [
    'any',
    [
      'is any of',
      'is one of',
      'any of',
      'one of',
      'is in',
      'in',
      'is',
      'equals',
      'contains any of',
      'contains',
      'contain',
      'includes',
      'has any of',
      'has',
      'any',
    ],
  ],
  ['every', ['all of', 'every of', 'each of', 'has all of', 'contains all of', 'is all of', 'both', 'all']],
  [
    'none',
    [
      'none of',
      'not any of',
      'is none of',
      'is not any of',
      'is not',
      'isnt',
      'not in',
      'is not in',
      'does not contain',
      'doesnt contain',
      'has none of',
      'contains none of',
      'without',
      'not',
      'none',
    ],
  ],
  ['only', ['is only', 'only', 'is exactly', 'exactly', 'just']],
]);

export const readSet = (cursor: Cursor, { field, weighted }: SetInfo): Statement => {
  const op = setOp(cursor);
  if (!isTextAt(cursor) && !cursor.isSign('(')) return cursor.fail('text', { field });
  const values = readValues(cursor).map(({ value }) => value);
  const weight = weighted && cursor.eat('with weight at least', 'with weight') !== null;
  if (!weight) return { about: 'set', field, op, values };
  cursor.sign('>=');
  return { about: 'set', field, op, values, minWeight: readNumber(cursor, 'share') };
};

const setOp = (cursor: Cursor): SetOp => {
  if (cursor.sign('!=')) return 'none';
  if (cursor.sign('=') || cursor.sign('~')) return 'any';
  cursor.sign(':');
  return eatOne(cursor, SET_OPS) ?? 'any';
};

type KeyOp = Extract<Statement, { about: 'key' }>['op'];
const KEY_OPS = flat<KeyOp>([
  ['isNot', ['is not any of', 'is none of', 'none of', 'is not', 'isnt', 'not any of', 'not in', 'not']],
  ['is', ['is any of', 'is one of', 'any of', 'one of', 'is in', 'is', 'in', 'equals']],
  [
    'compatible',
    [
      'is compatible with any of',
      'is compatible with',
      'compatible with any of',
      'compatible with',
      'compatible to',
      'mixes with',
      'fits',
      'goes with',
      'near',
    ],
  ],
]);

export const readKeys = (cursor: Cursor, _info: KeyInfo): Statement => {
  const op = cursor.sign('!=')
    ? 'isNot'
    : cursor.sign('=') || cursor.sign(':')
      ? 'is'
      : cursor.sign('~')
        ? 'compatible'
        : (eatOne(cursor, KEY_OPS) ?? 'is');
  if (!isTextAt(cursor) && !cursor.isSign('(')) return cursor.fail('key');
  const values = readValues(cursor).map(({ value, token }) => readKey(cursor, value, token));
  return { about: 'key', op, values };
};

const NUMBER_OPS = flat<NumberOp | 'between' | 'notBetween'>([
  ['notBetween', ['is not between', 'isnt between', 'not between', 'outside', 'not in the range']],
  ['between', ['is between', 'between', 'in the range', 'from']],
  ['ne', ['is not', 'isnt', 'not', 'does not equal', 'other than']],
  ['eq', ['is exactly', 'is equal to', 'equals', 'equal to', 'exactly', 'is']],
  [
    'gt',
    [
      'is more than',
      'more than',
      'is over',
      'over',
      'is above',
      'above',
      'is greater than',
      'greater than',
      'higher than',
      'faster than',
      'longer than',
      'is longer than',
      'is faster than',
      'is higher than',
    ],
  ],
  ['gte', ['is at least', 'at least', 'no less than', 'minimum']],
  [
    'lt',
    [
      'is less than',
      'less than',
      'fewer than',
      'is under',
      'under',
      'is below',
      'below',
      'lower than',
      'slower than',
      'shorter than',
      'is lower than',
      'is slower than',
      'is shorter than',
      'is fewer than',
    ],
  ],
  ['lte', ['is at most', 'at most', 'up to', 'no more than', 'not more than', 'maximum']],
]);
const NUMBER_SIGNS = [
  ['=', 'eq'],
  ['!=', 'ne'],
  ['>=', 'gte'],
  ['<=', 'lte'],
  ['>', 'gt'],
  ['<', 'lt'],
] as const;

/** `played in the last 60 days` alone means: at least once. */
const isAlone = (cursor: Cursor): boolean => {
  const token = cursor.peek();
  return (
    token.kind === 'end' ||
    token.kind === 'newline' ||
    (token.kind === 'sign' && (token.sign === ')' || token.sign === ',')) ||
    (token.kind === 'word' &&
      ['and', 'or', 'but', 'if', 'then', 'else', 'unless', 'when'].includes(token.word))
  );
};

export const readNumbers = (cursor: Cursor, info: NumberInfo): Statement => {
  let subject = windowOf(cursor, info);
  const { field, unit } = info;
  const counts = field === 'plays' || field === 'skips';
  if (counts && isAlone(cursor)) {
    return { about: 'number', subject, op: 'gt', value: { kind: 'number', value: 0 } };
  }
  cursor.sign(':');
  const sign = NUMBER_SIGNS.find(([written]) => cursor.sign(written));
  const op = sign?.[1] ?? eatOne(cursor, NUMBER_OPS) ?? null;
  const start = cursor.peek();
  if (start.kind === 'word' && op === null && cursor.fieldAt() === null && !AMOUNT_WORDS.test(start.word)) {
    return cursor.fail('comparison', { field, known: COMPARISONS });
  }
  const from = readAmount(cursor, unit, field);
  const ranged = op === 'between' || op === 'notBetween';
  const open = op === null || op === 'eq' || op === 'ne';
  if (ranged || (open && (cursor.isSign('..') || cursor.isSign('-') || cursor.says('to') > 0))) {
    if (!eatTo(cursor)) return cursor.fail('andBetween', { field });
    const to = readAmount(cursor, unit, field);
    return {
      about: 'number',
      subject,
      op: op === 'ne' || op === 'notBetween' ? 'notBetween' : 'between',
      from,
      to,
    };
  }
  // "played at least 3 times in the last month": the window may come last, too.
  if (info.windowed && subject.window === undefined) {
    const window = readWindow(cursor);
    if (window !== null) subject = { ...subject, window };
  }
  return { about: 'number', subject, op: op ?? 'eq', value: from };
};

const COMPARISONS = new Set(
  NUMBER_OPS.flatMap(([phrase]) => phrase.split(' ').filter((word) => word.length > 3)),
);
const AMOUNT_WORDS =
  /^(?:the|average|avg|mean|median|min|minimum|lowest|smallest|max|maximum|highest|largest|percentile|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)$/;
