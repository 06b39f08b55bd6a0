import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/domain/rules/fields.ts';
import { parseRulesJson } from '../../../src/domain/rules/json.ts';
import { printRulesJson } from '../../../src/domain/rules/json-write.ts';
import { RULE_LIMITS } from '../../../src/domain/rules/limits.ts';
import { caretExcerpt } from '../../../src/domain/rules/text/excerpt.ts';
import { parseRules } from '../../../src/domain/rules/text/parse.ts';
import { printRules } from '../../../src/domain/rules/text/print.ts';
import { validate } from '../../../src/domain/rules/validate.ts';

/** The page about the language says what is true. */
const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );

test('the page has its examples', () => {
  expect(blocks('rules').length).toBeGreaterThan(10);
  expect(blocks('json')).toHaveLength(1);
});

describe('every example', () => {
  const nothing = parseRules('');
  const other = nothing.ok ? nothing.ruleSet : null;

  test.each(blocks('rules'))('%s', (text) => {
    const read = parseRules(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    // In its written form already, but for the two words that show what is read generously.
    expect(printRules(read.ruleSet)).toBe(text.replace('played in the last 60', 'plays in the last 60'));
    expect(validate(read.ruleSet, { name: 'Mine', resolve: () => other, vocabulary: {} })).toEqual([]);
  });
});

test('the JSON example is read, and written again it means the same', () => {
  const [text = ''] = blocks('json');
  const read = parseRulesJson(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.name).toBe('Peak pool');
  expect(JSON.parse(printRulesJson(read.name, read.ruleSet))).toEqual(JSON.parse(text));
});

test('the mistake is shown as Segue shows it', () => {
  const [shown = ''] = blocks('');
  const [line = ''] = shown.split('\n');
  const read = parseRules(line);
  expect(read.ok ? '' : caretExcerpt(line, read.problems[0].at)).toBe(shown);
});

test('every field has its place in the table', () => {
  expect(FIELDS.filter(({ word }) => !page.includes(`\`${word}\``)).map(({ word }) => word)).toEqual([]);
});

test('the examples of the fields are conditions', () => {
  for (const { example } of FIELDS) expect([example, parseRules(example).ok]).toEqual([example, true]);
});

test('the limits are those of the code', () => {
  const written = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
  expect(page).toContain(
    `${written(RULE_LIMITS.text)} characters, ${written(RULE_LIMITS.rules)} conditions and ${RULE_LIMITS.depth} levels`,
  );
});
