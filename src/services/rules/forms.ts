import type { JsonProblem } from '../../domain/rules/problems.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { ParsedText } from '../../domain/rules/text/parse.ts';

export type ReadJson =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly problems: readonly JsonProblem[] };

/** The two outer forms of a rule set. */
export interface RuleForms {
  readText(text: string): ParsedText;
  writeText(rules: RuleSet): string;
  /** @param value parsed JSON */
  readJson(value: unknown): ReadJson;
  /** The JSON form, with its version. */
  writeJson(rules: RuleSet): unknown;
}
