import type { NumberInfo } from '../fields.ts';
import type { NumberOp, Statement } from '../rule-set.ts';
import { readAmount, windowOf } from './amounts.ts';
import { readAround } from './around.ts';
import type { Cursor } from './cursor.ts';
import { eatTo, readWindow } from './dates.ts';
import { eatOne, flat } from './phrases.ts';
import { shapeStarts } from './shape-words.ts';

/** What stands behind the name of a field of numbers. */

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
    shapeStarts(cursor) ||
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
  const around = readAround(cursor, subject, info);
  if (around !== null) return around;
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
  // "128+", "5+ times".
  const more = op === null && cursor.sign('+');
  if (more) cursor.eat('times', 'x');
  // "played at least 3 times in the last month": the window may come last, too.
  if (info.windowed && subject.window === undefined) {
    const window = readWindow(cursor);
    if (window !== null) subject = { ...subject, window };
  }
  return { about: 'number', subject, op: more ? 'gte' : (op ?? 'eq'), value: from };
};

const COMPARISONS = new Set(
  NUMBER_OPS.flatMap(([phrase]) => phrase.split(' ').filter((word) => word.length > 3)),
);
const AMOUNT_WORDS =
  /^(?:the|average|avg|mean|median|min|minimum|lowest|smallest|max|maximum|highest|largest|percentile|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)$/;
