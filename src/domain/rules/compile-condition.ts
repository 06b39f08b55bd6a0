import type { Compiling, Priced, Test } from './compile-context.ts';
import { compileDate } from './compile-date.ts';
import {
  compileConfidence,
  compileFlag,
  compileKey,
  compileMembership,
  compilePresence,
} from './compile-facts.ts';
import { compileNumber } from './compile-number.ts';
import { compileSet } from './compile-set.ts';
import { compileText } from './compile-text.ts';
import type { Condition, WhenMissing } from './rule-set.ts';
import { FALSE, STOPS, TRUE, type Truth, UNKNOWN } from './truth.ts';

const becomes: Readonly<Record<WhenMissing, Truth>> = { include: TRUE, exclude: FALSE, fail: STOPS };

/** What an unknown condition becomes by its own wish. */
export const missingTruth = ({ whenMissing }: Condition): Truth =>
  whenMissing === undefined ? UNKNOWN : becomes[whenMissing];

export const compileCondition = (condition: Condition, compiling: Compiling): Priced => {
  const { test, cost } = compileStatement(condition, compiling);
  if (condition.whenMissing === undefined) return { test, cost };
  const missing = missingTruth(condition);
  const settled: Test = (candidate) => {
    const truth = test(candidate);
    return truth === UNKNOWN ? missing : truth;
  };
  return { test: settled, cost };
};

const compileStatement = (condition: Condition, compiling: Compiling): Priced => {
  switch (condition.about) {
    case 'text':
      return compileText(condition, compiling);
    case 'number':
      return compileNumber(condition, compiling);
    case 'date':
      return compileDate(condition, compiling);
    case 'set':
      return compileSet(condition, compiling);
    case 'flag':
      return compileFlag(condition);
    case 'key':
      return compileKey(condition);
    case 'membership':
      return compileMembership(condition, compiling);
    case 'presence':
      return compilePresence(condition, compiling);
    case 'confidence':
      return compileConfidence(condition);
  }
};
