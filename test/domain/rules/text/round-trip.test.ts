import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRules } from '../../../../src/domain/rules/text/parse.ts';
import { printRules } from '../../../../src/domain/rules/text/print.ts';
import { anyRuleSet } from '../../../support/rule-sets.ts';

describe('text and rule set mean the same', () => {
  test('what is printed is read back as it was', () => {
    fc.assert(
      fc.property(anyRuleSet, (ruleSet) => {
        const text = printRules(ruleSet);
        expect([text, parseRules(text)]).toEqual([text, { ok: true, ruleSet }]);
      }),
      { numRuns: 3000 },
    );
  });

  test('printing is one form: reading and printing it again changes nothing', () => {
    fc.assert(
      fc.property(anyRuleSet, (ruleSet) => {
        const text = printRules(ruleSet);
        const again = parseRules(text);
        expect(again.ok && printRules(again.ruleSet)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
