import { parseRulesJson } from '../domain/rules/json.ts';
import { printRulesJson } from '../domain/rules/json-write.ts';
import { parseRules } from '../domain/rules/text/parse.ts';
import { printRules } from '../domain/rules/text/print.ts';
import type { RuleForms } from '../services/rules/forms.ts';

/** Text and JSON of rule sets. */
export const ruleForms: RuleForms = {
  readText: parseRules,
  writeText: printRules,
  readJson: (value) => parseRulesJson(JSON.stringify(value)),
  exportJson: printRulesJson,
  writeJson: (rules) => JSON.parse(printRulesJson(null, rules)),
};
