import type { Amount, Condition, Rule } from '../rule-set.ts';
import { isTurned, readCondition, readPlace, turned } from './conditions.ts';
import type { Cursor } from './cursor.ts';
import { bracketed, isNameAt, readName } from './lists.ts';
import { readNumberForm } from './number-forms.ts';
import { shapeStarts } from './shape-words.ts';
import { readWhole } from './values.ts';

/** Conditions joined: not before and, and before or; brackets, groups, if, and other rule sets by name. */

/** True when this word stands next, on this line or first on the next one; then the line ends before it are taken. */
const joins = (cursor: Cursor, word: 'and' | 'or'): boolean => {
  let ahead = 0;
  while (cursor.peek(ahead).kind === 'newline') ahead++;
  // "liked not played this year": nothing else can be meant.
  if (word === 'and' && ahead === 0 && NOT.some((not) => cursor.says(not) > 0)) return true;
  const size = cursor.says(word, ahead) || (word === 'and' ? cursor.says('but', ahead) : 0);
  if (size === 0 || shapeStarts(cursor, ahead + size)) return false;
  cursor.skip(ahead + size);
  cursor.skipNewlines();
  return true;
};

const one = (kind: 'all' | 'any', rules: readonly [Rule, ...Rule[]]): Rule =>
  rules.length === 1 ? rules[0] : { kind, rules };

export const readRule = (cursor: Cursor): Rule => {
  const rules: [Rule, ...Rule[]] = [readAnd(cursor)];
  while (joins(cursor, 'or')) rules.push(readAnd(cursor));
  if (rules.length > 1) cursor.count();
  return one('any', rules);
};

const readAnd = (cursor: Cursor): Rule => {
  const rules: [Rule, ...Rule[]] = [readNot(cursor)];
  while (joins(cursor, 'and')) rules.push(readNot(cursor));
  if (rules.length > 1) cursor.count();
  return one('all', rules);
};

const NOT = ['not', 'isnt', 'havent', 'have not', 'hasnt', 'has not'] as const;

const readNot = (cursor: Cursor): Rule => {
  if (cursor.eat(...NOT) === null) return readOne(cursor);
  cursor.enter();
  const bracket = cursor.isSign('(') || cursor.says('not') > 0;
  const rule = readNot(cursor);
  cursor.leave();
  if (!bracket && rule.kind === 'is' && isTurned(rule)) return turned(rule);
  if (!bracket && isBareCount(cursor, rule)) return { ...rule, op: 'eq' };
  cursor.count();
  return { kind: 'not', rule };
};

/** "not played in the last 60 days": a count without a number behind it, which is the same as none at all. */
const isBareCount = (
  cursor: Cursor,
  rule: Rule,
): rule is Extract<Condition, { about: 'number'; value: Amount }> =>
  rule.kind === 'is' &&
  rule.about === 'number' &&
  rule.op === 'gt' &&
  rule.value.kind === 'number' &&
  rule.value.value === 0 &&
  rule.whenMissing === undefined &&
  cursor.peek(-1).kind === 'word';

const GROUPS = [
  ['all', ['all of the following', 'all of', 'every one of', 'each of', 'both of']],
  ['any', ['any of the following', 'any of', 'one of', 'some of', 'either of']],
  ['none', ['none of the following', 'none of', 'neither of']],
] as const;

/** One rule in brackets. */
export const readBrackets = (cursor: Cursor): Rule => readOne(cursor);

const readOne = (cursor: Cursor): Rule => {
  if (cursor.sign('(')) return nested(cursor, () => brackets(cursor));
  const group = readGroup(cursor);
  if (group !== null) return group;
  if (cursor.says('if') > 0) return nested(cursor, () => choice(cursor));
  if (cursor.eat('anything', 'everything', 'any track', 'every track') !== null) return empty(cursor, 'all');
  if (cursor.eat('nothing', 'no track') !== null) return empty(cursor, 'any');
  if (cursor.eat('matches the rule', 'matches rule', 'matches', 'rule', 'use') !== null) {
    cursor.count();
    return { kind: 'use', name: readName(cursor) };
  }
  const form = readPlaces(cursor) ?? readNumberForm(cursor);
  if (form !== null) return form;
  const condition = readCondition(cursor);
  return condition.about === 'membership' && condition.member ? morePlaces(cursor, condition) : condition;
};

