import type { JsonProblem } from '../../domain/rules/problems.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { ParsedText } from '../../domain/rules/text/parse.ts';

export type ReadJson =
  /** `name`: null when the document names none. */
  | { readonly ok: true; readonly name: string | null; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly problems: readonly JsonProblem[] };

/** The two outer forms of a rule set. */
export interface RuleForms {
  readText(text: string): ParsedText;
  writeText(rules: RuleSet): string;
  /** @param value parsed JSON */
  readJson(value: unknown): ReadJson;
  /** The JSON form, with its version. */
  writeJson(rules: RuleSet): unknown;
  /** The same as a file to hand out, with the name. */
  exportJson(name: string, rules: RuleSet): string;
}
