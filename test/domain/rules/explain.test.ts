import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackId } from '../../../src/domain/ids.ts';
import { compile } from '../../../src/domain/rules/compile.ts';
import { type Explained, explain, stoppedBy, verdictOn } from '../../../src/domain/rules/explain.ts';
import type { Rule } from '../../../src/domain/rules/rule-set.ts';
import { candidatesOf, fittingWords, NOW } from '../../support/candidates.ts';
import { ruleFrom } from '../../support/rules.ts';
import { programFor, ruleSetOf, track } from '../../support/shaping.ts';

const DAY = 86_400_000;
const bpm = { kind: 'is', about: 'number', subject: { field: 'bpm' } } as const;
const fast: Rule = {
  ...bpm,
  op: 'between',
  from: { kind: 'number', value: 124 },
  to: { kind: 'number', value: 132 },
};

const partsOf = (explained: Explained): readonly Explained[] =>
  explained.kind === 'group' ? explained.parts : [];

describe('the explanation', () => {
  test('comes to the truth of the rule', () => {
    const tracks = candidatesOf(41, 40);
    const resolve = () => ruleSetOf(fast);
    fc.assert(
      fc.property(ruleFrom(fittingWords, 3), (where) => {
        const program = compile(
          { where },
          { now: NOW, timeZone: 'Europe/Berlin', resolve, candidates: tracks },
        );
        for (const one of tracks) {
          const told = explain(program, one);
          expect(told.truth).toBe(program.matches(one));
          expect(told.stops).toBe(stoppedBy(told).length > 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('says what was seen, who said it, and what it was compared with', () => {
    const tracks = [
      track(1, { bpm: 118, said: { bpm: { source: 'deezer', confidence: 0.8 } }, addedAt: NOW - DAY }),
      track(2, { bpm: 130, addedAt: NOW, plays: [] }),
    ];
    const quicker: Rule = {
      ...bpm,
      op: 'gt',
      value: { kind: 'aggregate', of: 'average', subject: { field: 'bpm' }, plus: 2 },
    };
    const forgotten: Rule = {
      kind: 'is',
      about: 'date',
      subject: { field: 'lastPlayed' },
      op: 'before',
      value: { kind: 'field', field: 'added' },
    };
    const program = programFor(tracks, { kind: 'any', rules: [fast, quicker, forgotten] });
    const [first = track(0), second = track(0)] = tracks;
    expect(partsOf(explain(program, first))).toEqual([
      {
        kind: 'condition',
        rule: fast,
        truth: false,
        stops: false,
        missing: false,
        seen: {
          field: 'bpm',
          value: { kind: 'number', value: 118 },
          said: { source: 'deezer', confidence: 0.8 },
        },
        against: [],
      },
      expect.objectContaining({
        truth: false,
        against: [
          { amount: expect.objectContaining({ of: 'average' }), value: { kind: 'number', value: 126 } },
        ],
      }),
      expect.objectContaining({
        truth: null,
        missing: true,
        seen: { field: 'lastPlayed', value: { kind: 'unknown' } },
        against: [{ amount: { kind: 'field', field: 'added' }, value: { kind: 'moment', at: NOW - DAY } }],
      }),
    ]);
    expect(partsOf(explain(program, second))[2]).toMatchObject({
      truth: false,
      seen: { value: { kind: 'never' } },
    });
  });

  test('tells an answer from a word for what is missing', () => {
    const program = programFor([], {
      kind: 'all',
      rules: [
        { ...fast, whenMissing: 'include' },
        { ...fast, whenMissing: 'fail' },
      ],
    });
    const told = explain(program, track(1));
    expect(told).toMatchObject({ truth: null, stops: true });
    expect(partsOf(told)).toMatchObject([
      { truth: true, missing: true, stops: false },
      { truth: null, missing: true, stops: true },
    ]);
    expect(stoppedBy(told)).toHaveLength(1);
    expect(partsOf(explain(program, track(1, { bpm: 125 })))).toMatchObject([
      { truth: true, missing: false },
      { truth: true, missing: false },
    ]);
  });

  test('looks into a rule set that is used often only once', () => {
    const double = (name: string): Rule => ({
      kind: 'all',
      rules: [
        { kind: 'use', name },
        { kind: 'use', name },
      ],
    });
    const resolve = (name: string) => ruleSetOf(name === '30' ? fast : double(`${Number(name) + 1}`));
    const context = { now: NOW, timeZone: 'UTC', resolve, candidates: [] };
    const program = compile({ where: double('1') }, context);
    const count = (told: Explained): number => 1 + partsOf(told).reduce((sum, part) => sum + count(part), 0);
    const told = explain(program, track(1, { bpm: 125 }));
    expect(told.truth).toBe(true);
    expect(count(told)).toBeLessThan(100);
    expect(partsOf(told)).toMatchObject([{ repeated: false }, { repeated: true, truth: true, parts: [] }]);
  });
});

test('the verdict: a hand before the rules, then the rules, then the shape', () => {
  const one = track(5);
  const limit = { kind: 'limit', limit: { by: 'tracks', count: 1 } } as const;
  const out = new Map([[5 as TrackId, limit]]);
  const none = new Map<TrackId, typeof limit>();
  const hands = { pinned: false, banned: false };
  expect(verdictOn(one, true, none, hands)).toEqual({ kind: 'in' });
  expect(verdictOn(one, true, out, hands)).toEqual({ kind: 'out', reason: limit });
  expect(verdictOn(one, false, none, hands)).toEqual({ kind: 'noMatch', unknown: false });
  expect(verdictOn(one, null, none, hands)).toEqual({ kind: 'noMatch', unknown: true });
  expect(verdictOn(one, false, none, { ...hands, pinned: true })).toEqual({ kind: 'pinned' });
  expect(verdictOn(one, true, none, { pinned: true, banned: true })).toEqual({ kind: 'banned' });
});
