import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundMoves } from '../../../scripts/bench/reconcile/bound.ts';
import { moved } from '../../../src/domain/playlists/after-calls.ts';
import { planPlaylist } from '../../../src/domain/playlists/plan.ts';
import { stripsOf } from '../../../src/domain/playlists/strips.ts';
import { untangle } from '../../../src/domain/playlists/untangle.ts';
import { range, tracks } from './spotify.ts';

describe('long runs moved across one another', () => {
  const shifts = fc.array(fc.tuple(fc.nat(1_999), fc.integer({ min: 1, max: 500 }), fc.nat(1_999)), {
    minLength: 1,
    maxLength: 8,
  });

  test('come back in order, by hardly more moves than took them out of it', () => {
    fc.assert(
      fc.property(shifts, (all) => {
        const list = all.reduce(
          (places, [start, length, before]) =>
            moved(places, start, Math.min(length, places.length - start), before),
          range(0, 2_000),
        );
        const exchanges = untangle(stripsOf(list)) ?? [];
        const back = exchanges.reduce(
          (places, { start, length, before }) => moved(places, start, length, before),
          list,
        );
        expect(back).toEqual(range(0, 2_000));
        expect(exchanges.length).toBeGreaterThanOrEqual(boundMoves(list.map((place) => place + 1)));
        expect(exchanges.length).toBeLessThanOrEqual(all.length + 1);
        const plan = planPlaylist(tracks(...list), tracks(...range(0, 2_000)), 'gentle');
        expect(plan.calls.length).toBeLessThanOrEqual(exchanges.length);
      }),
      { numRuns: 100 },
    );
  });

  test('too many strips are left to the other way', () => {
    expect(untangle(stripsOf(range(0, 200).map((n) => (n * 37) % 200)))).toBeNull();
    expect(untangle(stripsOf(range(0, 200)))).toEqual([]);
  });
});
