import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Memory, type Place, remember, rememberAll } from '../../../src/domain/charts/memory.ts';
import {
  basisOf,
  climbers,
  dropouts,
  longestStays,
  movementOf,
  movements,
  newcomers,
  shares,
} from '../../../src/domain/charts/movement.ts';
import { isoWeek, readIsoWeek, weekNumber, weekStart } from '../../../src/domain/charts/weeks.ts';
import type { CaptureId, ChartEntityId } from '../../../src/domain/ids.ts';

const entity = (n: number): ChartEntityId => n as ChartEntityId;
const capture = (n: number): CaptureId => n as CaptureId;
const list = (...ids: number[]): Place[] => ids.map((id, at) => ({ entityId: entity(id), rank: at + 1 }));
const DAY = 86_400_000;

describe('weeks of charts', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2027-01-03', '2026-W53'],
    ['2026-11-20', '2026-W47'],
    ['1970-01-01', '1970-W01'],
  ])('%s is in %s', (day, week) => {
    const number = weekNumber(Date.parse(`${day}T12:00:00Z`));
    expect(isoWeek(number)).toBe(week);
    expect(readIsoWeek(week)).toBe(number);
  });

  it('begin on Monday and are read back, whatever the week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6_000 }), (week) => {
        expect(new Date(weekStart(week)).getUTCDay()).toBe(1);
        expect(weekNumber(weekStart(week))).toBe(week);
        expect(weekNumber(weekStart(week) - 1)).toBe(week - 1);
        expect(readIsoWeek(isoWeek(week))).toBe(week);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['2026-W54', '2025-W53', '2026-W00', 'week', '2026-11-20', ''])('%j is none', (typed) => {
    expect(readIsoWeek(typed)).toBeNull();
  });
});

