import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blockAsOf,
  budgetOf,
  callsUsed,
  freeAt,
  oldestSlice,
  type Slice,
  sliceAt,
} from '../../src/domain/budgets.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 16, 12, 3);

/** Calls at these times, each made as soon as the budget allows it. */
const spendAll = (gaps: readonly number[], limit: number): number[] => {
  const made: number[] = [];
  const slices = new Map<number, number>();
  const list = (): Slice[] => [...slices].map(([at, calls]) => ({ at, calls }));
  let now = NOW;
  for (const gap of gaps) {
    now = Math.max(now + gap, freeAt(list(), limit, now + gap));
    made.push(now);
    slices.set(sliceAt(now), (slices.get(sliceAt(now)) ?? 0) + 1);
  }
  return made;
};

const gaps = fc.array(fc.oneof(fc.nat(MINUTE), fc.nat(90 * MINUTE), fc.nat(DAY)), { maxLength: 80 });

test('no window of 24 hours, wherever it starts, holds more calls than the budget', () => {
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 7 }), (waits, limit) => {
      const made = spendAll(waits, limit);
      for (const start of made) {
        const inWindow = made.filter((at) => at >= start && at < start + DAY);
        expect(inWindow.length).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

const slicesAround = fc.uniqueArray(
  fc.record({ step: fc.integer({ min: -200, max: 20 }), calls: fc.integer({ min: 1, max: 9 }) }),
  { selector: ({ step }) => step, maxLength: 60 },
);

test('the order of the slices does not matter', () => {
  fc.assert(
    fc.property(slicesAround, fc.integer({ min: 1, max: 60 }), fc.nat(), (drawn, limit, seed) => {
      const slices = drawn.map(({ step, calls }) => ({ at: sliceAt(NOW) + step * 10 * MINUTE, calls }));
      const shuffled = slices
        .map((slice, index) => ({ slice, key: (index * 7_919 + seed) % 101 }))
        .sort((a, b) => a.key - b.key)
        .map(({ slice }) => slice);
      expect(freeAt(shuffled, limit, NOW)).toBe(freeAt(slices, limit, NOW));
      expect(callsUsed(shuffled, NOW)).toBe(callsUsed(slices, NOW));
    }),
  );
});

test('a bucket is free exactly from the moment that is told', () => {
  fc.assert(
    fc.property(slicesAround, fc.integer({ min: 1, max: 60 }), (drawn, limit) => {
      const slices = drawn
        .filter(({ step }) => step <= 0)
        .map(({ step, calls }) => ({ at: sliceAt(NOW) + step * 10 * MINUTE, calls }));
      const free = freeAt(slices, limit, NOW);
      expect(callsUsed(slices, free)).toBeLessThan(limit);
      if (free > NOW) expect(callsUsed(slices, free - 1)).toBeGreaterThanOrEqual(limit);
    }),
  );
});

describe('a slice', () => {
  const at = sliceAt(NOW);

  test('counts until the last call that may stand in it is a day old', () => {
    const last = at + 10 * MINUTE + DAY;
    expect(callsUsed([{ at, calls: 3 }], last - 1)).toBe(3);
    expect(callsUsed([{ at, calls: 3 }], last)).toBe(0);
    expect(oldestSlice(last)).toBeGreaterThan(at);
  });

  test('from the future counts as now: the clock was ahead', () => {
    expect(callsUsed([{ at: at + 30 * DAY, calls: 3 }], NOW)).toBe(3);
    expect(freeAt([{ at: at + 30 * DAY, calls: 3 }], 3, NOW)).toBe(at + 10 * MINUTE + DAY);
  });

  test('a budget of nothing asks again a day later', () => {
    expect(freeAt([], 0, NOW)).toBe(NOW + DAY);
  });
});

test.each([
  ['keeps its dates', NOW, { until: NOW + 9, notedAt: NOW - 1, why: 'quota' }],
  [
    'keeps its length when the clock went back',
    NOW - DAY,
    { until: NOW - DAY + 10, notedAt: NOW - DAY, why: 'quota' },
  ],
])('a block %s', (_, now, expected) => {
  expect(blockAsOf({ until: NOW + 9, notedAt: NOW - 1, why: 'quota' }, now)).toEqual(expected);
});

test.each([
  ['spotify', 'search', 'development', 150],
  ['spotify', 'token', 'development', null],
  ['spotify', 'search', 'extended', null],
  ['spotify', 'search', null, null],
  ['spotify', 'toString', 'development', null],
  ['deezer', 'search', 'development', null],
  ['deezer', 'track', null, 30_000],
  ['reccobeats', 'features', null, 2_000],
  ['llm', 'chat', null, 200],
] as const)('the budget of %s %s in %s mode is %s', (provider, bucket, mode, expected) => {
  expect(budgetOf({ provider, bucket, mode })).toBe(expected);
});

test('the operator chooses how much a language model may be asked', () => {
  expect(budgetOf({ provider: 'llm', bucket: 'chat', mode: null }, { llm: 7 })).toBe(7);
});

test('everything below a playlist stays below the one quota that it may share', () => {
  const [lists, pages] = (['playlists', 'playlist-items'] as const).map(
    (bucket) => budgetOf({ provider: 'spotify', bucket, mode: 'development' }) ?? Number.POSITIVE_INFINITY,
  );
  expect((lists ?? 0) + (pages ?? 0)).toBeLessThan(800);
});
