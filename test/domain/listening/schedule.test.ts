import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountId } from '../../../src/domain/ids.ts';
import {
  EAGER_INTERVAL_MS,
  MAX_BACK_OFF_MS,
  nextPlaySync,
  PLAY_SYNC_INTERVAL_MS,
  staggerKey,
  staggerOf,
} from '../../../src/domain/listening/schedule.ts';
import { TEST_NOW } from '../../support/clock.ts';

const MINUTE = 60_000;
const account = (id: number): AccountId => id as AccountId;
const plan = (id: number, facts: { now?: number; overflowing?: boolean; failures?: number } = {}): number =>
  nextPlaySync({ accountId: account(id), now: TEST_NOW, overflowing: false, failures: 0, ...facts });

describe('the next sync of plays', () => {
  test('is every 30 minutes at the account’s own place once it is in step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 2e12 }), (id, now) => {
        const first = plan(id, { now });
        expect(first - now).toBeGreaterThanOrEqual(PLAY_SYNC_INTERVAL_MS / 2);
        expect(first - now).toBeLessThan(PLAY_SYNC_INTERVAL_MS * 1.5);
        expect(plan(id, { now: first })).toBe(first + PLAY_SYNC_INTERVAL_MS);
        expect(plan(id, { now: first + 40_000 })).toBe(first + PLAY_SYNC_INTERVAL_MS);
      }),
    );
  });

  test('spreads accounts over the half hour', () => {
    const perMinute = new Map<number, number>();
    for (let id = 1; id <= 3_000; id++) {
      const minute = Math.floor((plan(id) % PLAY_SYNC_INTERVAL_MS) / MINUTE);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }
    expect(perMinute.size).toBe(30);
    expect(Math.max(...perMinute.values())).toBeLessThan(150);
  });

  test('comes sooner when a whole page was new', () => {
    const pause = plan(7, { overflowing: true }) - TEST_NOW;
    expect(pause).toBeGreaterThanOrEqual(EAGER_INTERVAL_MS);
    expect(pause).toBeLessThan(PLAY_SYNC_INTERVAL_MS / 2);
  });

  test.each([
    [1, 60],
    [2, 120],
    [3, 240],
    [4, 360],
    [40, 360],
  ])('after %i failures in a row waits %i minutes and up to a quarter more', (failures, minutes) => {
    const pause = plan(7, { failures, overflowing: true }) - TEST_NOW;
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
