import { numberInfo } from './fields.ts';
import { JSON_VERSION } from './json.ts';
import type {
  Amount,
  Condition,
  DateValue,
  Limit,
  NumberSubject,
  Output,
  Rule,
  RuleSet,
  Shape,
  Statement,
} from './rule-set.ts';
import { DEFAULT_DEDUPE, DEFAULT_UNIVERSE } from './text/draft.ts';
import { sortText } from './text/print.ts';
import { amountText, dateText, spanText, windowText } from './text/print-values.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Members = Record<string, Json>;

/** The JSON form of a rule set, indented for people; what is the default is left out. */
export const printRulesJson = (name: string | null, ruleSet: RuleSet): string =>
  JSON.stringify(documentOf(name, ruleSet), null, 2);

const documentOf = (name: string | null, { from, where, shape, output }: RuleSet): Json => ({
  segue: JSON_VERSION,
  ...(name !== null && { name }),
  ...(from !== DEFAULT_UNIVERSE && { from }),
  where: ruleJson(where),
  ...shapeJson(shape),
  ...outputJson(output),
});

const ruleJson = (rule: Rule): Json => {
  switch (rule.kind) {
    case 'all':
    case 'any':
    case 'none':
      return { [rule.kind]: rule.rules.map(ruleJson) };
    case 'not':
      return { not: ruleJson(rule.rule) };
    case 'atLeast':
      return { atLeast: rule.count, of: rule.rules.map(ruleJson) };
    case 'if':
      // biome-ignore lint/suspicious/noThenProperty: the word of the language
      return { if: ruleJson(rule.if), then: ruleJson(rule.then), else: ruleJson(rule.else) };
    case 'use':
      return { use: rule.name };
    case 'is':
      return conditionJson(rule);
  }
};

const conditionJson = (condition: Condition): Json => ({
  ...statementJson(condition),
  ...(condition.whenMissing !== undefined && { whenMissing: condition.whenMissing }),
});

/** One value stands for itself, several in a list. */
const oneOrMore = <T extends Json>(values: readonly T[]): Json => {
  const [only, ...more] = values;
  return only !== undefined && more.length === 0 ? only : values;
};

const subjectJson = ({ field, window }: NumberSubject): Members => ({
  field,
  ...(window !== undefined && { window: windowText(window) }),
});

/** Times as 3:45, sums as in the text form, everything else as the number that it is. */
const amountJson = (amount: Amount, subject: NumberSubject): Json => {
  const { unit } = numberInfo(subject.field);
  if (amount.kind === 'number' && (unit !== 'duration' || amount.value % 1000 !== 0)) return amount.value;
  return amountText(amount, unit);
};

const statementJson = (statement: Statement): Members => {
  switch (statement.about) {
    case 'text': {
      const { field, op, values, exactly, threshold } = statement;
      return {
        field,
        op,
        value: oneOrMore(values),
        ...(exactly === true && { exactly }),
        ...(threshold !== undefined && { threshold }),
      };
    }
    case 'set': {
      const { field, op, values, minWeight } = statement;
      return { field, op, value: oneOrMore(values), ...(minWeight !== undefined && { minWeight }) };
    }
    case 'number': {
      const { subject, op } = statement;
      const value =
        'from' in statement
          ? [amountJson(statement.from, subject), amountJson(statement.to, subject)]
          : amountJson(statement.value, subject);
      return { ...subjectJson(subject), op, value };
    }
    case 'date':
      return { field: statement.subject.field, op: statement.op, value: dateJson(statement) };
    case 'flag':
      return { field: statement.field, value: statement.value };
    case 'key':
      return { field: 'key', op: statement.op, value: oneOrMore(statement.values) };
    case 'membership': {
      const { place } = statement;
      const json: Json = place.in === 'liked' ? 'liked' : { [place.in]: place.name };
      return { [statement.member ? 'in' : 'notIn']: json };
    }
    case 'presence':
      return { [statement.present ? 'has' : 'missing']: statement.field };
    case 'confidence':
      return { confidenceOf: statement.field, atLeast: statement.atLeast };
  }
};

const dayJson = (value: DateValue): Json => dateText(value);

const dateJson = (statement: Extract<Statement, { about: 'date' }>): Json => {
  switch (statement.op) {
    case 'within':
    case 'notWithin':
    case 'next':
      return spanText(statement.span);
    case 'weekday':
    case 'month':
    case 'hour':
      return statement.any;
    case 'calendar':
      return statement.word;
    case 'between':
    case 'notBetween':
      return [dayJson(statement.from), dayJson(statement.to)];
    default:
      return dayJson(statement.value);
  }
};

const limitJson = (limit: Limit): Json => ({
  [limit.by]: limit.count,
  ...(limit.by === 'minutes' && limit.overshoot === true && { overshoot: true }),
});

const shapeJson = ({ dedupe, sort, limits, caps, selectedBy, separate, mix }: Shape): Members => {
  const plain = dedupe.by === DEFAULT_DEDUPE.by && dedupe.keep === DEFAULT_DEDUPE.keep;
  return {
    ...(!plain && { dedupe: { by: dedupe.by, keep: dedupe.keep } }),
    ...(sort.length > 0 && { sort: sort.map(sortText) }),
    ...(limits.length > 0 && { limit: limits.map(limitJson) }),
    ...(caps.length > 0 && { atMost: caps.map(({ per, atMost }) => ({ per, count: atMost })) }),
    ...(selectedBy !== undefined && { selectedBy: selectedBy.map(sortText) }),
    ...(separate.length > 0 && { apart: separate.map(({ per, atLeast }) => ({ per, count: atLeast })) }),
    ...(mix.length > 0 && { mix: mix.map(({ parts, where }) => ({ parts, where: ruleJson(where) })) }),
  };
};

const outputJson = ({ mode, fanOut, maxRemovedPercent }: Output): Members => {
  const members: Members = {
    ...(mode !== 'reconcile' && { mode }),
    ...(fanOut !== null && { fanOut: { ...fanOut } }),
    ...(maxRemovedPercent !== undefined && { maxRemovedPercent }),
  };
  return Object.keys(members).length === 0 ? {} : { output: members };
};
