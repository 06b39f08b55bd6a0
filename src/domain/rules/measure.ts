import type { Rule } from './rule-set.ts';

/** The rules directly within a rule. */
export const innerRules = (rule: Rule): readonly Rule[] => {
  switch (rule.kind) {
    case 'all':
    case 'any':
    case 'none':
    case 'atLeast':
      return rule.rules;
    case 'not':
      return [rule.rule];
    case 'if':
      return [rule.if, rule.then, rule.else];
    case 'use':
    case 'is':
      return [];
  }
};

/** Groups within groups, 1 for a condition; without recursion, as the depth is not known to be small. */
export const depthOf = (rule: Rule): number => {
  let depth = 0;
  let level: readonly Rule[] = [rule];
  while (level.length > 0) {
    depth++;
    level = level.flatMap(innerRules);
  }
  return depth;
};
