import type { Candidate } from './candidate.ts';
import { compileCondition } from './compile-condition.ts';
import {
  type CompileContext,
  type Compiling,
  type Priced,
  type RuleWarning,
  startCompiling,
  type Test,
} from './compile-context.ts';
import { allTest, anyTest, atLeastTest, ifTest, notTest } from './compile-groups.ts';
import type { Rule, RuleSet } from './rule-set.ts';
import { answerOf, type Truth, UNKNOWN } from './truth.ts';

/**
 * A rule with its truth as a function, and its parts the same way. A rule set that is used in several places is one
 * node: it is compiled once, and asked once per candidate.
 */
export interface Node extends Priced {
  readonly rule: Rule;
  readonly parts: readonly Node[];
}

/** A rule set made ready for one run: one moment, one time zone, one list of candidates. */
export interface Program {
  readonly truth: Test;
  /** Null: unknown. Only what is true belongs into a result. */
  readonly matches: (candidate: Candidate) => boolean | null;
  readonly root: Node;
  /** Of everything that was compiled so far. */
  readonly warnings: readonly RuleWarning[];
  /** Other rules in the same run, as those of a mix. */
  readonly node: (rule: Rule) => Node;
  readonly compiling: Compiling;
}

/** Rule sets that use one another may be as deep together; further than this, nobody wrote them by hand. */
const MAX_DEPTH = 1_500;

export const compile = ({ where }: Pick<RuleSet, 'where'>, context: CompileContext): Program => {
  const compiling = startCompiling(context);
  const used = new Map<string, Node | null>();
  const node = (rule: Rule): Node => compileRule(rule, compiling, used, 0);
  const root = node(where);
  return {
    truth: root.test,
    matches: (candidate) => answerOf(root.test(candidate)),
    root,
    warnings: compiling.warnings,
    node,
    compiling,
  };
};

const unknown: Test = () => UNKNOWN;

const compileRule = (
  rule: Rule,
  compiling: Compiling,
  used: Map<string, Node | null>,
  depth: number,
): Node => {
  const parts = (rules: readonly Rule[]): Node[] =>
    rules.map((part) => compileRule(part, compiling, used, depth + 1));
  const made = (priced: Priced, inner: readonly Node[]): Node => ({
    rule,
    parts: inner,
    test: priced.test,
    cost: priced.cost,
  });
  switch (rule.kind) {
    case 'all': {
      const inner = parts(rule.rules);
      return made(allTest(inner), inner);
    }
    case 'any': {
      const inner = parts(rule.rules);
      return made(anyTest(inner), inner);
    }
    case 'none': {
      const inner = parts(rule.rules);
      return made(notTest(anyTest(inner)), inner);
    }
    case 'not': {
      const inner = compileRule(rule.rule, compiling, used, depth + 1);
      return made(notTest(inner), [inner]);
    }
    case 'atLeast': {
      const inner = parts(rule.rules);
      return made(atLeastTest(rule.count, inner), inner);
    }
    case 'if': {
      const condition = compileRule(rule.if, compiling, used, depth + 1);
      const then = compileRule(rule.then, compiling, used, depth + 1);
      const otherwise = compileRule(rule.else, compiling, used, depth + 1);
      return made(ifTest(condition, then, otherwise), [condition, then, otherwise]);
    }
    case 'use': {
      const inner = compileUsed(rule.name, compiling, used, depth + 1);
      if (inner === null) return made({ test: unknown, cost: 0 }, []);
      return made(inner, [inner]);
    }
    case 'is':
      return made(compileCondition(rule, compiling), []);
  }
};

/** Null where there is nothing to use. While a rule set is being compiled, its name leads nowhere. */
const compileUsed = (
  name: string,
  compiling: Compiling,
  used: Map<string, Node | null>,
  depth: number,
): Node | null => {
  const key = compiling.foldName(name);
  const known = used.get(key);
  if (known !== undefined) {
    if (known === null) compiling.warn({ kind: 'ruleSetCircle', name });
    return known;
  }
  const found = compiling.context.resolve(name);
  if (found === null || depth > MAX_DEPTH) {
    compiling.warn({ kind: found === null ? 'ruleSetMissing' : 'ruleSetCircle', name });
    return null;
  }
  used.set(key, null);
  const inner = compileRule(found.where, compiling, used, depth);
  const node = { ...inner, test: askedOnce(inner.test) };
  used.set(key, node);
  return node;
};

/** Remembers the last answer: rule sets that use one another twice each would be asked 2ⁿ times otherwise. */
const askedOnce = (test: Test): Test => {
  let last: Candidate | null = null;
  let truth: Truth = UNKNOWN;
  return (candidate) => {
    if (candidate !== last) {
      truth = test(candidate);
      last = candidate;
    }
    return truth;
  };
};
