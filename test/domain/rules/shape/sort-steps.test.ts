import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce, sortedPlaces } from '../../../../src/domain/rules/shape/sort-steps.ts';

test('runs merged in steps are what one sort makes of it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.nat(20), fc.integer({ min: 2_040, max: 9_000 })),
      fc.integer({ min: 1, max: 5_000 }),
      fc.nat(1_000),
      (count, kinds, seed) => {
        const values = Array.from({ length: count }, (_, place) => ((place + seed) * 7_919) % kinds);
        const compare = (a: number, b: number): number => (values[a] ?? 0) - (values[b] ?? 0) || a - b;
        const expected = [...values.keys()].sort(compare);
        expect([...atOnce(sortedPlaces(count, compare))]).toEqual(expected);
      },
    ),
    { numRuns: 30 },
  );
});

test('a long list is sorted in many steps', () => {
  const steps = sortedPlaces(50_000, (a, b) => b - a);
  let count = 0;
  while (steps.next().done !== true) count += 1;
  expect(count).toBeGreaterThan(100);
});
