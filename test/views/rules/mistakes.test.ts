import { describe, expect, test } from 'vitest';
import { parseRulesJson } from '../../../src/domain/rules/json.ts';
import { parseRules } from '../../../src/domain/rules/text/parse.ts';
import { en } from '../../../src/views/messages/en.ts';
import { jsonProblem, textProblem } from '../../../src/views/rules/mistakes.ts';

const text = (rule: string): string => {
  const read = parseRules(rule);
  return read.ok ? '' : textProblem(rule, read.problems[0], en);
};
const json = (document: unknown): string => {
  const read = parseRulesJson(JSON.stringify(document));
  return read.ok ? '' : jsonProblem(read.problems[0], en);
};

describe('what is said about a mistake', () => {
  test('the line, the caret, what was expected and what was meant', () => {
    expect(text('liked\nbmp 124..132')).toBe(
      [
        '**Line 2, column 1**',
        '```',
        'bmp 124..132',
        '^^^',
        '```',
        `I expected ${en.ruleLanguage.expected.condition}, not “bmp”. Did you mean \`bpm\`?`,
      ].join('\n'),
    );
  });

  test('at the end of a line nothing stands', () => {
    expect(text('bpm >')).toContain('I expected a number. For example: `bpm 124..132`');
  });

  test('few words are all named', () => {
    expect(text('output apend')).toContain(
      'It can be `reconcile`, `append`, `replace`. Did you mean `append`?',
    );
  });

  test('too much is said without an excerpt', () => {
    expect(text('x'.repeat(200_001))).toMatch(/^This is too long to be read: at most 200,000 characters\./);
  });

  test('markdown of others stays text, and a code block stays closed', () => {
    const said = text('**```bold**');
    expect(said.split('```')).toHaveLength(3);
    expect(said.split('```')[2]).not.toContain('**bold');
  });

  test('a path into JSON', () => {
    expect(json({ segue: 1, where: { all: [{ has: 'bpm' }, { has: 'enrgy' }] } })).toBe(
      '`where.all[1].has`: I expected the name of a field, such as `bpm` or `last played`, not “enrgy”. Did you mean `energy`?',
    );
    expect(json([])).toMatch(/^In the document: /);
    expect(json({ segue: 1, where: { field: 'bpm', op: 'gt' } })).toBe(
      '`where.value`: Something is missing here.',
    );
  });

  test('a document of the future', () => {
    expect(json({ segue: 7 })).toContain('newer Segue (version 7; I read version 1)');
  });
});

describe('what is said about a rule set', () => {
  test('names are escaped, and the way round a circle is shown', () => {
    expect(en.ruleLanguage.finding({ kind: 'circle', names: ['A', '*B*', 'A'] })).toContain(
      'A → \\*B\\* → A',
    );
    expect(en.ruleLanguage.finding({ kind: 'unknownSource', name: 'Pol', nearest: 'Pool' })).toContain(
      'Did you mean “Pool”?',
    );
  });
});
