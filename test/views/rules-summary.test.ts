import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/domain/rules/fields.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { parseRules } from '../../src/domain/rules/text/parse.ts';
import { en } from '../../src/views/messages/en.ts';
import { plainRule, plainSummary, summaryOf } from '../../src/views/rules/summary.ts';
import { anyRuleSet } from '../support/rule-sets.ts';

const rules = (text: string): RuleSet => {
  const read = parseRules(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.ruleSet;
};

describe('rules in plain words', () => {
  test.each([
    [
      'bpm 124..132 and genre any of ("techno", "hard techno")\nplays in the last 60 days = 0\nsort by added desc\nlimit 50, at most 2 per artist',
      'Tracks of your library: (BPM 124–132 and genre “techno” or “hard techno”) and not played in the last 60 days\nAt most 50 tracks, at most 2 per artist, newest date added first',
    ],
    ['in liked', 'Tracks of your library: in your liked tracks'],
    ['', 'Tracks of your library, all of them'],
    ['from played\nnot in "Promo **Pool**"', 'Tracks you ever played: not in “Promo \\*\\*Pool\\*\\*”'],
    ['energy >= 80%', 'Tracks of your library: energy at least 80%'],
    ['length 3:00..6:30', 'Tracks of your library: length 3:00–6:30'],
    ['last played more than 60 days ago', 'Tracks of your library: last played more than 60 days ago'],
    [
      'added in the last 2 weeks if unknown include',
      'Tracks of your library: added in the last 2 weeks, or unknown',
    ],
    ['released in 1994', 'Tracks of your library: released in 1994'],
    ['now on a weekend', 'Tracks of your library: today is on Saturday or Sunday'],
    ['key compatible with 8A', 'Tracks of your library: a key that mixes with 8A'],
    ['not explicit', 'Tracks of your library: not explicit'],
    ['has bpm', 'Tracks of your library: BPM known'],
    [
      'at least 2 of (bpm > 120, explicit, in liked)',
      'Tracks of your library: at least 2 of: BPM over 120, explicit or in your liked tracks',
    ],
    [
      'in liked\nsort by random each day\none playlist per year named "Best of {year}"\noutput append',
      'Tracks of your library: in your liked tracks\nIn random order, a new one every day\nOne playlist per year, named “Best of {year}”.\nOnly adds to the playlist, never takes out.',
    ],
  ])('%s', (text, said) => {
    expect(summaryOf(rules(text), en)).toBe(said);
  });

  test.each(FIELDS.map((info) => [info.example]))('the example “%s” is said', (text) => {
    const said = summaryOf(rules(text), en);
    expect(said).toMatch(/^Tracks of your library: \S/);
    expect(said).not.toMatch(/undefined|NaN|\[object|null/);
  });

  test('whatever the rules are, they are said within the limit and without holes', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const said = summaryOf(set, en);
        expect([...said].length).toBeLessThanOrEqual(900);
        expect([...plainSummary(set, en)].length).toBeLessThanOrEqual(100);
        expect([...plainRule(set.where, en)].length).toBeLessThanOrEqual(100);
        const ours = said.replace(/“[^”]*(”|…|$)/gu, '');
        expect(ours).not.toMatch(/undefined|NaN|\[object/);
        expect(said.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('what people named formats nothing, mentions nobody and hides nothing', () => {
    const said = summaryOf(rules('in "@everyone <@1> **b** `c` ‮x"'), en);
    expect(said).toContain('\\@everyone \\<\\@1\\> \\*\\*b\\*\\* \\`c\\` x');
  });

  test('very deep and very long rules are cut short, and say how much is left', () => {
    const deep = `${'not ('.repeat(59)}explicit${')'.repeat(59)}`;
    expect(summaryOf(rules(deep), en)).toContain('(1 condition)');
    const many = Array.from({ length: 300 }, (_, at) => `title contains "word ${at}"`).join('\n');
    expect(summaryOf(rules(many), en)).toContain('and 292 more');
  });
});
