import { fieldInfo } from '../fields.ts';
import type { TextProblem } from '../problems.ts';
import type { CalendarWord, Condition, Place, Rule, Statement } from '../rule-set.ts';
import { parseRules } from '../text/parse.ts';
import { calendarText } from '../text/print-values.ts';
import { emptyRules } from './items.ts';
import { type Operator, operatorsOf, type Topic } from './operators.ts';

export type Built =
  | { readonly ok: true; readonly rule: Rule }
  /** @property text what the problem points into */
  | { readonly ok: false; readonly text: string; readonly problem: TextProblem };

/** Words of time that a select menu offers. */
export const calendarWords = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lastYear',
] as const satisfies readonly CalendarWord[];

/**
 * A rule from what was chosen and typed. Numbers, lengths and dates are read as the text form reads them.
 * @param given what the operator needs: values, or the fields of a form in their order
 */
export const buildRule = (topic: Topic, operator: Operator, given: readonly string[]): Built => {
  if (!operatorsOf(topic).includes(operator)) return read('');
  if (topic === 'source') return several(given, (name) => member(name, operator === 'is'), operator === 'is');
  if (topic === 'ruleSet') {
    const uses = several(given, (name) => ({ kind: 'use', name }), true);
    return uses.ok && operator === 'isNot' ? { ok: true, rule: { kind: 'not', rule: uses.rule } } : uses;
  }
  const statement =
    given.length === 0 && !WITHOUT.includes(operator) ? null : statementOf(topic, operator, given);
  return statement === null
    ? read(textOf(topic, operator, given))
    : { ok: true, rule: { kind: 'is', ...statement } };
};

const WITHOUT: readonly Operator[] = ['yes', 'no', 'known', 'unknown'];

const several = (given: readonly string[], one: (name: string) => Rule, any: boolean): Built => {
  const [first, ...more] = given.map(one);
  if (first === undefined) return read('in');
  if (more.length === 0) return { ok: true, rule: first };
  return { ok: true, rule: { kind: any ? 'any' : 'all', rules: [first, ...more] } };
};

const member = (name: string, isMember: boolean): Condition => {
  const place: Place = name === 'liked' ? { in: 'liked' } : { in: 'source', name };
  return { kind: 'is', about: 'membership', place, member: isMember };
};

/** What needs no reading; null for the rest. */
const statementOf = (
  topic: Exclude<Topic, 'source' | 'ruleSet'>,
  operator: Operator,
  values: readonly string[],
): Statement | null => {
  const info = fieldInfo(topic);
  if (operator === 'known' || operator === 'unknown') {
    return { about: 'presence', field: info.field, present: operator === 'known' };
  }
  switch (info.type) {
    case 'flag':
      return { about: 'flag', field: info.field, value: operator === 'yes' };
    case 'text': {
      const op = TEXT_OPS[operator];
      return op === undefined ? null : { about: 'text', field: info.field, op, values };
    }
    case 'set': {
      const op = operator === 'any' || operator === 'every' || operator === 'none' ? operator : null;
      return op === null ? null : { about: 'set', field: info.field, op, values };
    }
    default:
      return null;
  }
};

const TEXT_OPS: Partial<Record<Operator, Extract<Statement, { about: 'text' }>['op']>> = {
  is: 'is',
  isNot: 'isNot',
  contains: 'contains',
  containsNot: 'notContains',
  startsWith: 'startsWith',
  endsWith: 'endsWith',
};

/** The condition as a person would write it: its values are read with everything the text form understands. */
const textOf = (
  topic: Exclude<Topic, 'source' | 'ruleSet'>,
  operator: Operator,
  given: readonly string[],
): string => {
  const { word } = fieldInfo(topic);
  const [first = '', second = ''] = given.map((typed) => typed.replaceAll(/\s+/gu, ' ').trim());
  const keys = `(${given.join(', ')})`;
  const forms: Partial<Record<Operator, string>> = {
    atLeast: `${word} >= ${first}`,
    atMost: `${word} <= ${first}`,
    exactly: `${word} = ${first}`,
    range: `${word} between ${first} and ${second}`,
    noneIn: `${word} in the last ${first} = 0`,
    atLeastIn: `${word} in the last ${second} >= ${first}`,
    atMostIn: `${word} in the last ${second} <= ${first}`,
    within: `${word} in the last ${first}`,
    notWithin: `${word} not in the last ${first}`,
    before: `${word} before ${first}`,
    after: `${word} after ${first}`,
    dates: `${word} between ${first} and ${second}`,
    calendar: `${word} ${calendarOf(first)}`,
    is: `${word} any of ${keys}`,
    isNot: `${word} is not any of ${keys}`,
    fits: `${word} compatible with any of ${keys}`,
  };
  return forms[operator] ?? word;
};

/** A chosen word as the text form has it; a typed one as it is. */
const calendarOf = (given: string): string => {
  const word = calendarWords.find((one) => one === given);
  return word === undefined ? given : calendarText[word];
};

const read = (text: string): Built => {
  const parsed = parseRules(text);
  if (!parsed.ok) return { ok: false, text, problem: parsed.problems[0] };
  const { where, ...rest } = parsed.ruleSet;
  const { where: _, ...plain } = emptyRules;
  const alone = JSON.stringify(rest) === JSON.stringify(plain);
  if (where.kind === 'is' && alone) return { ok: true, rule: where };
  const at = { line: 1, column: text.length + 1, offset: text.length, length: 0 };
  return { ok: false, text, problem: { at, expected: 'condition', found: '' } };
};
