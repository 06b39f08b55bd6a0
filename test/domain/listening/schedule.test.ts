import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetOf } from '../../../src/domain/budgets.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import { FASTEST_PACE_MS, paceOf, USUAL_PACE_MS } from '../../../src/domain/listening/pace.ts';
import {
  ABSENT_INTERVAL_MS,
  backOff,
  LISTENING_INTERVAL_MS,
  type ListenerFacts,
  lookEvery,
  MAX_BACK_OFF_MS,
  nextPlaySync,
  shareOf,
  staggerKey,
  staggerOf,
} from '../../../src/domain/listening/schedule.ts';
import { TEST_NOW } from '../../support/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const account = (id: number): AccountId => id as AccountId;
const LISTENER: ListenerFacts = {
  paceMs: USUAL_PACE_MS,
  newestPlayAt: null,
  overflowing: false,
  shareMs: 0,
};
const plan = (id: number, now: number, newestPlayAt: number | null = null): number =>
  nextPlaySync(account(id), { ...LISTENER, newestPlayAt }, now);
const every = (facts: Partial<ListenerFacts> = {}): number =>
  lookEvery({ ...LISTENER, newestPlayAt: TEST_NOW, ...facts }, TEST_NOW) / MINUTE;

describe('the pause between two looks', () => {
  const ago = (minutes: number): number => TEST_NOW - minutes * MINUTE;
  test.each([
    ['somebody listens', {}, 15],
    ['just stopped', { newestPlayAt: ago(30) }, 15],
    ['quiet for an hour', { newestPlayAt: ago(60) }, 30],
    ['quiet for a night', { newestPlayAt: ago(500) }, 60],
    ['quiet for a day', { newestPlayAt: ago(24 * 60) }, 120],
    ['never a play', { newestPlayAt: null }, 120],
    ['a whole page was new', { overflowing: true }, 7.5],
    ['songs are skipped after a minute, quiet now', { paceMs: 60_000, newestPlayAt: ago(500) }, 30],
    ['everything is skipped, quiet now', { paceMs: 30_000, newestPlayAt: ago(500) }, 15],
    ['half an hour for everybody, listening', { shareMs: 30 * MINUTE }, 30],
    ['half an hour for everybody, quiet', { shareMs: 30 * MINUTE, newestPlayAt: ago(500) }, 60],
    ['half an hour for everybody, a heavy listener', { shareMs: 30 * MINUTE, paceMs: 30_000 }, 15],
    ['two hours for everybody, a heavy listener', { shareMs: 2 * HOUR, paceMs: 30_000 }, 60],
    ['three hours for everybody', { shareMs: 3 * HOUR }, 180],
    ['ten hours for everybody, a heavy listener', { shareMs: 10 * HOUR, paceMs: 30_000 }, 600],
  ])('%s', (_, facts, minutes) => {
    expect(every(facts)).toBe(minutes);
  });

  test('keeps everybody of an app within its budget, at any pace that is not heavy', () => {
    const budget = budgetOf({ provider: 'spotify', bucket: 'player', mode: 'development' }) ?? 0;
    for (const people of [1, 2, 5, 25, 100]) {
      const shareMs = shareOf('development', people);
      expect(every({ shareMs }) * MINUTE * budget).toBeGreaterThanOrEqual(DAY * people);
      // A crowd that skips everything gets up to twice its share, and the budget itself the last word.
      expect(every({ shareMs, paceMs: FASTEST_PACE_MS }) * MINUTE).toBeGreaterThanOrEqual(shareMs / 2);
    }
    expect(shareOf('extended', 10_000)).toBe(0);
  });
});

describe('how fast somebody plays', () => {
  const steady = (paceMs: number, count = 30): number[] =>
    Array.from({ length: count }, (_, at) => TEST_NOW - at * paceMs);
  test.each([
    ['nothing known', [], null, USUAL_PACE_MS],
    ['few plays say nothing', steady(1_000, 10), null, USUAL_PACE_MS],
    ['long songs', steady(400_000), null, USUAL_PACE_MS],
    ['a minute a song', steady(60_000), null, 60_000],
    ['faster than can be', steady(1_000), null, FASTEST_PACE_MS],
    ['known from just now', steady(200_000), { paceMs: 60_000, at: TEST_NOW }, 60_000],
    ['known from yesterday', [], { paceMs: 60_000, at: TEST_NOW - DAY }, 120_000],
    ['known from last week', [], { paceMs: 60_000, at: TEST_NOW - 7 * DAY }, USUAL_PACE_MS],
  ])('%s', (_, ends, before, pace) => {
    expect(paceOf(ends, before, TEST_NOW)).toBe(pace);
    expect(paceOf([...ends].reverse(), before, TEST_NOW)).toBe(pace);
  });
});

describe('the next sync of plays', () => {
  test('is at the account’s own place once it is in step, and never later than its interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 2e12 }), (id, now) => {
        for (const [newestPlayAt, interval] of [
          [null, ABSENT_INTERVAL_MS],
          [2e12, LISTENING_INTERVAL_MS],
        ] as const) {
          const first = plan(id, now, newestPlayAt);
          expect(first - now).toBeGreaterThan(interval / 2);
          expect(first - now).toBeLessThanOrEqual(interval);
          expect(plan(id, first, newestPlayAt)).toBe(first + interval);
          expect(plan(id, first + 40_000, newestPlayAt)).toBe(first + interval);
        }
      }),
    );
  });

  test('spreads accounts over half of their interval, also when all are asked for at once', () => {
    const perMinute = new Map<number, number>();
    for (let id = 1; id <= 3_000; id++) {
      const minute = Math.floor((plan(id, TEST_NOW) - TEST_NOW) / MINUTE);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }
    expect(perMinute.size).toBeGreaterThanOrEqual(30);
    expect(Math.max(...perMinute.values())).toBeLessThan(150);
  });

  test.each([
    [1, 15],
    [2, 30],
    [3, 60],
    [4, 60],
    [24, 60],
    [25, 120],
    [27, 360],
    [400, 360],
  ])('after %i failures in a row waits %i minutes and up to a quarter more', (failures, minutes) => {
    const pause = backOff(account(7), TEST_NOW, failures) - TEST_NOW;
    expect(pause).toBeGreaterThanOrEqual(minutes * MINUTE);
    expect(pause).toBeLessThanOrEqual(minutes * MINUTE * 1.25);
    expect(pause).toBeLessThanOrEqual(MAX_BACK_OFF_MS * 1.25);
  });
});

test('a place within a window is always the same and within it, for snowflakes too', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n }),
      fc.integer({ min: 1, max: 1e8 }),
      (id, window) => {
        const place = staggerOf(staggerKey(id.toString()), window);
        expect(place).toBe(staggerOf(staggerKey(id.toString()), window));
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(window);
      },
    ),
  );
});
