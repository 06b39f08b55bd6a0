import type { Priced, Test } from './compile-context.ts';
import { FALSE, ifOf, not, TRUE, type Truth, UNKNOWN } from './truth.ts';

/** Cheap tests first: what they decide, dear ones are not asked. The truth does not depend on the order. */
const cheapFirst = (parts: readonly Priced[]): Test[] =>
  parts.toSorted((a, b) => a.cost - b.cost).map(({ test }) => test);

const costOf = (parts: readonly Priced[]): number => parts.reduce((sum, { cost }) => sum + cost, 0);

export const allTest = (parts: readonly Priced[]): Priced => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return { test: conjunction(cheapFirst(parts)), cost: costOf(parts) };
};

const FEW = 16;

const inALoop = (tests: readonly Test[]): Test => {
  return (candidate) => {
    let result: Truth = TRUE;
    for (const test of tests) {
      const truth = test(candidate);
      if (truth === FALSE) return FALSE;
      result = both(result, truth);
    }
    return result;
  };
};

/** Few tests are called one by one: a call that always leads to the same place is cheaper than a loop. */
const conjunction = (tests: readonly Test[]): Test => {
  if (tests.length > FEW) return inALoop(tests);
  const [a, b, c, d, ...rest] = tests;
  if (a === undefined) return () => TRUE;
  if (b === undefined) return a;
  if (c === undefined)
    return (candidate) => {
      const first = a(candidate);
      return first === FALSE ? FALSE : both(first, b(candidate));
    };
  if (d === undefined)
    return (candidate) => {
      const first = a(candidate);
      if (first === FALSE) return FALSE;
      const second = b(candidate);
      return second === FALSE ? FALSE : both(both(first, second), c(candidate));
    };
  const last = rest.length === 0 ? d : conjunction([d, ...rest]);
  return (candidate) => {
    const first = a(candidate);
    if (first === FALSE) return FALSE;
    const second = b(candidate);
    if (second === FALSE) return FALSE;
    const third = c(candidate);
    return third === FALSE ? FALSE : both(both(both(first, second), third), last(candidate));
  };
};

const both = (a: Truth, b: Truth): Truth => {
  if (a === TRUE) return b;
  if (b === TRUE) return a;
  if (a === FALSE || b === FALSE) return FALSE;
  return a > b ? a : b;
};

export const anyTest = (parts: readonly Priced[]): Priced => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const tests = cheapFirst(parts);
  const test: Test = (candidate) => {
    let result: Truth = FALSE;
    for (let at = 0; at < tests.length; at++) {
      const truth = tests[at]?.(candidate) ?? FALSE;
      if (truth === TRUE) return TRUE;
      if (truth > result) result = truth;
    }
    return result;
  };
  return { test, cost: costOf(parts) };
};

export const notTest = ({ test, cost }: Priced): Priced => ({
  test: (candidate) => not(test(candidate)),
  cost,
});

export const atLeastTest = (count: number, parts: readonly Priced[]): Priced => {
  const tests = cheapFirst(parts);
  const test: Test = (candidate) => {
    let sure = 0;
    let open = 0;
    let worst: Truth = UNKNOWN;
    for (let at = 0; at < tests.length && sure < count; at++) {
      const truth = tests[at]?.(candidate) ?? FALSE;
      if (truth === TRUE) sure++;
      else if (truth !== FALSE) {
        open++;
        if (truth > worst) worst = truth;
      }
    }
    return sure >= count ? TRUE : sure + open < count ? FALSE : worst;
  };
  return { test, cost: costOf(parts) };
};

export const ifTest = (condition: Priced, then: Priced, otherwise: Priced): Priced => ({
  test: (candidate) => {
    const truth = condition.test(candidate);
    return ifOf(
      truth,
      truth === TRUE ? then.test(candidate) : FALSE,
      truth === TRUE ? FALSE : otherwise.test(candidate),
    );
  },
  cost: condition.cost + Math.max(then.cost, otherwise.cost),
});
