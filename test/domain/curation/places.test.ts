import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/domain/curation/curation.ts';
import { categoryNames, plainName, splitNames } from '../../../src/domain/curation/names.ts';
import { medianStep, placeOf, progressOf, samePlace, timeLeft } from '../../../src/domain/curation/places.ts';
import type { CategoryId } from '../../../src/domain/ids.ts';

const A = 1 as CategoryId;
const B = 2 as CategoryId;
const silver = (categoryId: CategoryId): Place => ({ stage: 'silver', categoryId });

describe('places', () => {
  test('Silver is one place per category', () => {
    expect(samePlace(silver(A), silver(A))).toBe(true);
    expect(samePlace(silver(A), silver(B))).toBe(false);
    expect(samePlace({ stage: 'trash' }, { stage: 'trash' })).toBe(true);
    expect(samePlace({ stage: 'bronze' }, silver(A))).toBe(false);
  });

  test('a track in Silver has a category', () => {
    expect(placeOf({ stage: 'silver', categoryId: A })).toEqual(silver(A));
    expect(() => placeOf({ stage: 'silver', categoryId: null })).toThrow();
  });

  test('what is not on Spotify waits, unless it is sorted as well', () => {
    const counts = [
      { stage: 'bronze', categoryId: null, all: 10, found: 7 },
      { stage: 'silver', categoryId: A, all: 2, found: 2 },
      { stage: 'silver', categoryId: B, all: 1, found: 0 },
      { stage: 'skipped', categoryId: null, all: 4, found: 4 },
    ] as const;
    expect(progressOf(counts, false)).toEqual({
      total: 14,
      left: 7,
      waiting: 3,
      silver: 3,
      trash: 0,
      skipped: 4,
    });
    expect(progressOf(counts, true)).toMatchObject({ total: 17, left: 10, waiting: 0 });
    expect(progressOf([], false)).toEqual({ total: 0, left: 0, waiting: 0, silver: 0, trash: 0, skipped: 0 });
  });
});

describe('pace', () => {
  const every = (ms: number, times: number): number[] =>
    Array.from({ length: times }, (_, n) => 1e12 - n * ms);

  test('is that of the last sorts; long pauses do not count', () => {
    expect(timeLeft(every(5_000, 10), 12)).toBe(60_000);
    expect(timeLeft([...every(5_000, 5), 1e12 - 3_600_000], 12)).toBe(60_000);
    expect(medianStep([...every(4_000, 5), ...every(4_000, 5).map((at) => at - 86_400_000)])).toBe(4_000);
  });

  test('is not guessed from a few', () => {
    expect(timeLeft(every(5_000, 3), 12)).toBeNull();
    expect(timeLeft(every(5_000, 10), 0)).toBeNull();
    expect(medianStep([])).toBeNull();
  });
});

describe('names', () => {
  test.each([
    ['  Peak \n time ', 'Peak time'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['🔥'.repeat(60), '🔥'.repeat(60)],
    ['x'.repeat(61), null],
    ['\u200b', null],
    [' ', null],
  ])('%j is kept as %j', (typed, kept) => {
    expect(plainName(typed)).toBe(kept);
  });

  test('that fold to the same are one', () => {
    expect(categoryNames(['Warm-up', 'warm up'], [])).toEqual({
      problem: { kind: 'taken', value: 'warm up' },
    });
    expect(categoryNames(['Péak'], ['peak'])).toEqual({ problem: { kind: 'taken', value: 'Péak' } });
    expect(categoryNames(['!!!', '???'], [])).toEqual({ names: ['!!!', '???'] });
  });

  test('are at most 20', () => {
    const known = Array.from({ length: 19 }, (_, n) => `C${n}`);
    expect(categoryNames(['One'], known)).toEqual({ names: ['One'] });
    expect(categoryNames(['One', 'Two'], known)).toEqual({ problem: { kind: 'many', limit: 20 } });
  });

  test('in one field are parted by commas, semicolons and lines', () => {
    expect(splitNames('Warm-up, Peak time;After hours\n\n,')).toEqual([
      'Warm-up',
      'Peak time',
      'After hours',
    ]);
  });
});
