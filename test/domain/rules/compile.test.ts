import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/domain/library/fold.ts';
import type { Candidate } from '../../../src/domain/rules/candidate.ts';
import { columnsOf } from '../../../src/domain/rules/columns.ts';
import { compile } from '../../../src/domain/rules/compile.ts';
import { foldFast } from '../../../src/domain/rules/compile-fold.ts';
import { explain } from '../../../src/domain/rules/explain.ts';
import type { Condition, Rule, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { STOPS } from '../../../src/domain/rules/truth.ts';
import { candidatesOf, fittingWords, NOW } from '../../support/candidates.ts';
import { ruleFrom } from '../../support/rules.ts';
import { ruleSetOf, track } from '../../support/shaping.ts';

const tracks = candidatesOf(51, 60);
const rules = fc.array(ruleFrom({ ...fittingWords, uses: null }, 2), { maxLength: 4 });
const noOthers = (): RuleSet | null => null;
const contextFor = (candidates: readonly Candidate[], timeZone = 'Europe/Berlin') => ({
  now: NOW,
  timeZone,
  resolve: noOthers,
  candidates,
});
const truths = (where: Rule, of: readonly Candidate[] = tracks): (boolean | null)[] => {
  const { matches } = compile({ where }, contextFor(of));
  return of.map(matches);
};
const same = (one: Rule, other: Rule): void => expect(truths(one)).toEqual(truths(other));
const not = (rule: Rule): Rule => ({ kind: 'not', rule });

describe('groups', () => {
  test('De Morgan', () => {
    fc.assert(
      fc.property(rules, (parts) => {
        same(not({ kind: 'all', rules: parts }), { kind: 'any', rules: parts.map(not) });
        same(not({ kind: 'any', rules: parts }), { kind: 'all', rules: parts.map(not) });
      }),
      { numRuns: 60 },
    );
  });
  test('not twice is nothing, none is not any, at least one is any, at least all is all', () => {
    fc.assert(
      fc.property(rules, (parts) => {
        const any: Rule = { kind: 'any', rules: parts };
        same(not(not(any)), any);
        same({ kind: 'none', rules: parts }, not(any));
        same({ kind: 'atLeast', count: 1, rules: parts }, any);
        same({ kind: 'atLeast', count: parts.length, rules: parts }, { kind: 'all', rules: parts });
        same({ kind: 'all', rules: [...parts].reverse() }, { kind: 'all', rules: parts });
      }),
      { numRuns: 60 },
    );
  });
});

const is = (statement: object): Condition => ({ kind: 'is', ...statement }) as Condition;
const truthOf = (statement: object, facts: Partial<Candidate>, timeZone = 'Europe/Berlin') =>
  compile({ where: is(statement) }, contextFor([], timeZone)).matches(track(1, facts));
const at = (text: string): number => Date.parse(text);
const days = (count: number) => ({ count, unit: 'day' }) as const;

/** Now is Friday, 2026-11-20, 16:30 in Berlin. */
describe('dates', () => {
  const released = { about: 'date', subject: { field: 'released' } };
  const added = { about: 'date', subject: { field: 'added' } };
  const played = { about: 'date', subject: { field: 'lastPlayed' } };
  const plays = (text: string) => ({ plays: [{ at: at(text), ms: 1, skipped: null }] });
  test.each<[string, object, Partial<Candidate>, boolean | null]>([
    [
      'today is in the last 7 days',
      { ...released, op: 'within', span: days(7) },
      { releaseDate: '2026-11-20' },
      true,
    ],
    [
      'so is the whole seventh day',
      { ...released, op: 'within', span: days(7) },
      { releaseDate: '2026-11-13' },
      true,
    ],
    ['not the eighth', { ...released, op: 'within', span: days(7) }, { releaseDate: '2026-11-12' }, false],
    ['this month: perhaps', { ...released, op: 'within', span: days(7) }, { releaseDate: '2026-11' }, null],
    [
      'this month is this month',
      { ...released, op: 'calendar', word: 'thisMonth' },
      { releaseDate: '2026-11' },
      true,
    ],
    [
      'tomorrow is not in the last days',
      { ...released, op: 'within', span: days(7) },
      { releaseDate: '2026-11-21' },
      false,
    ],
    ['but in the next', { ...released, op: 'next', span: days(1) }, { releaseDate: '2026-11-21' }, true],
    [
      'a year is not after a day in it, perhaps',
      { ...released, op: 'after', value: { kind: 'date', date: '2024-06-01' } },
      { releaseDate: '2024' },
      null,
    ],
    [
      'it is before the next year',
      { ...released, op: 'before', value: { kind: 'date', date: '2025' } },
      { releaseDate: '2024' },
      true,
    ],
    [
      'nobody knows year 0000',
      { ...released, op: 'before', value: { kind: 'date', date: '2025' } },
      { releaseDate: '0000' },
      null,
    ],
    [
      'on its very day',
      { ...released, op: 'on', value: { kind: 'field', field: 'added' } },
      { releaseDate: '2026-11-20', addedAt: NOW },
      true,
    ],
    ['never was longer ago', { ...played, op: 'notWithin', span: days(60) }, { plays: [] }, true],
    ['never is not within', { ...played, op: 'within', span: days(60) }, { plays: [] }, false],
    [
      'never is not before',
      { ...played, op: 'before', value: { kind: 'date', date: '2024' } },
      { plays: [] },
      false,
    ],
    ['unknown is unknown', { ...played, op: 'notWithin', span: days(60) }, {}, null],
    ['long ago', { ...played, op: 'notWithin', span: days(60) }, plays('2026-09-21T10:00:00Z'), true],
    ['not so long ago', { ...played, op: 'notWithin', span: days(60) }, plays('2026-09-21T16:00:00Z'), false],
    ['in the evening in Berlin', { ...played, op: 'hour', any: [23] }, plays('2026-07-01T21:30:00Z'), true],
    [
      'that is in winter an hour earlier',
      { ...played, op: 'hour', any: [23] },
      plays('2026-11-01T21:30:00Z'),
      false,
    ],
    [
      'after midnight it is Saturday there',
      { ...played, op: 'weekday', any: [6] },
      plays('2026-11-13T23:30:00Z'),
      true,
    ],
    ['today', { ...added, op: 'calendar', word: 'today' }, { addedAt: at('2026-11-19T23:00:00Z') }, true],
    [
      'yesterday',
      { ...added, op: 'calendar', word: 'yesterday' },
      { addedAt: at('2026-11-19T22:59:59Z') },
      true,
    ],
    [
      'weeks begin on Monday',
      { ...added, op: 'calendar', word: 'thisWeek' },
      { addedAt: at('2026-11-15T22:59:59Z') },
      false,
    ],
    [
      'so many days ago is a day',
      { ...added, op: 'on', value: { kind: 'ago', span: days(2) } },
      { addedAt: at('2026-11-18T00:30:00Z') },
      true,
    ],
    [
      'so many hours ago is a moment',
      { ...added, op: 'after', value: { kind: 'ago', span: { count: 2, unit: 'hour' } } },
      { addedAt: NOW - 3_600_000 },
      true,
    ],
    ['a condition on now', { about: 'date', subject: { field: 'now' }, op: 'weekday', any: [5] }, {}, true],
  ])('%s', (_, statement, facts, truth) => {
    expect(truthOf(statement, facts)).toBe(truth);
  });

  test('the day is the member’s', () => {
    const today = { ...added, op: 'calendar', word: 'today' };
    const facts = { addedAt: at('2026-11-20T09:00:00Z') };
    expect(
      ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'].map((zone) => truthOf(today, facts, zone)),
    ).toEqual([false, true, false]);
  });
});

describe('listening', () => {
  const play = (ago: number, more: object = {}) => ({
    at: NOW - ago * 86_400_000,
    ms: null,
    skipped: null,
    ...more,
  });
  const number = (field: string, value: number, window?: object) => ({
    about: 'number',
    subject: { field, ...(window && { window }) },
    op: 'eq',
    value: { kind: 'number', value },
  });
  const last = (count: number) => ({ kind: 'last', span: days(count) });
  test.each<[string, object, Partial<Candidate>, boolean | null]>([
    ['plays in a window', number('plays', 2, last(10)), { plays: [play(11), play(10), play(1)] }, true],
    ['no plays', number('plays', 0, last(10)), { plays: [] }, true],
    ['nobody counted', number('plays', 0), {}, null],
    ['skips nobody knows', number('skips', 0), { plays: [play(1)] }, null],
    ['no plays, no skips', number('skips', 0), { plays: [] }, true],
    [
      'rate of those that are known',
      number('skipRate', 0.5),
      { plays: [play(3, { skipped: true }), play(2), play(1, { skipped: false })] },
      true,
    ],
    [
      'completion',
      number('completion', 0.75),
      { durationMs: 100, plays: [play(2, { ms: 500 }), play(1, { ms: 50 })] },
      true,
    ],
    ['completion of what length?', number('completion', 1), { plays: [play(1, { ms: 50 })] }, null],
    [
      'playtime',
      number('playtime', 60_000),
      { plays: [play(2, { ms: 40_000 }), play(1, { ms: 20_000 })] },
      true,
    ],
    [
      'a streak up to today',
      number('streak', 3),
      { plays: [play(5), play(2), play(1), play(0), play(0)] },
      true,
    ],
    ['one up to yesterday goes on', number('streak', 2), { plays: [play(2), play(1)] }, true],
    ['one up to the day before is over', number('streak', 0), { plays: [play(3), play(2)] }, true],
    ['127.8 beats are 128', number('bpm', 128), { bpm: 127.8 }, true],
  ])('%s', (_, statement, facts, truth) => {
    expect(truthOf(statement, facts)).toBe(truth);
  });
});

describe('what is asked for is enough', () => {
  test('tracks with no other columns and plays have the same truth', () => {
    fc.assert(
      fc.property(ruleFrom({ ...fittingWords, uses: null }, 3), (where) => {
        const { columns, plays } = columnsOf(ruleSetOf(where), noOthers, contextFor([]));
        const bare = tracks.map((one): Candidate => {
          const kept = Object.entries(one).filter(([name]) => (columns as ReadonlySet<string>).has(name));
          const least = track(one.trackId, { recording: one.recording, ...Object.fromEntries(kept) });
          const since = plays?.since ?? Number.NEGATIVE_INFINITY;
          return least.plays === undefined
            ? least
            : { ...least, plays: least.plays.filter((play) => play.at >= since) };
        });
        expect(truths(where, bare)).toEqual(truths(where));
      }),
      { numRuns: 300 },
    );
  });

  test('plays only as far back as a window reaches', () => {
    const plays = (window?: object): Rule =>
      is({
        about: 'number',
        subject: { field: 'plays', ...(window && { window }) },
        op: 'eq',
        value: { kind: 'number', value: 0 },
      });
    const since = (where: Rule) => columnsOf(ruleSetOf(where), noOthers, contextFor([])).plays;
    const month = plays({ kind: 'last', span: { count: 30, unit: 'day' } });
    expect(since(month)).toEqual({ since: at('2026-10-21T14:30:12.345Z') });
    expect(since({ kind: 'all', rules: [month, plays()] })).toEqual({ since: null });
    expect(since(is({ about: 'flag', field: 'explicit', value: true }))).toBeNull();
  });
});

describe('rule sets that use others', () => {
  const explicit = is({ about: 'flag', field: 'explicit', value: true });
  const sets = new Map<string, Rule>([
    ['clean', not(explicit)],
    ['a', { kind: 'any', rules: [explicit, { kind: 'use', name: 'b' }] }],
    ['b', { kind: 'use', name: 'c' }],
    ['c', { kind: 'all', rules: [{ kind: 'use', name: 'a' }] }],
  ]);
  const resolve = (name: string) => {
    const found = sets.get(name.toLowerCase());
    return found === undefined ? null : ruleSetOf(found);
  };
  const compileUse = (name: string) =>
    compile({ where: { kind: 'use', name } }, { ...contextFor([]), resolve });
  test('are true where those are', () => {
    expect(compileUse('Clean').matches(track(1, { explicit: false }))).toBe(true);
    expect(compileUse('clean').warnings).toEqual([]);
  });
  test('are unknown where there is none, with a warning', () => {
    const program = compileUse('gone');
    expect(program.matches(track(1))).toBeNull();
    expect(program.warnings).toEqual([{ kind: 'ruleSetMissing', name: 'gone' }]);
  });
  test('do not go round in a circle', () => {
    const program = compileUse('a');
    expect(program.matches(track(1, { explicit: true }))).toBe(true);
    expect(program.matches(track(1, { explicit: false }))).toBeNull();
    expect(program.warnings).toEqual([{ kind: 'ruleSetCircle', name: 'a' }]);
  });
});

describe('size', () => {
  const bpm = is({
    about: 'number',
    subject: { field: 'bpm' },
    op: 'gt',
    value: { kind: 'number', value: 100 },
  });
  const deep = (depth: number): Rule => {
    let rule: Rule = bpm;
    for (let at = 0; at < depth; at++)
      rule = at % 2 === 0 ? { kind: 'all', rules: [rule, bpm] } : not(not(rule));
    return rule;
  };
  test('depth 200, ten thousand conditions, a hundred rule sets of depth 200 in a row', () => {
    const one = track(1, { bpm: 120 });
    for (const where of [
      deep(200),
      { kind: 'any', rules: Array.from({ length: 10_000 }, () => not(bpm)) } as const,
    ]) {
      const program = compile({ where }, contextFor([]));
      expect(explain(program, one).truth).toBe(program.matches(one));
      expect(columnsOf(ruleSetOf(where), noOthers, contextFor([])).columns).toEqual(new Set(['bpm']));
    }
    const chain = (name: string): RuleSet =>
      ruleSetOf({ kind: 'all', rules: [deep(200), { kind: 'use', name: `${Number(name) + 1}` }] });
    const resolve = (name: string) => (name === '100' ? ruleSetOf(bpm) : chain(name));
    const long = compile({ where: { kind: 'use', name: '1' } }, { ...contextFor([]), resolve });
    expect(explain(long, one).truth).toBe(long.matches(one));
  });

  test('a regular expression that others hang on', () => {
    const where = is({ about: 'text', field: 'title', op: 'matches', values: ['(a+)+$'] });
    const { matches } = compile({ where }, contextFor([]));
    expect(matches(track(1, { title: `${'a'.repeat(5_000)}!` }))).toBe(false);
  });
});

test('the fast fold folds as the house does', () => {
  const ascii = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(fc.oneof(ascii, fc.string({ unit: 'grapheme' })), (text) => foldFast(text) === fold(text)),
  );
});