describe('movement', () => {
  it.each([
    {
      name: 'nothing to compare with',
      rank: 1,
      before: undefined,
      first: 50,
      basis: null,
      is: { kind: 'none' },
    },
    { name: 'never there before', rank: 4, before: undefined, first: 200, basis: 100, is: { kind: 'new' } },
    {
      name: 'there once, not in the basis',
      rank: 4,
      before: undefined,
      first: 50,
      basis: 100,
      is: { kind: 'reentry' },
    },
    { name: 'the same place', rank: 4, before: 4, first: 50, basis: 100, is: { kind: 'same' } },
    { name: 'a better place', rank: 1, before: 9, first: 50, basis: 100, is: { kind: 'up', by: 8 } },
    { name: 'a worse place', rank: 9, before: 1, first: 50, basis: 100, is: { kind: 'down', by: 8 } },
  ])('$name: $is.kind', ({ rank, before, first, basis, is }) => {
    expect(movementOf(rank, before, first, basis)).toEqual(is);
  });

  it('is told against the last capture of an earlier week', () => {
    const moments = [
      { id: capture(1), capturedAt: 10, week: 5 },
      { id: capture(2), capturedAt: 20, week: 5 },
      { id: capture(3), capturedAt: 90, week: 8 },
      { id: capture(4), capturedAt: 95, week: 8 },
    ];
    const of = (id: number) => moments.find((one) => one.id === capture(id)) ?? moments[0];
    const basis = (id: number) => {
      const shown = of(id);
      return shown === undefined ? undefined : basisOf(moments, shown)?.id;
    };
    expect(basis(4)).toBe(2);
    expect(basis(3)).toBe(2);
    // Within the first week: what was seen first.
    expect(basis(2)).toBe(1);
    expect(basis(1)).toBeUndefined();
  });

  it('counts every place once: ups, downs, stays, newcomers and returns are the chart', () => {
    const places = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 30 })
      .map((ids) => list(...ids));
    fc.assert(
      fc.property(places, places, fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (shown, basis, old) => {
        const firstAt = new Map(shown.map(({ entityId }) => [entityId, 200]));
        for (const { entityId } of basis) firstAt.set(entityId, 50);
        for (const id of old) firstAt.set(entity(id), 50);
        const moved = movements(shown, { capturedAt: 100, places: basis }, firstAt);
        expect(moved.map(({ entityId, rank }) => ({ entityId, rank }))).toEqual(shown);
        for (const { entityId, movement, rank, before } of moved) {
          const inBasis = basis.find((one) => one.entityId === entityId)?.rank ?? null;
          expect(before).toBe(inBasis);
          if (movement.kind === 'up' || movement.kind === 'down') {
            const sign = movement.kind === 'up' ? 1 : -1;
            expect(rank + sign * movement.by).toBe(inBasis);
            expect(movement.by).toBeGreaterThan(0);
          }
        }
        const came = newcomers(moved, 100);
        expect(came.length + basis.length - dropouts(shown, basis, 100).length).toBe(shown.length);
        const climbs = climbers(moved, 100).map(({ movement }) => (movement.kind === 'up' ? movement.by : 0));
        expect(climbs).toEqual([...climbs].sort((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('ranks stays by weeks, then by how long without a break', () => {
    const stay = (id: number, weeks: number, runSince: number) => ({
      ...{ entityId: entity(id), rank: id, weeks, runSince },
    });
    const stays = longestStays([stay(1, 2, 5), stay(2, 9, 50), stay(3, 9, 10), stay(4, 1, 0)], 3);
    expect(stays.map(({ entityId }) => entityId)).toEqual([3, 2, 1]);
  });

  it('counts labels, and not what has none', () => {
    expect(shares(['A', null, 'B', 'B', null], 5)).toEqual([
      { name: 'B', places: 2 },
      { name: 'A', places: 1 },
    ]);
  });
});

describe('memory', () => {
  const history = fc
    .array(
      fc.record({
        gap: fc.integer({ min: 0, max: 15 }),
        ids: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }),
      }),
      { maxLength: 12 },
    )
    .map((steps) => {
      let at = Date.UTC(2026, 0, 1);
      return steps.map(({ gap, ids }, index) => {
        at += gap * DAY;
        return { id: capture(index + 1), capturedAt: at, week: weekNumber(at), places: list(...ids) };
      });
    });

  it('is what the captures say, however it grew', () => {
    fc.assert(
      fc.property(history, (captures) => {
        const all = rememberAll(captures);
        for (const [id, memory] of all) {
          const seen = captures.flatMap(({ places, ...moment }) => {
            const rank = places.find(({ entityId }) => entityId === id)?.rank;
            return rank === undefined ? [] : [{ ...moment, rank }];
          });
          const ranks = seen.map(({ rank }) => rank);
          expect(memory.peak).toBe(Math.min(...ranks));
          expect(memory.peakAt).toBe(seen.find(({ rank }) => rank === memory.peak)?.capturedAt);
          expect(memory.firstAt).toBe(seen[0]?.capturedAt);
          expect(memory.lastAt).toBe(seen.at(-1)?.capturedAt);
          expect(memory.lastRank).toBe(seen.at(-1)?.rank);
          expect(memory.weeks).toBe(new Set(seen.map(({ week }) => week)).size);
          // Its run: back from its last capture as long as no capture lacks it.
          const ids = seen.map(({ id: one }) => one as number);
          let start = ids.length - 1;
          while (start > 0 && ids[start - 1] === (ids[start] ?? 0) - 1) start -= 1;
          expect(memory.runSince).toBe(seen[start]?.capturedAt);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the first of equal peaks, and begins a new run after a break', () => {
    const moment = (n: number) => ({ id: capture(n), capturedAt: n * 10, week: n });
    const at = (rank: number, n: number, before: Memory | null, previous: number | null) =>
      remember(
        before,
        { entityId: entity(1), rank },
        moment(n),
        previous === null ? null : capture(previous),
      );
    const first = at(3, 1, null, null);
    const second = at(3, 2, first, 1);
    expect(second).toMatchObject({ peak: 3, peakAt: 10, runSince: 10, weeks: 2 });
    const afterBreak = at(2, 4, second, 3);
    expect(afterBreak).toMatchObject({ peak: 2, peakAt: 40, runSince: 40, firstAt: 10, weeks: 3 });
  });
});
