import jsonLogic from 'json-logic-js';
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Weighted } from '../../../src/domain/enrichment/values.ts';
import type { Candidate, CandidatePlay } from '../../../src/domain/rules/candidate.ts';
import { compile } from '../../../src/domain/rules/compile.ts';
import type { Rule } from '../../../src/domain/rules/rule-set.ts';
import { NOW } from './library.ts';

/** How many of the tracks fit. Everybody starts from the rule as data, every time. */
export type Contender = (tracks: readonly Candidate[]) => Promise<number>;

/** 60 days of 24 hours: Segue counts by the calendar, and in UTC that is the same. */
const SINCE = NOW - 60 * 86_400_000;
const GENRES = ['techno', 'hard techno'];

/**
 * Techno of 124 to 132 beats that was not played for 60 days, not explicit, and either energetic or on one label. What
 * nobody knows does not match.
 */
export const rule: Rule = {
  kind: 'all',
  rules: [
    {
      kind: 'is',
      about: 'number',
      subject: { field: 'bpm' },
      op: 'between',
      from: { kind: 'number', value: 124 },
      to: { kind: 'number', value: 132 },
    },
    { kind: 'is', about: 'set', field: 'genre', op: 'any', values: GENRES },
    {
      kind: 'is',
      about: 'number',
      subject: { field: 'plays', window: { kind: 'last', span: { count: 60, unit: 'day' } } },
      op: 'eq',
      value: { kind: 'number', value: 0 },
    },
    { kind: 'is', about: 'flag', field: 'explicit', value: false },
    {
      kind: 'any',
      rules: [
        {
          kind: 'is',
          about: 'number',
          subject: { field: 'energy' },
          op: 'gte',
          value: { kind: 'number', value: 0.6 },
        },
        { kind: 'is', about: 'text', field: 'label', op: 'is', values: ['Blackline'] },
      ],
    },
  ],
};

export const ours: Contender = async (tracks) => {
  const { matches } = compile(
    { where: rule },
    { now: NOW, timeZone: 'UTC', resolve: () => null, candidates: tracks },
  );
  let found = 0;
  for (const track of tracks) if (matches(track) === true) found++;
  return found;
};

/** As one would write it for this one rule, by hand. */
export const handWritten: Contender = async (tracks) => {
  let found = 0;
  for (const { bpm, genres, plays = [], explicit, energy, label } of tracks) {
    if (bpm == null || bpm < 124 || bpm > 132) continue;
    if (explicit !== false) continue;
    if (!genres?.some(({ name }) => name === 'techno' || name === 'hard techno')) continue;
    if (plays.some(({ at }) => at >= SINCE && at <= NOW)) continue;
    if ((energy != null && energy >= 0.6) || label?.toLowerCase() === 'blackline') found++;
  }
  return found;
};

const logic = {
  and: [
    { '<=': [124, { var: 'bpm' }, 132] },
    { '===': [{ var: 'explicit' }, false] },
    { some: [{ var: 'genres' }, { in: [{ var: 'name' }, GENRES] }] },
    { none: [{ var: 'plays' }, { '<=': [SINCE, { var: 'at' }, NOW] }] },
    { or: [{ '>=': [{ var: 'energy' }, 0.6] }, { '===': [{ var: 'label' }, 'Blackline'] }] },
  ],
} satisfies Parameters<typeof jsonLogic.apply>[0];

export const withJsonLogic: Contender = async (tracks) => {
  let found = 0;
  for (const track of tracks) if (jsonLogic.apply(logic, track) === true) found++;
  return found;
};

const conditions: TopLevelCondition = {
  all: [
    { fact: 'bpm', operator: 'greaterThanInclusive', value: 124 },
    { fact: 'bpm', operator: 'lessThanInclusive', value: 132 },
    { fact: 'explicit', operator: 'equal', value: false },
    { fact: 'genres', operator: 'hasAny', value: GENRES },
    { fact: 'plays', operator: 'noneSince', value: SINCE },
    {
      any: [
        { fact: 'energy', operator: 'greaterThanInclusive', value: 0.6 },
        { fact: 'label', operator: 'equal', value: 'Blackline' },
      ],
    },
  ],
};

export const withJsonRulesEngine: Contender = async (tracks) => {
  const engine = new Engine([{ conditions, event: { type: 'fits' } }]);
  engine.addOperator<readonly Weighted[] | null, readonly string[]>('hasAny', (genres, wanted) =>
    (genres ?? []).some(({ name }) => wanted.includes(name)),
  );
  engine.addOperator<readonly CandidatePlay[], number>('noneSince', (plays, since) =>
    plays.every(({ at }) => at < since || at > NOW),
  );
  let found = 0;
  for (const { bpm, genres, plays, explicit, energy, label } of tracks) {
    const { events } = await engine.run({ bpm, genres, plays, explicit, energy, label });
    found += events.length;
  }
  return found;
};
