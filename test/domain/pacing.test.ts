import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSlot, type Pace, paceOf } from '../../src/domain/pacing.ts';

const NOW = Date.UTC(2026, 10, 16, 12);
const GAP = 1_000;

/** Callers arrive after `waits` (ms of true time); before each the wall clock is set by `jump`. Slots in true time. */
const slotsOf = (callers: readonly { wait: number; jump: number }[]): number[] => {
  let pace: Pace | null = null;
  let time = NOW;
  let wall = NOW;
  return callers.map(({ wait, jump }) => {
    time += wait;
    wall += wait + jump;
    const slot = nextSlot(pace, GAP, wall);
    pace = slot.pace;
    return time + (slot.at - wall);
  });
};
const closest = (slots: readonly number[]): number =>
  slots
    .toSorted((a, b) => a - b)
    .reduce(
      (least, at, index, all) => Math.min(least, at - (all[index - 1] ?? Number.NEGATIVE_INFINITY)),
      GAP * 9,
    );

const callers = (jump: fc.Arbitrary<number>) =>
  fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3_000 }), jump }), { minLength: 2, maxLength: 60 });

test('no two slots are closer than the gap, whoever asks when', () => {
  fc.assert(
    fc.property(callers(fc.constant(0)), (drawn) => {
      expect(closest(slotsOf(drawn))).toBeGreaterThanOrEqual(GAP);
    }),
  );
});

test('nor are they when the clock is set back, by seconds or by years', () => {
  const back = fc.oneof(fc.constant(0), fc.integer({ min: -5_000, max: 0 }), fc.constant(-3e10));
  fc.assert(
    fc.property(callers(back), (drawn) => {
      expect(closest(slotsOf(drawn))).toBeGreaterThanOrEqual(GAP);
    }),
  );
});

test('nobody waits longer than those before need, wherever the clock goes', () => {
  const anywhere = fc.oneof(fc.constant(0), fc.integer({ min: -3e10, max: 3e10 }));
  fc.assert(
    fc.property(callers(anywhere), (drawn) => {
      let time = NOW;
      const times = drawn.map(({ wait }) => {
        time += wait;
        return time;
      });
      for (const [index, at] of slotsOf(drawn).entries()) {
        expect(at - (times[index] ?? 0)).toBeLessThanOrEqual(index * GAP);
        expect(at).toBeGreaterThanOrEqual(times[index] ?? 0);
      }
    }),
  );
});

test('the first caller goes at once, and so does one after a rest', () => {
  expect(nextSlot(null, GAP, NOW).at).toBe(NOW);
  const { pace } = nextSlot(null, GAP, NOW);
  expect(nextSlot(pace, GAP, NOW + 400).at).toBe(NOW + GAP);
  expect(nextSlot(pace, GAP, NOW + 60_000).at).toBe(NOW + 60_000);
});

test('MusicBrainz is paced at no more than one a second, the others keep to themselves', () => {
  expect(paceOf('musicbrainz')).toBeGreaterThanOrEqual(1_000);
  expect(paceOf('deezer')).toBeNull();
});