/** `in any of (liked, "Promo Pool")`. */
const readPlaces = (cursor: Cursor): Rule | null => {
  const size =
    ['in any of', 'in one of', 'in all of', 'in'].map((phrase) => cursor.says(phrase)).find((n) => n > 0) ??
    0;
  if (size === 0 || !cursor.isSign('(', size)) return null;
  const kind = cursor.says('in all of') > 0 ? 'all' : 'any';
  cursor.skip(size + 1);
  const rules = bracketed(cursor, () => membershipOf(cursor));
  cursor.count();
  return { kind, rules };
};

const membershipOf = (cursor: Cursor): Rule => {
  cursor.count();
  return { kind: 'is', about: 'membership', place: readPlace(cursor), member: true };
};

/** `in "Promo Pool" or "Archive"`: what begins no condition is another place, in quotes or as bare words. */
const morePlaces = (cursor: Cursor, first: Rule): Rule => {
  const rules: [Rule, ...Rule[]] = [first];
  while (cursor.says('or') > 0 && (cursor.peek(1).kind === 'string' || isNameAt(cursor, 1))) {
    cursor.skip(1);
    rules.push(membershipOf(cursor));
  }
  if (rules.length > 1) cursor.count();
  return one('any', rules);
};

const empty = (cursor: Cursor, kind: 'all' | 'any'): Rule => {
  cursor.count();
  return { kind, rules: [] };
};

const nested = <T>(cursor: Cursor, read: () => T): T => {
  cursor.enter();
  const result = read();
  cursor.leave();
  return result;
};

const readGroup = (cursor: Cursor): Rule | null => {
  const atLeast = cursor.says('at least') > 0 ? 2 : 0;
  if (atLeast > 0) {
    cursor.skip(atLeast);
    const count = readWhole(cursor);
    cursor.eat('of the following', 'of');
    return { kind: 'atLeast', count, rules: members(cursor) };
  }
  for (const [kind, phrases] of GROUPS) {
    if (cursor.eat(...phrases) !== null) {
      cursor.sign(':');
      return { kind, rules: members(cursor) };
    }
    // `all (…)` without "of".
    if (cursor.says(kind) > 0 && cursor.isSign('(', 1)) {
      cursor.skip(1);
      return { kind, rules: members(cursor) };
    }
  }
  return null;
};

/** The rules of a group: in brackets, with commas or line ends between them. */
const members = (cursor: Cursor): Rule[] => {
  cursor.count();
  if (!cursor.sign('(')) return cursor.fail('group');
  return nested(cursor, () => {
    const rules: Rule[] = [];
    for (;;) {
      while (cursor.sign(',') || cursor.peek().kind === 'newline') cursor.skipNewlines();
      if (cursor.sign(')')) return rules;
      rules.push(readRule(cursor));
      const { kind } = cursor.peek();
      if (!cursor.isSign(',') && !cursor.isSign(')') && kind !== 'newline') return cursor.fail('closing');
    }
  });
};

/** Conditions in plain brackets; on lines of their own they are joined with and, as everywhere. */
const brackets = (cursor: Cursor): Rule => {
  const rules: Rule[] = [];
  for (;;) {
    while (cursor.sign(',') || cursor.peek().kind === 'newline') cursor.skipNewlines();
    const [first, ...rest] = rules;
    if (first !== undefined && cursor.sign(')')) {
      if (rest.length > 0) cursor.count();
      return one('all', [first, ...rest]);
    }
    rules.push(readRule(cursor));
    const { kind } = cursor.peek();
    if (!cursor.isSign(',') && !cursor.isSign(')') && kind !== 'newline') return cursor.fail('closing');
  }
};

const choice = (cursor: Cursor): Rule => {
  cursor.skip(1);
  cursor.count();
  const condition = readRule(cursor);
  cursor.sign(',');
  cursor.skipNewlines();
  if (cursor.eat('then') === null) return cursor.fail('thenWord', { known: ['then', 'and', 'or'] });
  cursor.skipNewlines();
  const yes = readRule(cursor);
  let ahead = cursor.isSign(',') ? 1 : 0;
  while (cursor.peek(ahead).kind === 'newline') ahead++;
  const size = cursor.says('else', ahead) || cursor.says('otherwise', ahead);
  if (size > 0) {
    cursor.skip(ahead + size);
    cursor.skipNewlines();
  }
  // Without an `else` the choice asks nothing of the others.
  const no: Rule = size > 0 ? readRule(cursor) : { kind: 'all', rules: [] };
  // biome-ignore lint/suspicious/noThenProperty: the word of the language
  return { kind: 'if', if: condition, then: yes, else: no };
};
