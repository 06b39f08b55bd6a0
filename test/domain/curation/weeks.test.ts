import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentWeek,
  isWeek,
  offeredWeeks,
  parseWeek,
  rangeOf,
  weekBefore,
  weekEnds,
  weekKey,
  weekOf,
  weeksIn,
} from '../../../src/domain/curation/weeks.ts';

describe('Beatport: Saturday to Friday, week 1 begins on the first Saturday', () => {
  test.each([
    // 1 January 2022 was a Saturday.
    ['2022-01-01', 2022, 1],
    ['2021-12-31', 2021, 52],
    // 2021 began on a Friday: that day belongs to 2020.
    ['2021-01-01', 2020, 52],
    ['2021-01-02', 2021, 1],
    // 2023 began on a Sunday: its first Saturday is the 7th.
    ['2023-01-06', 2022, 53],
    ['2023-01-07', 2023, 1],
    ['2026-11-13', 2026, 45],
    ['2026-11-14', 2026, 46],
    ['2026-11-20', 2026, 46],
    ['2026-12-31', 2026, 52],
    ['2027-01-01', 2026, 52],
    ['2027-01-02', 2027, 1],
    ['2028-02-29', 2028, 9],
  ])('%s is in %i, week %i', (date, year, week) => {
    expect(weekOf(date, 'beatport')).toEqual({ kind: 'beatport', year, week });
  });

  test('2022 had 53 of them, others have 52', () => {
    expect([2021, 2022, 2023, 2024, 2028].map((year) => weeksIn('beatport', year))).toEqual([
      52, 53, 52, 52, 53,
    ]);
  });
});

test.each([
  ['2026-01-01', 2026, 1],
  ['2025-12-29', 2026, 1],
  ['2025-12-28', 2025, 52],
  ['2027-01-03', 2026, 53],
  ['2027-01-04', 2027, 1],
  ['2021-01-03', 2020, 53],
  ['2024-12-30', 2025, 1],
])('ISO: %s is in %i, week %i', (date, year, week) => {
  expect(weekOf(date, 'iso')).toEqual({ kind: 'iso', year, week });
});

test('a week has seven days, and all of them are in it', () => {
  expect(rangeOf({ kind: 'beatport', year: 2026, week: 46 })).toEqual({
    from: '2026-11-14',
    to: '2026-11-20',
  });
  const anyDay = fc.record({
    kind: fc.constantFrom('beatport', 'iso'),
    day: fc.integer({ min: 0, max: 70_000 }),
  });
  fc.assert(
    fc.property(anyDay, ({ kind, day }) => {
      const date = new Date(Date.UTC(1995, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
      const week = weekOf(date, kind);
      const { from, to } = rangeOf(week);
      expect(isWeek(week)).toBe(true);
      expect(from <= date && date <= to).toBe(true);
      expect(weekOf(from, kind)).toEqual(week);
      expect(weekOf(to, kind)).toEqual(week);
      expect(rangeOf(weekBefore(week)).to < from).toBe(true);
      expect(parseWeek(weekKey(week), kind)).toEqual(week);
    }),
    { numRuns: 300 },
  );
});

test('the current week is that of the place where the member lives', () => {
  const fridayNight = Date.UTC(2026, 10, 20, 23, 30);
  expect(currentWeek('beatport', fridayNight, 'UTC').week).toBe(46);
  expect(currentWeek('beatport', fridayNight, 'Europe/Berlin').week).toBe(47);
  expect(currentWeek('beatport', fridayNight, 'America/New_York').week).toBe(46);
  expect(weekEnds({ kind: 'beatport', year: 2026, week: 46 }, 'Europe/Berlin')).toBe(
    Date.UTC(2026, 10, 20, 22, 59, 59, 999),
  );
});

test('offered are the current week and those before it, over the end of a year', () => {
  const offered = offeredWeeks('beatport', Date.UTC(2027, 0, 3), 'UTC', 3);
  expect(offered.map(weekKey)).toEqual(['2027-W01', '2026-W52', '2026-W51']);
});

test.each(['2026-W53', '2026-W00', '1950-W01', 'next week', '2026', '2026-W1000'])(
  '%s is no week',
  (text) => {
    expect(parseWeek(text, 'beatport')).toBeNull();
  },
);

test('a year without that week has no days of it', () => {
  expect(() => rangeOf({ kind: 'beatport', year: 2026, week: 53 })).toThrow(RangeError);
});
