import type { Rule } from '../../../domain/rules/rule-set.ts';

/** The rules that stand directly in a rule. */
export const partsOf = (rule: Rule): readonly Rule[] => {
  switch (rule.kind) {
    case 'is':
    case 'use':
      return [];
    case 'not':
      return [rule.rule];
    case 'if':
      return [rule.if, rule.then, rule.else];
    default:
      return rule.rules;
  }
};

/** Conditions in a rule, however deep. */
export const rulesIn = (rule: Rule): number => {
  const parts = partsOf(rule);
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + rulesIn(part), 0);
};
