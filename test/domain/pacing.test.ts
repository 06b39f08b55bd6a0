import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pace, paceOf, takeTurn } from '../../src/domain/pacing.ts';

const NOW = Date.UTC(2026, 10, 16, 12);
const GAP = 1_000;

interface Move {
  /** True time that passes before somebody asks, ms. */
  readonly wait: number;
  /** How far somebody sets the wall clock then, ms. */
  readonly jump: number;
}

/** Departures in true time, when somebody asks at each of these moments. */
const departuresOf = (moves: readonly Move[]): number[] => {
  let pace: Pace | null = null;
  let time = NOW;
  let wall = NOW;
  return moves.flatMap(({ wait, jump }) => {
    time += wait;
    wall += wait + jump;
    const turn = takeTurn(pace, GAP, wall);
    pace = turn.pace ?? pace;
    return turn.waitMs === 0 ? [time] : [];
  });
};
const moves = (jump: fc.Arbitrary<number>) =>
  fc.array(fc.record({ wait: fc.integer({ min: 0, max: 1_500 }), jump }), { minLength: 2, maxLength: 80 });

describe('two departures', () => {
  const still = fc.constant(0);
  const back = fc.oneof(still, fc.integer({ min: -5_000, max: 0 }), fc.constant(-3e10));

  test.each([
    ['', still],
    [' when the clock is set back by seconds or by years', back],
  ])('are never closer than the gap%s', (_, jump) => {
    fc.assert(
      fc.property(moves(jump), (drawn) => {
        const departures = departuresOf(drawn);
        for (const [index, at] of departures.entries()) {
          expect(at - (departures[index - 1] ?? 0)).toBeGreaterThanOrEqual(GAP);
        }
      }),
    );
  });
});

test('whoever sleeps as long as told leaves then, unless somebody else left, wherever the clock went before', () => {
  const anywhere = fc.oneof(fc.constant(0), fc.integer({ min: -3e10, max: 3e10 }));
  fc.assert(
    fc.property(moves(anywhere), fc.integer({ min: 0, max: 5_000 }), (drawn, later) => {
      let pace: Pace | null = null;
      let wall = NOW;
      for (const { wait, jump } of drawn) {
        wall += wait + jump;
        pace = takeTurn(pace, GAP, wall).pace ?? pace;
      }
      const asked = takeTurn(pace, GAP, wall + later);
      expect(asked.waitMs).toBeLessThanOrEqual(GAP);
      expect(takeTurn(asked.pace ?? pace, GAP, wall + later + (asked.waitMs || GAP)).waitMs).toBe(0);
    }),
  );
});

test('the first caller leaves at once, and so does one after a rest', () => {
  expect(takeTurn(null, GAP, NOW)).toEqual({ waitMs: 0, pace: { nextAt: NOW + GAP, notedAt: NOW } });
  const { pace } = takeTurn(null, GAP, NOW);
  expect(takeTurn(pace, GAP, NOW + 400)).toEqual({ waitMs: 600, pace: null });
  expect(takeTurn(pace, GAP, NOW + 60_000).waitMs).toBe(0);
});

test('MusicBrainz is paced at no more than one a second, the others keep to themselves', () => {
  expect(paceOf('musicbrainz')).toBeGreaterThanOrEqual(1_000);
  expect(paceOf('deezer')).toBeNull();
});
