import { describe, expect, test } from 'vitest';
import { isDueInSweep, isStaleForLook, tierOf } from '../../../src/domain/listening/rankings.ts';
import { TEST_NOW } from '../../support/clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (ms: number): number => TEST_NOW - ms;
const facts = (seen: number, looked: number | null, refreshed: number | null) => ({
  lastSeenAt: ago(seen),
  lookedAt: looked === null ? null : ago(looked),
  refreshedAt: refreshed === null ? null : ago(refreshed),
});

test.each([
  ['used Segue an hour ago', facts(HOUR, null, null), 'active'],
  ['seven days are still active', facts(7 * DAY, null, null), 'active'],
  ['used Segue last fortnight', facts(14 * DAY, null, null), 'casual'],
  ['a recent look counts too', facts(60 * DAY, 2 * DAY, null), 'active'],
  ['an older look makes casual', facts(60 * DAY, 29 * DAY, null), 'casual'],
  ['away for a month', facts(31 * DAY, 40 * DAY, null), 'inactive'],
])('tier: %s', (_, member, tier) => {
  expect(tierOf(member, TEST_NOW)).toBe(tier);
});

describe('the sweep', () => {
  test.each([
    ['active, a day old', facts(0, null, 24 * HOUR), true],
    ['active, refreshed by last night’s sweep an hour later than now', facts(0, null, 23 * HOUR), true],
    ['active, twelve hours old', facts(0, null, 12 * HOUR), false],
    ['active, never read', facts(0, null, null), true],
    ['casual, a day old', facts(10 * DAY, null, 25 * HOUR), false],
    ['casual, three days old', facts(10 * DAY, null, 72 * HOUR), true],
    ['casual, never read', facts(10 * DAY, null, null), true],
    ['inactive, a year old', facts(90 * DAY, null, 365 * DAY), false],
    ['inactive, never read', facts(90 * DAY, null, null), false],
  ])('%s', (_, member, due) => {
    expect(isDueInSweep(member, TEST_NOW, TEST_NOW)).toBe(due);
  });

  test('looks at the age when the refresh will run', () => {
    expect(isDueInSweep(facts(0, null, 20 * HOUR), TEST_NOW, TEST_NOW)).toBe(false);
    expect(isDueInSweep(facts(0, null, 20 * HOUR), TEST_NOW, TEST_NOW + 3 * HOUR)).toBe(true);
  });
});

test.each([
  [null, true],
  [ago(23 * HOUR), false],
  [ago(24 * HOUR), true],
])('a look at rankings read at %s starts a refresh: %s', (refreshedAt, stale) => {
  expect(isStaleForLook(refreshedAt, TEST_NOW)).toBe(stale);
});
