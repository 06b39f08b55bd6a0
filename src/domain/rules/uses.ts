import { fold } from '../library/fold.ts';
import { innerRules } from './measure.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/** Another rule set of the same member by its name; null: there is none. */
export type ResolveRules = (name: string) => RuleSet | null;

/** Every rule of a rule set, each once: conditions, groups, and what a mix takes its shares by. */
export const everyRule = ({ where, shape }: Pick<RuleSet, 'where' | 'shape'>): Rule[] => {
  const found: Rule[] = [];
  const waiting: Rule[] = [where, ...shape.mix.map((share) => share.where)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...innerRules(next));
  }
  return found;
};

/** Names of the rule sets that it uses itself, each once. */
export const usedNames = (rules: RuleSet): string[] => [
  ...new Set(everyRule(rules).flatMap((rule) => (rule.kind === 'use' ? [rule.name] : []))),
];

/** The rule set with all that it uses, directly and through others; each once, names that lead nowhere left out. */
export const withUsed = (rules: RuleSet, resolve: ResolveRules): RuleSet[] => {
  const seen = new Set<string>();
  const found = [rules];
  for (let at = 0; at < found.length; at += 1) {
    for (const name of usedNames(found[at] ?? rules)) {
      if (seen.has(fold(name))) continue;
      seen.add(fold(name));
      const used = resolve(name);
      if (used !== null) found.push(used);
    }
  }
  return found;
};

/** The same rule set after another one that it uses got a new name. */
export const renameUses = (rules: RuleSet, from: string, to: string): RuleSet => {
  const renamed = (rule: Rule): Rule => {
    switch (rule.kind) {
      case 'all':
      case 'any':
      case 'none':
      case 'atLeast':
        return { ...rule, rules: rule.rules.map(renamed) };
      case 'not':
        return { ...rule, rule: renamed(rule.rule) };
      case 'if':
        // biome-ignore lint/suspicious/noThenProperty: a rule is data and never awaited.
        return { ...rule, if: renamed(rule.if), then: renamed(rule.then), else: renamed(rule.else) };
      case 'use':
        return fold(rule.name) === fold(from) ? { ...rule, name: to } : rule;
      case 'is':
        return rule;
    }
  };
  const mix = rules.shape.mix.map((share) => ({ ...share, where: renamed(share.where) }));
  return { ...rules, where: renamed(rules.where), shape: { ...rules.shape, mix } };
};
