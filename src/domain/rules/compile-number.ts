import type { Compiling, Priced, RuleWarning } from './compile-context.ts';
import type { NumberReader } from './compile-plays.ts';
import type { Aggregate, Amount, NumberField, NumberSubject, Statement } from './rule-set.ts';
import { FALSE, not, TRUE, type Truth, UNKNOWN } from './truth.ts';

type NumberStatement = Extract<Statement, { about: 'number' }>;

/** What is written as one number is equal: 127.8 beats are 128, 3:44.9 is 3:45. */
const EQUAL_WITHIN: Readonly<Partial<Record<NumberField, number>>> = { bpm: 0.5, duration: 500 };
const ROUNDING = 1e-9;

export const compileNumber = (statement: NumberStatement, compiling: Compiling): Priced => {
  const { subject } = statement;
  const read = compiling.readers.number(subject);
  const cost = costOf(subject);
  if ('from' in statement) {
    const from = amountOf(statement.from, compiling);
    const to = amountOf(statement.to, compiling);
    const dear = cost + from.cost + to.cost;
    const inside = between(read, from, to);
    return { test: statement.op === 'between' ? inside : (candidate) => not(inside(candidate)), cost: dear };
  }
  const amount = amountOf(statement.value, compiling);
  return { test: comparison(statement.op, subject.field, read, amount), cost: cost + amount.cost };
};

/** Field by field reading of plays is dearer than a property. */
const costOf = ({ field, window }: NumberSubject): number => {
  switch (field) {
    case 'plays':
      return window === undefined ? 2 : 6;
    case 'skips':
    case 'skipRate':
    case 'completion':
    case 'playtime':
    case 'streak':
      return 15;
    default:
      return 1;
  }
};

interface ReadAmount {
  readonly read: NumberReader;
  /** The number, where it is the same for all. */
  readonly fixed: number | null;
  readonly cost: number;
}

const always = (value: number): ReadAmount => ({ read: () => value, fixed: value, cost: 0 });

const amountOf = (amount: Amount, compiling: Compiling): ReadAmount => {
  if (amount.kind === 'number') return always(amount.value);
  const { times = 1, plus = 0 } = amount;
  if (amount.kind === 'aggregate') return always(aggregateOf(amount, compiling) * times + plus);
  const read = compiling.readers.number(amount.subject);
  return {
    read: (candidate) => read(candidate) * times + plus,
    fixed: null,
    cost: costOf(amount.subject) + 1,
  };
};

/** An aggregate over all candidates that have a value, before `times` and `plus`; NaN when none has. */
export const aggregateOf = (
  amount: Extract<Amount, { kind: 'aggregate' }>,
  { aggregates, context, readers, warn }: Compiling,
): number => {
  const key = JSON.stringify([amount.of, amount.percent, amount.subject]);
  const known = aggregates.get(key);
  if (known !== undefined) return known;
  const read = readers.number(amount.subject);
  const values = Float64Array.from(context.candidates, read).filter((value) => !Number.isNaN(value));
  const result = summarise(amount.of, amount.percent, values);
  const warning: RuleWarning = { kind: 'aggregateEmpty', field: amount.subject.field };
  if (values.length === 0) warn(warning);
  aggregates.set(key, result);
  return result;
};

const summarise = (of: Aggregate, percent: number | undefined, values: Float64Array): number => {
  if (values.length === 0) return Number.NaN;
  if (of === 'average') {
    let sum = 0;
    for (const value of values) sum += value;
    return sum / values.length;
  }
  values.sort();
  switch (of) {
    case 'min':
      return quantile(values, 0);
    case 'max':
      return quantile(values, 1);
    case 'median':
      return quantile(values, 0.5);
    case 'percentile':
      return quantile(values, Math.min(100, Math.max(0, percent ?? 50)) / 100);
  }
};

/** Between two neighbours in proportion. */
const quantile = (sorted: Float64Array, share: number): number => {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
};

/** Both sides of it are asked on their own: 100 is not in 120 to unknown. */
const between = (read: NumberReader, from: ReadAmount, to: ReadAmount) => {
  if (from.fixed !== null && to.fixed !== null) {
    const least = from.fixed;
    const most = to.fixed;
    if (!Number.isNaN(least) && !Number.isNaN(most)) {
      return (candidate: Parameters<NumberReader>[0]): Truth => {
        const value = read(candidate);
        if (value >= least && value <= most) return TRUE;
        return Number.isNaN(value) ? UNKNOWN : FALSE;
      };
    }
  }
  return (candidate: Parameters<NumberReader>[0]): Truth => {
    const value = read(candidate);
    const least = from.read(candidate);
    const most = to.read(candidate);
    if (value < least || value > most) return FALSE;
    return value >= least && value <= most ? TRUE : UNKNOWN;
  };
};

const comparison = (
  op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte',
  field: NumberField,
  read: NumberReader,
  amount: ReadAmount,
): Priced['test'] => {
  const value = amount.read;
  const near = EQUAL_WITHIN[field];
  switch (op) {
    case 'eq':
      return (candidate) => equal(read(candidate), value(candidate), near);
    case 'ne':
      return (candidate) => not(equal(read(candidate), value(candidate), near));
    case 'gt':
      return (candidate) => greater(read(candidate), value(candidate));
    case 'lt':
      return (candidate) => greater(value(candidate), read(candidate));
    case 'gte':
      return (candidate) => not(greater(value(candidate), read(candidate)));
    case 'lte':
      return (candidate) => not(greater(read(candidate), value(candidate)));
  }
};

const greater = (a: number, b: number): Truth => (a > b ? TRUE : a <= b ? FALSE : UNKNOWN);

const equal = (a: number, b: number, near: number | undefined): Truth => {
  if (a === b) return TRUE;
  const apart = Math.abs(a - b);
  if (Number.isNaN(apart)) return UNKNOWN;
  return (near === undefined ? apart <= ROUNDING : apart < near) ? TRUE : FALSE;
};
