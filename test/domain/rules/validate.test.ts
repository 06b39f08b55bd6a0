import { describe, expect, test } from 'vitest';
import type { Rule, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { parseRules } from '../../../src/domain/rules/text/parse.ts';
import { type ValidationContext, validate } from '../../../src/domain/rules/validate.ts';

const rules = (text: string): RuleSet => {
  const read = parseRules(text);
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.problems)}`);
  return read.ruleSet;
};

const context: ValidationContext = {
  name: 'Mine',
  resolve: (name) => (name === 'Other' ? rules('liked') : null),
  vocabulary: {
    sources: ['Promo Pool'],
    managed: ['Peak'],
    rules: ['Mine', 'Other'],
    words: { genre: ['techno', 'hard techno'] },
  },
};
const found = (text: string): unknown[] => validate(rules(text), context);

describe('what is wrong with a rule set', () => {
  test.each<[string, unknown[]]>([
    ['in "Promo pool" and genre Techno and matches Other', []],
    ['style "anything goes"', []],
    ['bpm > 0 and loudness < 0', []],
    ['title matches /(live/', [{ kind: 'pattern', pattern: '(live', why: 'missing closing ): `(live`' }]],
    [
      'title matches /(a)\\1/',
      [{ kind: 'pattern', pattern: '(a)\\1', why: expect.stringContaining('invalid escape') }],
    ],
    ['in "Promo Pol"', [{ kind: 'unknownSource', name: 'Promo Pol', nearest: 'Promo Pool' }]],
    ['in managed "Pek"', [{ kind: 'unknownManaged', name: 'Pek', nearest: 'Peak' }]],
    ['genre tekno', [{ kind: 'unknownWord', field: 'genre', value: 'tekno', nearest: 'techno' }]],
    ['matches Othr', [{ kind: 'unknownRule', name: 'Othr', nearest: 'Other' }]],
    ['matches mine', [{ kind: 'circle', names: ['Mine', 'Mine'] }]],
    ['bpm 132..124', [{ kind: 'turnedRange', field: 'bpm', from: '132', to: '124' }]],
    ['length 4:00..3:00', [{ kind: 'turnedRange', field: 'duration', from: '4:00', to: '3:00' }]],
    ['released 1999..1990', [{ kind: 'turnedRange', field: 'released', from: '1999', to: '1990' }]],
    ['released 2024-05..2024', []],
    ['bpm > 1280', [{ kind: 'outOfRange', field: 'bpm', value: '1280', least: '20', most: '400' }]],
    ['energy > 800%', [{ kind: 'outOfRange', field: 'energy', value: '800%', least: '0%', most: '100%' }]],
    ['bpm > 130\nbpm < 120', [{ kind: 'contradiction', field: 'bpm' }]],
    ['bpm > 130 or bpm < 120', []],
    ['bpm > 130\nbpm 120..140', []],
    ['at least 3 of (liked, has bpm)', [{ kind: 'tooManyAsked', count: 3, of: 2 }]],
    ['limit 0', [{ kind: 'zero', what: 'tracks' }]],
    [
      'limit 0%, at most 0 per artist',
      [
        { kind: 'zero', what: 'percent' },
        { kind: 'zero', what: 'cap' },
      ],
    ],
    ['keep artists 0 apart', [{ kind: 'zero', what: 'apart' }]],
    ['mix 0 of (liked)', [{ kind: 'zero', what: 'parts' }]],
    ['added in the last 0 days', [{ kind: 'zero', what: 'span' }]],
    ['limit 150%', [{ kind: 'percent', count: 150 }]],
    ['limit 50, limit 20', [{ kind: 'twice', what: 'tracks', counts: [50, 20] }]],
    ['limit 50, limit 90 minutes', []],
    ['at most 1 per artist, at most 2 per artist', [{ kind: 'twice', what: 'artist', counts: [1, 2] }]],
    ['choose by plays desc', [{ kind: 'chooseWithoutLimit' }]],
  ])('%s', (text, findings) => expect(found(text)).toEqual(findings));

  test('lists that nobody gave are not checked', () => {
    expect(
      validate(rules('in "Anywhere" and genre x'), { name: null, resolve: () => null, vocabulary: {} }),
    ).toEqual([]);
  });

  test('too deep and too much, wherever it comes from', () => {
    let deep: Rule = { kind: 'all', rules: [] };
    for (let at = 0; at < 20_000; at++) deep = { kind: 'not', rule: deep };
    const base = rules('');
    expect(validate({ ...base, where: deep }, context)).toEqual([{ kind: 'tooDeep', limit: 64 }]);
    const many: Rule = { kind: 'any', rules: Array(10_000).fill({ kind: 'all', rules: [] }) };
    expect(validate({ ...base, where: many }, context)).toEqual([{ kind: 'tooMany', limit: 2000 }]);
  });
});

describe('circles', () => {
  const among = (sets: Readonly<Record<string, string>>): ValidationContext => ({
    name: 'A',
    resolve: (name) => (sets[name] === undefined ? null : rules(sets[name])),
    vocabulary: {},
  });

  test('through three others, with the way', () => {
    const sets = {
      B: 'matches C',
      C: 'none of (liked, matches D)',
      D: 'if liked then matches "a" else liked',
    };
    expect(validate(rules('liked\nmatches B'), among(sets))).toEqual([
      { kind: 'circle', names: ['A', 'B', 'C', 'D', 'A'] },
    ]);
  });

  test('among others, and through a mix', () => {
    const sets = { B: 'mix 1 of (matches C)', C: 'matches B' };
    expect(validate(rules('matches B'), among(sets))).toEqual([{ kind: 'circle', names: ['B', 'C', 'B'] }]);
  });

  test('the same name twice is no circle', () => {
    expect(validate(rules('matches B and matches C'), among({ B: 'matches C', C: 'liked' }))).toEqual([]);
  });

  test('a chain of ten thousand', () => {
    const chain = (name: string): RuleSet | null => {
      const at = Number(name);
      return at < 10_000
        ? { ...rules('liked'), where: { kind: 'use', name: String(at + 1) } }
        : rules('liked');
    };
    expect(validate(rules('matches "1"'), { name: 'A', resolve: chain, vocabulary: {} })).toEqual([]);
  });
});
