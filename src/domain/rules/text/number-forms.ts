import type { NumberInfo } from '../fields.ts';
import type { Amount, Condition, NumberOp, NumberSubject, Rule } from '../rule-set.ts';
import { readAmount, windowOf } from './amounts.ts';
import { readWhenMissing } from './conditions.ts';
import type { Cursor } from './cursor.ts';
import { bracketed } from './lists.ts';

/** Forms of numbers that people bring from elsewhere: `120 <= bpm <= 130`, `year in (2020, 2021)`. */

const TURNED = [
  ['<=', 'gte'],
  ['<', 'gt'],
  ['>=', 'lte'],
  ['>', 'lt'],
  ['=', 'eq'],
] as const;
const FORTH = {
  gte: ['lte', 'lt'],
  gt: ['lte', 'lt'],
  lte: ['gte', 'gt'],
  lt: ['gte', 'gt'],
  eq: [],
} as const;
const SIGNS = { lte: '<=', lt: '<', gte: '>=', gt: '>' } as const;

/** A number in front of its field, or a list of numbers behind it; null when neither stands here. */
export const readNumberForm = (cursor: Cursor): Rule | null => readTurned(cursor) ?? readAmong(cursor);

const compare = (
  cursor: Cursor,
  subject: NumberSubject,
  op: Exclude<NumberOp, 'between' | 'notBetween'>,
  value: Amount,
): Condition => {
  cursor.count();
  return { kind: 'is', about: 'number', subject, op, value };
};

/** The same word about missing values for each of them. */
const withMissing = (cursor: Cursor, conditions: readonly Condition[]): Condition[] => {
  const whenMissing = readWhenMissing(cursor);
  return conditions.map((one) => (whenMissing === null ? one : { ...one, whenMissing }));
};

const readTurned = (cursor: Cursor): Rule | null => {
  const { kind } = cursor.peek();
  const sign = TURNED.find(([written]) => cursor.isSign(written, 1));
  const info = cursor.fieldAt(2)?.info;
  if ((kind !== 'number' && kind !== 'time') || sign === undefined || info?.type !== 'number') return null;
  const { field, unit } = info;
  const first = readAmount(cursor, unit, field);
  cursor.skip(1 + (cursor.fieldAt(1)?.size ?? 0));
  const subject = windowOf(cursor, info);
  const [, op] = sign;
  const next = FORTH[op].find((one) => cursor.sign(SIGNS[one]));
  if (next === undefined) return withMissing(cursor, [compare(cursor, subject, op, first)])[0] ?? null;
  const second = readAmount(cursor, unit, field);
  if ((op === 'gte' && next === 'lte') || (op === 'lte' && next === 'gte')) {
    cursor.count();
    const [from, to] = op === 'gte' ? [first, second] : [second, first];
    const between: Condition = { kind: 'is', about: 'number', subject, op: 'between', from, to };
    return withMissing(cursor, [between])[0] ?? null;
  }
  const both = [compare(cursor, subject, op, first), compare(cursor, subject, next, second)];
  cursor.count();
  return { kind: 'all', rules: withMissing(cursor, both) };
};

const AMONG = ['is not in', 'isnt in', 'not in', 'is none of', 'none of'] as const;
const NOT_ONE = new Set<string>(AMONG);
const ONE = ['is in', 'in', 'is any of', 'any of', 'is one of', 'one of', 'either of'] as const;

const readAmong = (cursor: Cursor): Rule | null => {
  const found = cursor.fieldAt();
  if (found?.info.type !== 'number') return null;
  const { info, size } = found;
  const phrase = [...AMONG, ...ONE].find((words) => {
    const taken = cursor.says(words, size);
    return taken > 0 && cursor.isSign('(', size + taken);
  });
  if (phrase === undefined) return null;
  cursor.skip(size + cursor.says(phrase, size) + 1);
  const rules = withMissing(
    cursor,
    bracketed(cursor, () => oneOf(cursor, info)),
  );
  const [only, ...more] = rules;
  if (NOT_ONE.has(phrase)) return counted(cursor, { kind: 'none', rules });
  return only !== undefined && more.length === 0 ? only : counted(cursor, { kind: 'any', rules });
};

const counted = (cursor: Cursor, rule: Rule): Rule => {
  cursor.count();
  return rule;
};

const oneOf = (cursor: Cursor, { field, unit }: NumberInfo): Condition => {
  const from = readAmount(cursor, unit, field);
  if (!cursor.sign('..')) return compare(cursor, { field }, 'eq', from);
  cursor.count();
  const to = readAmount(cursor, unit, field);
  return { kind: 'is', about: 'number', subject: { field }, op: 'between', from, to };
};
