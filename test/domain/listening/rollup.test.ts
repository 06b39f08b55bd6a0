import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/domain/listening/calendar.ts';
import {
  COVERED,
  DISOWNED,
  isCounted,
  playFlags,
  withFlag,
} from '../../../src/domain/listening/play-flags.ts';
import {
  countInto,
  hourKey,
  hourOfKey,
  isNothing,
  type MonthSums,
  monthKey,
  newDelta,
  type RollupDelta,
  type RollupPlay,
  type Sums,
} from '../../../src/domain/listening/rollup.ts';

const zone = 'Europe/Berlin';
const calendar = createCalendar(zone);
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

/** As the tables hold it: added to, without reading first; edges of months that lost something looked up again. */
const apply = (kept: RollupDelta, delta: RollupDelta, left: readonly RollupPlay[]): void => {
  const addAll = <S extends Sums>(into: Map<number, S>, changes: ReadonlyMap<number, S>): void => {
    for (const [key, change] of changes) {
      const known = into.get(key);
      if (known === undefined) into.set(key, { ...change });
      else {
        known.plays += change.plays;
        known.ms += change.ms;
        known.skips += change.skips;
      }
      const now = into.get(key);
      if (now !== undefined && isNothing(now)) into.delete(key);
    }
  };
  addAll(kept.totals, delta.totals);
  addAll(kept.days, delta.days);
  addAll(kept.hours, delta.hours);
  addAll<MonthSums>(kept.months, delta.months);
  for (const key of delta.months.keys()) {
    const month = kept.months.get(key);
    if (month === undefined) continue;
    const times = left
      .filter((play) => isCounted(play) && monthKey(play.trackId, calendar.monthOf(play.endedAt)) === key)
      .map(({ endedAt }) => endedAt);
    month.firstAt = times.length === 0 ? null : Math.min(...times);
    month.lastAt = times.length === 0 ? null : Math.max(...times);
  }
};

const rebuilt = (plays: readonly RollupPlay[]): RollupDelta => {
  const delta = newDelta();
  for (const play of plays) countInto(delta, calendar, play, 1);
  return delta;
};

const plays: fc.Arbitrary<RollupPlay> = fc.record({
  trackId: fc.integer({ min: 1, max: 3 }),
  endedAt: fc.integer({ min: at('2026-03-28T00:00Z'), max: at('2026-04-02T00:00Z') }),
  msPlayed: fc.constantFrom(0, 2_000, 29_999, 30_000, 180_000),
  flags: fc
    .record({
      skipped: fc.constantFrom('yes', 'no', 'unknown'),
      estimated: fc.boolean(),
      covered: fc.boolean(),
      disowned: fc.boolean(),
    })
    .map(playFlags),
});

const changes = fc.array(
  fc.record({
    come: fc.array(plays, { maxLength: 6 }),
    /** Places of rows that go or turn. */
    go: fc.array(fc.nat(), { maxLength: 3 }),
    turn: fc.array(fc.tuple(fc.nat(), fc.constantFrom(COVERED, DISOWNED), fc.boolean()), { maxLength: 3 }),
  }),
  { maxLength: 8 },
);

test('kept up by changes, in any batches, it is what a rebuild makes of the plays', () => {
  fc.assert(
    fc.property(changes, (batches) => {
      let stored: RollupPlay[] = [];
      const kept = newDelta();
      for (const { come, go, turn } of batches) {
        const delta = newDelta();
        const replace = (place: number, by: RollupPlay | null): void => {
          const old = stored[place % Math.max(1, stored.length)];
          if (old === undefined) return;
          countInto(delta, calendar, old, -1);
          if (by !== null) countInto(delta, calendar, by, 1);
          stored = stored.flatMap((play) => (play !== old ? [play] : by === null ? [] : [by]));
        };
        for (const play of come) countInto(delta, calendar, play, 1);
        stored = [...stored, ...come];
        for (const place of go) replace(place, null);
        for (const [place, flag, on] of turn) {
          const old = stored[place % Math.max(1, stored.length)];
          if (old !== undefined) replace(place, { ...old, flags: withFlag(old.flags, flag, on) });
        }
        apply(kept, delta, stored);
      }
      expect(kept).toEqual(rebuilt(stored));
    }),
    { numRuns: 150 },
  );
});

test('each table adds up to the same', () => {
  fc.assert(
    fc.property(fc.array(plays, { maxLength: 30 }), (all) => {
      const { totals, months, days, hours } = rebuilt(all);
      const sum = (table: ReadonlyMap<number, Sums>, what: 'plays' | 'ms'): number =>
        [...table.values()].reduce((so, sums) => so + sums[what], 0);
      for (const what of ['plays', 'ms'] as const) {
        const [first, ...others] = [totals, months, days, hours].map((table) => sum(table, what));
        expect(others).toEqual([first, first, first]);
      }
    }),
    { numRuns: 50 },
  );
});

test('an evening is counted where the clock on the wall says', () => {
  const flags = playFlags({ skipped: 'no' });
  const last = { trackId: 7, endedAt: at('2026-03-31T21:59:59Z'), msPlayed: 180_000, flags };
  const next = {
    trackId: 7,
    endedAt: at('2026-03-31T22:00:00Z'),
    msPlayed: 3_000,
    flags: playFlags({ skipped: 'yes' }),
  };
  const { totals, months, days, hours } = rebuilt([last, next]);
  const march = 2026 * 12 + 2;
  expect([...totals]).toEqual([[7, { plays: 1, ms: 183_000, skips: 1 }]]);
  expect([...months.values()]).toEqual([
    {
      trackId: 7,
      month: march,
      plays: 1,
      ms: 180_000,
      skips: 0,
      firstAt: last.endedAt,
      lastAt: last.endedAt,
    },
    { trackId: 7, month: march + 1, plays: 0, ms: 3_000, skips: 1, firstAt: null, lastAt: null },
  ]);
  const day = calendar.dayOf(last.endedAt);
  expect([...days.keys()]).toEqual([day, day + 1]);
  // A Tuesday, from eleven to midnight, and the hour after it.
  expect([...hours.keys()]).toEqual([hourKey(march, 47), hourKey(march + 1, 48)]);
  expect(hourOfKey(hourKey(march, 47))).toEqual({ month: march, hourOfWeek: 47 });
});
