import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/domain/rules/changes.ts';
import { dependenciesOf, isTouched } from '../../../src/domain/rules/dependencies.ts';
import type { RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { parseRules } from '../../../src/domain/rules/text/parse.ts';

const moment = { now: Date.UTC(2026, 10, 20), timeZone: 'Europe/Berlin' };
const read = (text: string): RuleSet => {
  const parsed = parseRules(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.ruleSet;
};
const others: Readonly<Record<string, string>> = {
  promo: 'in "Promo Pool"',
  recent: 'added in the last 2 days',
};
const of = (text: string) =>
  dependenciesOf(
    read(text),
    (name) => (others[name.toLowerCase()] === undefined ? null : read(others[name.toLowerCase()] ?? '')),
    moment,
  );
const source = (what: string): Change => ({ kind: 'source', what });
const nameOf = (what: string) => ({ 1: 'liked', 2: 'Promo Pool', 3: 'Old' })[what] ?? null;

describe('which sources a rule set hangs on', () => {
  test.each([
    ['everything', 'bpm > 120', ['1', '2', '3']],
    ['one of two', 'in liked or in "promo pool"', ['1', '2']],
    ['one of two, and a condition', 'in liked or in "Promo Pool"\nbpm > 120', ['1', '2']],
    ['one but not another', 'in liked and not in "Old"', ['1', '3']],
    ['not in one', 'not in liked', ['1', '2', '3']],
    ['through another rule set', 'matches "Promo"\nbpm > 120', ['2']],
    ['an average over all', 'in liked and bpm > average bpm', ['1', '2', '3']],
    ['when it came in first, anywhere', 'in liked\nsort by added desc', ['1', '2', '3']],
    ['also what was played', 'from everything\nin liked', ['1', '2', '3']],
  ])('%s', (_, text, touching) => {
    const hangsOn = of(text);
    expect(['1', '2', '3'].filter((id) => isTouched(hangsOn, [source(id)], nameOf))).toEqual(touching);
    // A source that is gone may have been any of them.
    const gone = isTouched(hangsOn, [source('9')], nameOf);
    expect(gone).toBe(true);
  });
});

test.each([
  ['bpm > 120', false],
  ['added after 2024-01-01', false],
  ['added in the last 2 days', true],
  ['added before 3 days ago', true],
  ['plays this month > 2', true],
  ['matches "Recent"', true],
  ['sort by random weekly', true],
  ['in managed "Peak"', true],
  ['sort by bpm', false],
])('"%s" speaks of time: %s', (text, time) => {
  expect(of(text).time).toBe(time);
});

const touched = (text: string, change: Change) => isTouched(of(text), [change], nameOf);

test('sorting touches rules that ask what was sorted, and everything that a person has', () => {
  const sorted: Change = { kind: 'curation', what: '' };
  expect(touched('curation is "gold"', sorted)).toBe(true);
  expect(touched('curated week is "2026-W47"', sorted)).toBe(true);
  expect(touched('from everything\nbpm > 120', sorted)).toBe(true);
  expect(touched('genre is "techno"', sorted)).toBe(false);
  expect(touched('curation is "gold"', { kind: 'plays', what: '' })).toBe(false);
});

test('fields and plays touch only those who read them', () => {
  expect(touched('bpm > 120', { kind: 'field', what: 'bpm' })).toBe(true);
  expect(touched('bpm > 120', { kind: 'field', what: 'energy' })).toBe(false);
  expect(touched('in liked\nsort by energy', { kind: 'field', what: 'energy' })).toBe(true);
  expect(touched('bpm > 120', { kind: 'plays', what: '' })).toBe(false);
  expect(touched('plays > 2', { kind: 'plays', what: '' })).toBe(true);
  expect(touched('from played\nbpm > 120', { kind: 'plays', what: '' })).toBe(true);
  expect(touched('bpm > 120', { kind: 'recordings', what: '' })).toBe(true);
});
