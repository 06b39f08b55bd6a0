import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/domain/listening/calendar.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const;
const calendars = new Map(ZONES.map((zone) => [zone, createCalendar(zone)]));
const calendarOf = (zone: (typeof ZONES)[number]) => {
  const calendar = calendars.get(zone);
  if (calendar === undefined) throw new Error(zone);
  return calendar;
};

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const EPOCH = Temporal.PlainDate.from('1970-01-01');
const zones = fc.constantFrom(...ZONES);
const times = fc.integer({ min: at('1969-01-01T00:00Z'), max: at('2090-01-01T00:00Z') });
/** Around the changes of clocks, where mistakes would be. */
const changes = zones.chain((zone) =>
  fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2040-01-01T00:00Z') }).chain((ms) => {
    const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
    const change = there.getTimeZoneTransition('previous') ?? there;
    return fc.tuple(
      fc.constant(zone),
      fc.integer({ min: -7_300_000, max: 7_300_000 }).map((around) => change.epochMilliseconds + around),
    );
  }),
);

test('days, months and hours of the week are those of Temporal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(zones, times), changes), ([zone, ms]) => {
      const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      const calendar = calendarOf(zone);
      expect(calendar.dayOf(ms)).toBe(EPOCH.until(there.toPlainDate()).days);
      expect(calendar.monthOf(ms)).toBe(there.year * 12 + there.month - 1);
      expect(calendar.hourOfWeekOf(ms)).toBe((there.dayOfWeek - 1) * 24 + there.hour);
    }),
    { numRuns: 400 },
  );
});

test('a day or month begins with the first moment that is in it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(zones, times), changes), ([zone, ms]) => {
      const { dayOf, monthOf, dayStart, monthStart } = calendarOf(zone);
      for (const [of, start] of [
        [dayOf, dayStart],
        [monthOf, monthStart],
      ] as const) {
        const begins = start(of(ms));
        expect(begins).toBeLessThanOrEqual(ms);
        expect(of(begins)).toBe(of(ms));
        expect(of(begins - 1)).toBeLessThan(of(ms));
        expect(start(of(ms) + 1)).toBeGreaterThan(ms);
      }
    }),
    { numRuns: 200 },
  );
});

test('a day that a zone left out begins with the day after it', () => {
  const { dayOf, dayStart } = createCalendar('Pacific/Apia');
  const skipped = EPOCH.until('2011-12-30').days;
  expect(dayStart(skipped)).toBe(dayStart(skipped + 1));
  expect(dayOf(dayStart(skipped) - 1)).toBe(skipped - 1);
  expect(dayOf(dayStart(skipped))).toBe(skipped + 1);
});

test('an unknown zone is refused', () => {
  expect(() => createCalendar('Mars/Olympus')).toThrow(RangeError);
});
