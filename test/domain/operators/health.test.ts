import { expect, test } from 'vitest';
import { hear, readSilences, type Silences, silentAt } from '../../../src/domain/operators/health.ts';

const HOUR = 3_600_000;

test('who is silent and since when: any answer ends it, a refusal too; what we gave up says nothing', () => {
  let known: Silences = {};
  const say = (outcome: string, at: number): void => {
    known = hear(known, 'deezer', outcome, at);
  };
  say('timeout', HOUR);
  say('aborted', 2 * HOUR);
  say('server', 3 * HOUR);
  expect(known['deezer']).toEqual({ why: 'server', since: HOUR, lastAt: 3 * HOUR });
  expect(readSilences(JSON.stringify(known))).toEqual(known);
  expect(silentAt(known, 3 * HOUR).map(({ provider }) => provider)).toEqual(['deezer']);
  // Nobody has asked for long.
  expect(silentAt(known, 40 * HOUR)).toEqual([]);
  // A clock that was set back.
  say('network', 0);
  expect(known['deezer']?.since).toBe(0);
  for (const outcome of ['ok', 'refused', 'rate_limited']) {
    say('network', 4 * HOUR);
    say(outcome, 4 * HOUR);
    expect(known).toEqual({});
    const calm = known;
    say(outcome, 5 * HOUR);
    expect(known).toBe(calm);
  }
});
