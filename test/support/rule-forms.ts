import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { parseRules } from '../../src/domain/rules/text/parse.ts';
import { printRules } from '../../src/domain/rules/text/print.ts';
import type { RuleForms } from '../../src/services/rules/forms.ts';

const isRuleSet = (value: unknown): value is RuleSet =>
  typeof value === 'object' && value !== null && 'where' in value && 'shape' in value;

/** The real text form; JSON is the rule set itself. */
export const plainForms: RuleForms = {
  readText: parseRules,
  writeText: printRules,
  writeJson: (rules) => rules,
  exportJson: (name, rules) => JSON.stringify({ name, ...rules }),
  readJson: (value) =>
    isRuleSet(value) ? { ok: true, name: null, ruleSet: value } : { ok: false, problems: [] },
};