test('a source that is not there is unknown, with a warning', () => {
  const where = is({ about: 'membership', place: { in: 'source', name: 'Gone' }, member: false });
  const program = compile({ where }, { ...contextFor([]), sources: ['liked', 'Promo'] });
  expect(program.matches(track(1, { sources: [] }))).toBeNull();
  expect(program.warnings).toEqual([{ kind: 'sourceMissing', name: 'Gone' }]);
});

test('a rule set stops only at tracks of which it has to know', () => {
  const fast: Condition = is({
    about: 'number',
    subject: { field: 'bpm' },
    op: 'gte',
    value: { kind: 'number', value: 130 },
    whenMissing: 'fail',
  });
  const explicit = is({ about: 'flag', field: 'explicit', value: true });
  const stops = (where: Rule, facts: Partial<Candidate>): boolean =>
    compile({ where }, contextFor([])).truth(track(1, facts)) === STOPS;
  expect(stops(fast, {})).toBe(true);
  expect(stops(fast, { bpm: 120 })).toBe(false);
  // Whatever its tempo, the answer is there already.
  expect(stops({ kind: 'all', rules: [fast, explicit] }, { explicit: false })).toBe(false);
  expect(stops({ kind: 'any', rules: [fast, explicit] }, { explicit: true })).toBe(false);
  expect(stops({ kind: 'all', rules: [fast, explicit] }, {})).toBe(true);
});
