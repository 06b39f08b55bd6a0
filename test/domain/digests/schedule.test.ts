import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cadenceOf,
  type DigestSchedule,
  LONGEST_MS,
  nextRun,
  periodOf,
  planRun,
  previewPeriod,
  previousRun,
} from '../../../src/domain/digests/schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
const daily = (hour: number, timeZone: string): DigestSchedule => ({
  cadence: 'daily',
  weekday: null,
  hour,
  timeZone,
});
const weekly = (weekday: number, hour: number, timeZone: string): DigestSchedule => ({
  cadence: 'weekly',
  weekday,
  hour,
  timeZone,
});

const monthly = (dayOfMonth: number, hour: number, timeZone: string): DigestSchedule => ({
  ...{ cadence: 'monthly', weekday: null, dayOfMonth, hour, timeZone },
});

describe('the next run', () => {
  test.each([
    ['the 31st in April is the 30th', monthly(31, 9, 'UTC'), '2026-04-01T00:00:00Z', '2026-04-30T09:00:00Z'],
    ['the 31st in February', monthly(31, 9, 'UTC'), '2026-02-01T00:00:00Z', '2026-02-28T09:00:00Z'],
    ['the 30th in a leap year', monthly(30, 9, 'UTC'), '2028-02-01T00:00:00Z', '2028-02-29T09:00:00Z'],
    ['after a leap day', monthly(29, 9, 'UTC'), '2028-02-29T09:00:00Z', '2028-03-29T09:00:00Z'],
    ['the 31st after the 30th', monthly(31, 9, 'UTC'), '2026-04-30T09:00:00Z', '2026-05-31T09:00:00Z'],
    ['later this month', monthly(20, 18, 'UTC'), '2026-11-16T12:00:00Z', '2026-11-20T18:00:00Z'],
    ['next year', monthly(1, 0, 'Europe/Berlin'), '2026-12-15T12:00:00Z', '2026-12-31T23:00:00Z'],
    // Berlin, 28 March 2027: 02:00 does not exist; 31 October 2027: 02:00 happens twice.
    [
      'monthly, skipped hour',
      monthly(28, 2, 'Europe/Berlin'),
      '2027-03-01T00:00:00Z',
      '2027-03-28T01:00:00Z',
    ],
    [
      'monthly, doubled hour',
      monthly(31, 2, 'Europe/Berlin'),
      '2027-10-01T00:00:00Z',
      '2027-10-31T00:00:00Z',
    ],
    [
      'doubled hour once a month',
      monthly(31, 2, 'Europe/Berlin'),
      '2027-10-31T00:30:00Z',
      '2027-11-30T01:00:00Z',
    ],
    [
      'the day that Samoa left out',
      monthly(30, 9, 'Pacific/Apia'),
      '2011-12-01T00:00:00Z',
      '2011-12-30T19:00:00Z',
    ],
    ['later today', daily(9, 'UTC'), '2026-11-16T08:59:59Z', '2026-11-16T09:00:00Z'],
    ['exactly now is over', daily(9, 'UTC'), '2026-11-16T09:00:00Z', '2026-11-17T09:00:00Z'],
    ['tomorrow of the zone', daily(0, 'Asia/Tokyo'), '2026-11-16T16:00:00Z', '2026-11-17T15:00:00Z'],
    ['this week', weekly(1, 18, 'Europe/Berlin'), '2026-11-16T12:00:00Z', '2026-11-16T17:00:00Z'],
    ['next week', weekly(1, 18, 'Europe/Berlin'), '2026-11-16T17:00:00Z', '2026-11-23T17:00:00Z'],
    ['Sunday is 7', weekly(7, 8, 'UTC'), '2026-11-16T12:00:00Z', '2026-11-22T08:00:00Z'],
    ['over the year', weekly(5, 0, 'Pacific/Auckland'), '2026-12-31T12:00:00Z', '2027-01-07T11:00:00Z'],
    ['half-hour zone', daily(9, 'Asia/Kolkata'), '2026-11-16T03:00:00Z', '2026-11-16T03:30:00Z'],
    // Berlin, 28 March 2027: 02:00 becomes 03:00.
    [
      'skipped hour → the first after it',
      daily(2, 'Europe/Berlin'),
      '2027-03-27T12:00:00Z',
      '2027-03-28T01:00:00Z',
    ],
    ['the day after the gap', daily(2, 'Europe/Berlin'), '2027-03-28T01:00:00Z', '2027-03-29T00:00:00Z'],
    ['summer time begins', daily(9, 'Europe/Berlin'), '2027-03-27T12:00:00Z', '2027-03-28T07:00:00Z'],
    // New York, 1 November 2026: 01:00 happens twice.
    [
      'doubled hour → the first',
      daily(1, 'America/New_York'),
      '2026-11-01T04:00:00Z',
      '2026-11-01T05:00:00Z',
    ],
    ['doubled hour only once', daily(1, 'America/New_York'), '2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z'],
    ['within the doubled hour', daily(1, 'America/New_York'), '2026-11-01T05:30:00Z', '2026-11-02T06:00:00Z'],
    // Lord Howe moves by half an hour; Santiago skips midnight.
    ['half-hour change', daily(2, 'Australia/Lord_Howe'), '2026-10-03T00:00:00Z', '2026-10-03T15:30:00Z'],
    ['skipped midnight', daily(0, 'America/Santiago'), '2026-09-05T12:00:00Z', '2026-09-06T04:00:00Z'],
    // Samoa had no 30 December 2011.
    ['skipped day', daily(9, 'Pacific/Apia'), '2011-12-29T20:00:00Z', '2011-12-30T19:00:00Z'],
    [
      'a weekday that was skipped',
      weekly(5, 9, 'Pacific/Apia'),
      '2011-12-30T11:00:00Z',
      '2011-12-30T19:00:00Z',
    ],
    ['skipped day is one run', daily(9, 'Pacific/Apia'), '2011-12-30T19:00:00Z', '2011-12-31T19:00:00Z'],
  ])('%s', (_, schedule, after, expected) => {
    expect(iso(nextRun(schedule, at(after)))).toBe(expected);
  });

  const schedules = fc.record({
    cadence: fc.constantFrom<DigestSchedule['cadence']>('daily', 'weekly', 'monthly'),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
    timeZone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    ),
  });
  const times = fc.integer({ min: at('2011-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });

  test('runs follow one another without a hole, and their periods tell every moment once', () => {
    fc.assert(
      fc.property(schedules, times, (schedule, now) => {
        const first = nextRun(schedule, now);
        const second = nextRun(schedule, first);
        expect(first).toBeGreaterThan(now);
        expect(previousRun(schedule, second)).toBe(first);
        expect(periodOf(schedule, second)).toEqual({ fromAt: first, toAt: second });
        expect(second - first).toBeLessThanOrEqual(LONGEST_MS[schedule.cadence]);
      }),
    );
  });

  test('what is due is posted once if it is less than a day late, and time always goes on', () => {
    fc.assert(
      fc.property(schedules, times, fc.integer({ min: 0, max: 60 * DAY }), (schedule, from, down) => {
        const dueAt = nextRun(schedule, from);
        const now = dueAt + down;
        const { postFor, nextRunAt, skipped } = planRun(schedule, dueAt, now);
        expect(nextRunAt).toBe(nextRun(schedule, now));
        const latest = previousRun(schedule, now + 1);
        expect(postFor).toBe(now - latest < DAY ? latest : null);
        // What is left out is said: the latest run of all that are not posted.
        const before = previousRun(schedule, latest);
        expect(skipped).toBe(postFor === null ? latest : before >= dueAt ? before : null);
      }),
    );
  });
});

describe('after downtime', () => {
  const schedule = daily(9, 'UTC');
  const monday = weekly(1, 9, 'UTC');
  test.each([
    ['not due yet', schedule, '2026-11-16T09:00:00Z', '2026-11-16T08:00:00Z', null, '2026-11-16T09:00:00Z'],
    [
      'on time',
      schedule,
      '2026-11-16T09:00:00Z',
      '2026-11-16T09:00:30Z',
      '2026-11-16T09:00:00Z',
      '2026-11-17T09:00:00Z',
    ],
    [
      'daily, three days down: the last one only',
      schedule,
      '2026-11-13T09:00:00Z',
      '2026-11-16T10:00:00Z',
      '2026-11-16T09:00:00Z',
      '2026-11-17T09:00:00Z',
    ],
    [
      'weekly, 23 h late',
      monday,
      '2026-11-16T09:00:00Z',
      '2026-11-17T08:00:00Z',
      '2026-11-16T09:00:00Z',
      '2026-11-23T09:00:00Z',
    ],
    [
      'weekly, a day late: left out',
      monday,
      '2026-11-16T09:00:00Z',
      '2026-11-17T09:00:00Z',
      null,
      '2026-11-23T09:00:00Z',
    ],
    [
      'weekly, a year down',
      monday,
      '2025-11-17T09:00:00Z',
      '2026-11-18T09:00:00Z',
      null,
      '2026-11-23T09:00:00Z',
    ],
  ])('%s', (_, plan, due, now, postFor, next) => {
    const decision = planRun(plan, at(due), at(now));
    expect(decision.postFor === null ? null : iso(decision.postFor)).toBe(postFor);
    expect(iso(decision.nextRunAt)).toBe(next);
  });
});

test('a preview tells of the last day, week or month', () => {
  expect(previewPeriod('daily', 10 * DAY)).toEqual({ fromAt: 9 * DAY, toAt: 10 * DAY });
  expect(previewPeriod('weekly', 10 * DAY)).toEqual({ fromAt: 3 * DAY, toAt: 10 * DAY });
  expect(previewPeriod('monthly', 40 * DAY)).toEqual({ fromAt: 10 * DAY, toAt: 40 * DAY });
  for (const cadence of ['daily', 'weekly', 'monthly'] as const) {
    expect(cadenceOf(previewPeriod(cadence, 100 * DAY))).toBe(cadence);
  }
});
