import type { KeyInfo, SetInfo, TextInfo } from '../fields.ts';
import type { Statement, TextOp } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import { isTextAt, readValues } from './lists.ts';
import { eatOne, flat } from './phrases.ts';
import { readKey, readNumber } from './values.ts';

/** What stands behind the name of a field of texts, words or keys. Longer phrases come before shorter ones. */

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
