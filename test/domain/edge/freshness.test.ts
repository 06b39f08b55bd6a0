import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrive, type Freshness } from '../../../src/domain/edge/freshness.ts';

const MINUTE = 60_000;

/** Ages of a row of arrivals, given as [Discord's time, our monotonic time]. */
const ages = (arrivals: readonly (readonly [number, number])[]): number[] => {
  let state: Freshness | null = null;
  return arrivals.map(([createdAt, elapsed]) => {
    const seen = arrive(state, createdAt, elapsed);
    state = seen.state;
    return seen.ageMs;
  });
};

describe('the age of an interaction', () => {
  const T = 1_800_000_000_000;

  it('is the delay beyond the freshest one, whatever the wall clock says', () => {
    expect(
      ages([
        [T, 40],
        [T + 1_000, 1_040],
        [T + 2_000, 6_040],
        [T + 6_000, 6_040],
      ]),
    ).toEqual([0, 0, 4_000, 0]);
  });

  it('starts again when Discord and we disagree by more than a replay can explain', () => {
    expect(
      ages([
        [T, 0],
        [T - 7 * MINUTE, 1_000],
        [T - 7 * MINUTE + 1_000, 2_000],
      ]),
    ).toEqual([0, 0, 0]);
  });

  it('forgets what it knew after a long silence, and keeps it over a window', () => {
    expect(
      ages([
        [T, 0],
        [T + 11 * MINUTE - 4_000, 11 * MINUTE],
        [T + 40 * MINUTE - 4_000, 40 * MINUTE],
      ]),
    ).toEqual([0, 4_000, 0]);
  });

  it('is unknown where ids are counted instead of timed', () => {
    const counted = Array.from({ length: 100 }, (_, at) => [T + at * 3, at * 20_000] as const);
    expect(Math.max(...ages(counted))).toBe(0);
  });

  it('follows slow drift: arrivals with equal delay stay fresh for days', () => {
    const drifting = Array.from(
      { length: 2_000 },
      (_, at) => [T + at * MINUTE, at * MINUTE * 1.0001] as const,
    );
    expect(Math.max(...ages(drifting))).toBeLessThan(200);
  });

  it('is never negative and never more than the real delay', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 4 * MINUTE }), { minLength: 1, maxLength: 50 }), (delays) => {
        const measured = ages(delays.map((delay, at) => [T + at * 1_000, at * 1_000 + delay]));
        measured.forEach((age, at) => {
          expect(age).toBeGreaterThanOrEqual(0);
          expect(age).toBeLessThanOrEqual(delays[at] ?? 0);
        });
      }),
    );
  });
});
