import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/domain/rules/compile.ts';
import type { Rule, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { FALSE, STOPS, TRUE, type Truth, UNKNOWN } from '../../../src/domain/rules/truth.ts';
import { candidatesOf, fittingWords, NOW } from '../../support/candidates.ts';
import { judge, type Verdict, type World } from '../../support/rule-oracle.ts';
import { ruleFrom } from '../../support/rules.ts';

const verdicts: Readonly<Record<Truth, Verdict>> = {
  [TRUE]: 'yes',
  [FALSE]: 'no',
  [UNKNOWN]: 'unknown',
  [STOPS]: 'stop',
};

const ruleSet = (where: Rule): RuleSet => ({
  from: 'library',
  where,
  shape: {
    dedupe: { by: 'nothing', keep: 'oldestAdded' },
    sort: [],
    limits: [],
    caps: [],
    separate: [],
    mix: [],
  },
  output: { mode: 'reconcile', fanOut: null },
});

const others = new Map<string, RuleSet>([
  ['techno', ruleSet({ kind: 'is', about: 'set', field: 'genre', op: 'any', values: ['techno'] })],
  [
    'heard',
    ruleSet({
      kind: 'all',
      rules: [
        { kind: 'use', name: 'Techno' },
        {
          kind: 'is',
          about: 'date',
          subject: { field: 'lastPlayed' },
          op: 'within',
          span: { count: 9, unit: 'week' },
        },
      ],
    }),
  ],
]);
const resolve = (name: string): RuleSet | null => others.get(name.toLowerCase()) ?? null;

/** Rules a person could build, over tracks that they fit now and then: what is said about each pair. */
const pools = [11, 12, 13, 14, 15].map((seed) => candidatesOf(seed, 100));
const zones = ['Europe/Berlin', 'America/St_Johns', 'Africa/Cairo', 'Pacific/Auckland', 'UTC'];

describe('the compiled rule says what the plain one says', () => {
  test('on 100 000 pairs of rule and track', () => {
    const heard: Record<Verdict, number> = { yes: 0, no: 0, unknown: 0, stop: 0 };
    let pairs = 0;
    fc.assert(
      fc.property(ruleFrom(fittingWords, 3), fc.nat(4), (rule, at) => {
        const candidates = pools[at] ?? [];
        const where = { now: NOW, timeZone: zones[at] ?? 'UTC' };
        const world: World = { ...where, candidates, resolve, known: new Map() };
        const { truth } = compile({ where: rule }, { ...where, candidates, resolve });
        for (const candidate of candidates) {
          const verdict = judge(rule, candidate, world);
          if (verdicts[truth(candidate)] !== verdict) {
            expect({ candidate, verdict: verdicts[truth(candidate)] }).toEqual({ candidate, verdict });
          }
          heard[verdict]++;
          pairs++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(pairs).toBeGreaterThanOrEqual(100_000);
    // The pairs are worth something: every verdict was common.
    expect(Math.min(heard.yes, heard.no, heard.unknown)).toBeGreaterThan(2_000);
    expect(heard.stop).toBeGreaterThan(50);
  });
});
