import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/domain/rules/evaluate.ts';
import type { Condition, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { NOW } from '../../support/candidates.ts';
import { everyTrack, idsOf, ruleSetOf, track } from '../../support/shaping.ts';

const candidates = [
  track(1, { releaseDate: '2020', bpm: 120 }),
  track(2, { releaseDate: '2020', bpm: 130 }),
  track(3, { releaseDate: '2021', bpm: 140 }),
  track(4, { releaseDate: '2021' }),
];
const fast: Condition = {
  kind: 'is',
  about: 'number',
  subject: { field: 'bpm' },
  op: 'gte',
  value: { kind: 'number', value: 130 },
};
const run = (rules: RuleSet) =>
  evaluate(rules, { now: NOW, timeZone: 'UTC', resolve: () => null, candidates, run: 'one' });

describe('a rule set over its candidates', () => {
  test('takes what is true, not what is unknown', () => {
    const result = run(ruleSetOf(fast));
    expect(result).toMatchObject({ kind: 'done', playlists: [{ name: null, value: null }] });
    if (result.kind !== 'done') return;
    expect(idsOf({ tracks: result.matching })).toEqual([2, 3]);
  });

  test('stops where it does not want to go on without knowing', () => {
    expect(run(ruleSetOf({ ...fast, whenMissing: 'fail' }))).toMatchObject({
      kind: 'stopped',
      at: { trackId: 4 },
    });
    const guarded = {
      kind: 'all',
      rules: [
        { kind: 'any', rules: [] },
        { ...fast, whenMissing: 'fail' },
      ],
    } as const;
    expect(run(ruleSetOf(guarded)).kind).toBe('done');
  });

  test('gives each of several playlists its shape', () => {
    const rules = ruleSetOf(everyTrack, { limits: [{ by: 'tracks', count: 1 }] });
    const result = run({
      ...rules,
      output: { mode: 'replace', fanOut: { by: 'year', template: 'Best of {year}' } },
    });
    if (result.kind !== 'done') throw new Error('It stopped.');
    expect(result.playlists.map((playlist) => [playlist.name, idsOf(playlist)])).toEqual([
      ['Best of 2020', [1]],
      ['Best of 2021', [3]],
    ]);
    expect([...result.out.keys()]).toEqual([2, 4]);
  });
});
