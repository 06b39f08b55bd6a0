import { fieldInfo, numberInfo } from '../fields.ts';
import type { Condition, DateValue, Place, Statement, TextOp } from '../rule-set.ts';
import { MONTHS, WEEKDAYS } from './dates.ts';
import {
  amountText,
  calendarText,
  dateText,
  lastText,
  listed,
  patterned,
  percent,
  quoted,
  spanText,
  subjectText,
} from './print-values.ts';

/** A condition in its one written form. */
export const conditionText = (condition: Condition): string => {
  const { whenMissing } = condition;
  const statement = statementText(condition);
  return whenMissing === undefined ? statement : `${statement} if unknown ${whenMissing}`;
};

const placeText = (place: Place): string =>
  place.in === 'liked'
    ? 'liked'
    : place.in === 'managed'
      ? `managed ${quoted(place.name)}`
      : quoted(place.name);

const statementText = (statement: Statement): string => {
  switch (statement.about) {
    case 'text':
      return textText(statement);
    case 'number':
      return numbersText(statement);
    case 'date':
      return `${fieldInfo(statement.subject.field).word} ${datesText(statement)}`;
    case 'set':
      return setText(statement);
    case 'flag':
      return `${statement.value ? '' : 'not '}${fieldInfo(statement.field).word}`;
    case 'key':
      return keysText(statement);
    case 'membership':
      return `${statement.member ? '' : 'not '}in ${placeText(statement.place)}`;
    case 'presence':
      return `${statement.present ? 'has' : 'missing'} ${fieldInfo(statement.field).word}`;
    case 'confidence':
      return `confidence of ${fieldInfo(statement.field).word} at least ${percent(statement.atLeast)}`;
  }
};

type About<A extends Statement['about']> = Extract<Statement, { about: A }>;

const TEXT_WORDS: Readonly<Record<TextOp, string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  notStartsWith: 'does not start with',
  endsWith: 'ends with',
  notEndsWith: 'does not end with',
  matches: 'matches',
  notMatches: 'does not match',
  similar: 'is similar to',
};

const textText = ({ field, op, values, exactly, threshold }: About<'text'>): string => {
  const write = op === 'matches' || op === 'notMatches' ? patterned : quoted;
  const many = values.length > 1 ? 'any of ' : '';
  const how = exactly === true ? 'exactly ' : '';
  const near = threshold === undefined ? '' : ` at ${percent(threshold)}`;
  return `${fieldInfo(field).word} ${TEXT_WORDS[op]} ${how}${many}${listed(values.map(write))}${near}`;
};

const SET_WORDS = { any: 'any of', every: 'all of', none: 'none of', only: 'only' } as const;

const setText = ({ field, op, values, minWeight }: About<'set'>): string => {
  const single = values.length === 1;
  const word = single && op === 'any' ? 'is' : single && op === 'none' ? 'is not' : SET_WORDS[op];
  const weight = minWeight === undefined ? '' : ` with weight at least ${percent(minWeight)}`;
  return `${fieldInfo(field).word} ${word} ${listed(values.map(quoted))}${weight}`;
};

const keysText = ({ op, values }: About<'key'>): string => {
  const many = values.length > 1 ? 'any of ' : '';
  const word = op === 'isNot' ? 'is not' : op === 'compatible' ? 'compatible with' : 'is';
  const single = values.length === 1 && op === 'is' ? '' : `${word} `;
  return `key ${single}${many}${listed(values)}`;
};

const COMPARED = { eq: '=', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

const numbersText = (statement: About<'number'>): string => {
  const { unit } = numberInfo(statement.subject.field);
  const subject = subjectText(statement.subject);
  if (!('from' in statement))
    return `${subject} ${COMPARED[statement.op]} ${amountText(statement.value, unit)}`;
  const not = statement.op === 'notBetween' ? 'not ' : '';
  const from = amountText(statement.from, unit);
  const to = amountText(statement.to, unit);
  // Between a sum and a number, dots would be hard to see.
  const plain = statement.from.kind === 'number' && statement.to.kind === 'number';
  return plain ? `${subject} ${not}${from}..${to}` : `${subject} ${not}between ${from} and ${to}`;
};

const isDay = (value: DateValue): boolean => value.kind === 'date' && value.date.length === 10;

const datesText = (statement: About<'date'>): string => {
  switch (statement.op) {
    case 'within':
      return `in the last ${lastText(statement.span)}`;
    case 'notWithin':
      return `not in the last ${lastText(statement.span)}`;
    case 'next':
      return `in the next ${lastText(statement.span)}`;
    case 'weekday':
      return weekdaysText(statement.any);
    case 'month':
      return `in ${listed(statement.any.map((month) => MONTHS[month - 1] ?? '?'))}`;
    case 'hour':
      return `at hour ${listed(statement.any.map(String))}`;
    case 'calendar':
      return calendarText[statement.word];
    case 'between':
    case 'notBetween': {
      const not = statement.op === 'notBetween' ? 'not ' : '';
      return `${not}between ${dateText(statement.from)} and ${dateText(statement.to)}`;
    }
    default:
      return oneDate(statement.op, statement.value);
  }
};

const oneDate = (op: 'on' | 'notOn' | 'before' | 'after', value: DateValue): string => {
  if (op === 'before' && value.kind === 'ago') return `more than ${spanText(value.span)} ago`;
  if (op === 'after' && value.kind === 'ago') return `less than ${spanText(value.span)} ago`;
  if (op === 'before' || op === 'after') return `${op} ${dateText(value)}`;
  const preposition = value.kind === 'date' && !isDay(value) ? 'in' : 'on';
  return `${op === 'notOn' ? 'not ' : ''}${preposition} ${dateText(value)}`;
};

const weekdaysText = (days: readonly number[]): string => {
  if (days.join() === '6,7') return 'on a weekend';
  if (days.join() === '1,2,3,4,5') return 'on a weekday';
  return `on ${listed(days.map((day) => WEEKDAYS[day - 1] ?? '?'))}`;
};
