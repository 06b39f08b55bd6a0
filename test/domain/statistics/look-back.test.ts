import { describe, expect, test } from 'vitest';
import { firstDayOfMonth } from '../../../src/domain/listening/calendar.ts';
import { orderFirsts } from '../../../src/domain/statistics/firsts.ts';
import { expectedAt, milestonesUpTo, nextMilestone } from '../../../src/domain/statistics/milestones.ts';
import { everyMonth, firstsByYear, heardShare, peakMonth } from '../../../src/domain/statistics/months.ts';
import { namedId, namedValue } from '../../../src/domain/statistics/named.ts';
import {
  busiestDay,
  peakHour,
  type RecapWindow,
  recapDays,
  recapNeighbours,
  usualRecap,
} from '../../../src/domain/statistics/recap.ts';
import { recapChoices } from '../../../src/domain/statistics/recap-choices.ts';
import { longSilent } from '../../../src/domain/statistics/silence.ts';
import { windowText } from '../../../src/domain/statistics/windows.ts';

const month = (text: string): number => {
  const [year = 0, of = 0] = text.split('-').map(Number);
  return year * 12 + of - 1;
};
const day = (text: string): number => Date.parse(text) / 86_400_000;
const DAY = 86_400_000;

describe('months', () => {
  const rows = [
    { month: month('2026-01'), plays: 0, ms: 5 },
    { month: month('2026-02'), plays: 2, ms: 10 },
    { month: month('2026-04'), plays: 1, ms: 5 },
    { month: month('2026-04'), plays: 1, ms: 5 },
  ];
  test('go from the first play to now without holes', () => {
    expect(everyMonth(rows, month('2026-05')).map(({ plays }) => plays)).toEqual([2, 0, 2, 0]);
    expect(everyMonth(rows.slice(0, 1), month('2026-05'))).toEqual([]);
    expect(everyMonth([], month('2026-05'))).toEqual([]);
  });
  test('the peak is the latest of equal ones', () => {
    expect(peakMonth(everyMonth(rows, month('2026-05')))?.month).toBe(month('2026-04'));
    expect(peakMonth([])).toBeNull();
  });
  test('first times by year', () => {
    expect(firstsByYear([month('2026-01'), month('2024-12'), month('2026-12')])).toEqual([
      { year: 2024, count: 1 },
      { year: 2026, count: 2 },
    ]);
  });
});

test('how much of a track was heard: never more than all of it, and nothing where its length is unknown', () => {
  const length = { durationMs: 200_000 };
  expect(
    heardShare([
      { ms: 100_000, ...length },
      { ms: 400_000, ...length },
      { ms: 5, durationMs: null },
    ]),
  ).toEqual({
    ...{ known: 2, share: 0.75, whole: 1 },
  });
  expect(heardShare([{ ms: 100, durationMs: 0 }])).toBeNull();
});

describe('milestones', () => {
  test.each([
    [0, 1],
    [1, 100],
    [999, 1_000],
    [1_000, 2_500],
    [99_999, 100_000],
    [100_000, 150_000],
    [212_345, 250_000],
  ])('after %i plays comes %i', (plays, next) => {
    expect(nextMilestone(plays)).toBe(next);
  });
  test('those that were reached', () => {
    expect(milestonesUpTo(0)).toEqual([]);
    expect(milestonesUpTo(1_000)).toEqual([1, 100, 500, 1_000]);
    expect(milestonesUpTo(160_000).slice(-2)).toEqual([100_000, 150_000]);
  });
  test('the next one at the pace of the last days; never at none', () => {
    expect(expectedAt({ missing: 50, lately: 100, days: 10, now: 0 })).toBe(5 * DAY);
    expect(expectedAt({ missing: 50, lately: 0, days: 10, now: 0 })).toBeNull();
    expect(expectedAt({ missing: 50_000, lately: 1, days: 90, now: 0 })).toBeNull();
  });
});

test('long silent: by plays, then by silence; what was heard since or hardly ever is out', () => {
  const heard = [
    { name: 'often', plays: 9, lastAt: 50 },
    { name: 'oftener', plays: 12, lastAt: 90 },
    { name: 'often, longer ago', plays: 9, lastAt: 10 },
    { name: 'still', plays: 99, lastAt: 100 },
    { name: 'hardly', plays: 4, lastAt: 1 },
  ];
  expect(longSilent(heard, 100, 5).map(({ name }) => name)).toEqual([
    'oftener',
    'often, longer ago',
    'often',
  ]);
});

test('firsts by date, and by what stayed', () => {
  const firsts = [
    { key: 1, trackId: 1, firstAt: 30, plays: 5 },
    { key: 2, trackId: 2, firstAt: 10, plays: 1 },
    { key: 3, trackId: 3, firstAt: 20, plays: 5 },
  ];
  expect(orderFirsts(firsts, 'date').map(({ key }) => key)).toEqual([2, 3, 1]);
  expect(orderFirsts(firsts, 'plays').map(({ key }) => key)).toEqual([3, 1, 2]);
});

describe('recaps', () => {
  test.each([
    ['month', '2026-11-20', '2026-10'],
    ['month', '2026-01-01', '2025-12'],
    ['year', '2026-11-30', '2025'],
    ['year', '2026-12-01', '2026'],
  ] as const)('a %s on %s means %s', (kind, today, expected) => {
    expect(windowText(usualRecap(kind, day(today)))).toBe(expected);
  });
  test('the days of a window', () => {
    const february: RecapWindow = { kind: 'month', month: month('2024-02') };
    expect(recapDays(february)).toEqual({ fromDay: day('2024-02-01'), toDay: day('2024-02-29') });
    expect(recapDays({ kind: 'year', year: 2024 })).toEqual({
      ...{ fromDay: firstDayOfMonth(2024 * 12), toDay: day('2024-12-31') },
    });
  });
  test('one goes neither before the first play nor after today', () => {
    const heard = { fromDay: day('2026-03-15'), toDay: day('2026-04-02') };
    const march = recapNeighbours({ kind: 'month', month: month('2026-03') }, heard);
    expect(march).toEqual({ before: null, after: { kind: 'month', month: month('2026-04') } });
    const april = recapNeighbours({ kind: 'month', month: month('2026-04') }, heard);
    expect(april).toEqual({ before: { kind: 'month', month: month('2026-03') }, after: null });
  });
  test('those that are offered', () => {
    const now = Date.parse('2026-02-03T10:00:00Z');
    expect(recapChoices('month', '', now).slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(recapChoices('month', '2024-1', now)).toEqual(['2024-12', '2024-11', '2024-10']);
    expect(recapChoices('year', '', now)[0]).toBe('2026');
  });
  test('busiest day and hour', () => {
    expect(busiestDay([{ ms: 5 }, { ms: 9 }, { ms: 9 }])).toEqual({ ms: 9 });
    expect(busiestDay([{ ms: 0 }])).toBeNull();
    expect(peakHour([0, 3, 3])).toBe(1);
    expect(peakHour([0, 0])).toBeNull();
  });
});

test('a picked name is its own kind only', () => {
  expect(namedId('artist', namedValue('artist', 12))).toBe(12);
  expect(namedId('album', namedValue('artist', 12))).toBeNull();
  expect(namedId('artist', 'Mina K.')).toBeNull();
});
