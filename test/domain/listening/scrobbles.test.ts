import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountId } from '../../../src/domain/ids.ts';
import {
  DEEP_OVERLAP_MS,
  hasUnseen,
  isDeepDue,
  LATEST_LOOK_MS,
  nextScrobbleSync,
  readBackTo,
  SOONEST_LOOK_MS,
} from '../../../src/domain/listening/scrobble-schedule.ts';
import { firstArtistsOf, playOf, stampOf } from '../../../src/domain/listening/scrobbles.ts';
import { TEST_NOW } from '../../support/clock.ts';
import { scrobble } from '../../support/scrobble.ts';

const HOUR = 3_600_000;

describe('a play as it is stored', () => {
  test.each([
    ['start', 200_000, 180_000, { endedAt: TEST_NOW + 200_000, msPlayed: 200_000 }],
    ['start', null, 180_000, { endedAt: TEST_NOW + 180_000, msPlayed: 180_000 }],
    ['start', null, null, { endedAt: TEST_NOW, msPlayed: 0 }],
    ['end', 200_000, null, { endedAt: TEST_NOW, msPlayed: 200_000 }],
  ] as const)('stamped at its %s, %s ms sent, %s ms known', (stamp, durationMs, trackMs, expected) => {
    expect(playOf(scrobble(TEST_NOW, 'x', { stamp, durationMs }), trackMs)).toMatchObject(expected);
  });

  test('tells the time that it was sent with, whatever length was thought of', () => {
    const length = fc.option(fc.integer({ min: 0, max: 24 * HOUR }), { nil: null });
    const at = fc.integer({ min: 1_100_000_000, max: 1_800_000_000 }).map((seconds) => seconds * 1_000);
    fc.assert(
      fc.property(at, length, length, fc.constantFrom('start', 'end'), (sent, durationMs, trackMs, stamp) => {
        expect(stampOf(playOf(scrobble(sent, 'x', { durationMs, stamp }), trackMs))).toBe(sent);
      }),
    );
  });
});

test.each([
  ['Nova Lane', ['Nova Lane']],
  ['Nova Lane feat. Guest', ['Nova Lane feat. Guest', 'Nova Lane']],
  ['A, B & C', ['A, B & C', 'A']],
  ['Xavier', ['Xavier']],
  ['Anderson .Paak', ['Anderson .Paak']],
])('%j may be by %j', (artist, expected) => {
  expect(firstArtistsOf(artist)).toEqual(expected);
});

describe('the next look', () => {
  const facts = { accountId: 7 as AccountId, now: TEST_NOW, failures: 0 };
  const pause = (quiet: number | null) =>
    nextScrobbleSync({ ...facts, newestPlayAt: quiet === null ? null : TEST_NOW - quiet }) - TEST_NOW;

  test('comes sooner the later somebody listened, within limits', () => {
    const quiet = fc.option(fc.integer({ min: -HOUR, max: 100 * 24 * HOUR }), { nil: null });
    fc.assert(
      fc.property(quiet, (ms) => {
        expect(pause(ms)).toBeGreaterThanOrEqual(SOONEST_LOOK_MS);
        expect(pause(ms)).toBeLessThanOrEqual(LATEST_LOOK_MS * 1.25);
      }),
    );
    expect(pause(0)).toBeLessThan(pause(2 * HOUR));
    expect(pause(2 * HOUR)).toBeLessThan(pause(48 * HOUR));
  });

  test('waits longer after every failure', () => {
    const waitAfter = (failures: number) => nextScrobbleSync({ ...facts, failures, newestPlayAt: TEST_NOW });
    expect(waitAfter(1)).toBeGreaterThan(TEST_NOW + SOONEST_LOOK_MS);
    expect(waitAfter(3)).toBeGreaterThan(waitAfter(1));
  });
});

test('a look reads back from what is known, at the most from now', () => {
  expect(readBackTo(TEST_NOW - HOUR, true, TEST_NOW)).toBe(TEST_NOW - HOUR - DEEP_OVERLAP_MS);
  expect(readBackTo(null, true, TEST_NOW)).toBe(TEST_NOW - DEEP_OVERLAP_MS);
  expect(readBackTo(TEST_NOW + HOUR, false, TEST_NOW)).toBeLessThan(TEST_NOW);
});

test('the look of the day is due once a day, also after the clock was set back', () => {
  expect(isDeepDue(null, TEST_NOW)).toBe(true);
  expect(isDeepDue(TEST_NOW - 23 * HOUR, TEST_NOW)).toBe(false);
  expect(isDeepDue(TEST_NOW - 24 * HOUR, TEST_NOW)).toBe(true);
  expect(isDeepDue(TEST_NOW + 48 * HOUR, TEST_NOW)).toBe(true);
});

test.each([
  [null, 5, 900, false],
  [100, 0, null, false],
  [100, 10, 149, false],
  [100, 10, 160, true],
  [100, 0, 20, false],
])('%s plays before, %i came in, %s now: unseen ones? %s', (total, addedSince, now, expected) => {
  expect(hasUnseen({ total, addedSince }, now)).toBe(expected);
});
