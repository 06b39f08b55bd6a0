import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRulesJson } from '../../../../src/domain/rules/json.ts';
import { printRulesJson } from '../../../../src/domain/rules/json-write.ts';
import { parseRules } from '../../../../src/domain/rules/text/parse.ts';
import { printRules } from '../../../../src/domain/rules/text/print.ts';
import { anyRuleSet } from '../../../support/rule-sets.ts';

test('JSON and rule set mean the same', () => {
  fc.assert(
    fc.property(anyRuleSet, fc.option(fc.constantFrom('Peak pool', '"')), (ruleSet, name) => {
      const json = printRulesJson(name, ruleSet);
      expect([json, parseRulesJson(json)]).toEqual([json, { ok: true, name, ruleSet }]);
    }),
    { numRuns: 2000 },
  );
});

test('text, JSON and text again are the same text', () => {
  fc.assert(
    fc.property(anyRuleSet, (ruleSet) => {
      const text = printRules(ruleSet);
      const read = parseRules(text);
      const json = read.ok ? parseRulesJson(printRulesJson(null, read.ruleSet)) : read;
      expect(json.ok && printRules(json.ruleSet)).toBe(text);
    }),
    { numRuns: 500 },
  );
});
