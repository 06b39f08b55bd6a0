import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../../src/domain/library/fold.ts';
import type { Candidate } from '../../../../src/domain/rules/candidate.ts';
import type { Cap, Dedupe, Limit, Separation, Shape } from '../../../../src/domain/rules/rule-set.ts';
import { candidatesOf, fittingWords } from '../../../support/candidates.ts';
import { shapeFrom } from '../../../support/rule-sets.ts';
import { idsOf, plainShape, shapeOf, track } from '../../../support/shaping.ts';

/** What holds of every shape, whatever the tracks. */

const pools = [21, 22, 23, 24].map((seed) => candidatesOf(seed, 120));
const small = {
  limits: fc.array(
    fc.record({
      by: fc.constantFrom('tracks' as const, 'albums', 'artists'),
      count: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 2 },
  ),
  caps: fc.array(
    fc.record({
      per: fc.constantFrom<Cap['per'][]>('artist', 'album', 'label', 'genre', 'year'),
      atMost: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 2 },
  ),
};
/** As people write them, and as tight as these small libraries need to notice. */
const shapes: fc.Arbitrary<Shape> = fc
  .tuple(shapeFrom(fittingWords), fc.boolean(), fc.record(small))
  .map(([shape, tight, tighter]) => (tight ? { ...shape, ...tighter } : shape));
const cases = fc.tuple(shapes, fc.nat(3)).map(([shape, at]) => ({ shape, tracks: pools[at] ?? [] }));

const namesOf = (one: Candidate, per: Cap['per']): string[] => {
  const found: Record<Cap['per'], readonly (string | null | undefined)[]> = {
    artist: one.artists ?? [],
    album: [one.album],
    label: [one.label],
    genre: (one.genres ?? []).map(({ name }) => name),
    year: [one.releaseDate?.startsWith('0000') ? null : one.releaseDate?.slice(0, 4)],
  };
  return [...new Set(found[per].flatMap((name) => (name == null ? [] : [fold(name)])))];
};

const count = <T>(values: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const sameBy = (one: Candidate, by: Dedupe['by']): string | number => {
  const artist = one.artists?.[0];
  switch (by) {
    case 'recording':
      return one.recording;
    case 'isrc':
      return one.isrc ?? one.trackId;
    case 'titleAndArtist':
      return one.title === undefined || artist === undefined
        ? one.trackId
        : `${fold(one.title)}/${fold(artist)}`;
    default:
      return one.trackId;
  }
};

/** Holds for the chosen tracks of a list that had so many different ones. */
const keeps = (limit: Limit, tracks: readonly Candidate[], different: number): boolean => {
  switch (limit.by) {
    case 'tracks':
      return tracks.length <= limit.count;
    case 'percent':
      return tracks.length < (different * limit.count) / 100 + 1;
    case 'albums':
      return new Set(tracks.map((one) => namesOf(one, 'album')[0] ?? one.trackId)).size <= limit.count;
    case 'artists':
      return new Set(tracks.flatMap((one) => namesOf(one, 'artist'))).size <= limit.count;
    case 'minutes': {
      const lengths = tracks.map(({ durationMs }) => durationMs ?? Number.NaN);
      const sum = lengths.reduce((all, length) => all + length, 0);
      if (limit.overshoot !== true) return sum <= limit.count * 60_000;
      return tracks.length === 0 || sum - Math.max(...lengths) < limit.count * 60_000;
    }
  }
};

describe('every shape', () => {
  test('puts each matching track in or says why it is out', () => {
    fc.assert(
      fc.property(cases, ({ shape, tracks }) => {
        const { tracks: chosen, out } = shapeOf(tracks, shape);
        const all = [...idsOf({ tracks: chosen }), ...out.keys()].sort((a, b) => a - b);
        expect(all).toEqual(idsOf({ tracks }));
      }),
      { numRuns: 300 },
    );
  });

  test('never goes beyond its caps and limits, and has nothing twice', () => {
    fc.assert(
      fc.property(cases, ({ shape, tracks }) => {
        const { tracks: chosen, out } = shapeOf(tracks, shape);
        const keys = chosen.map((one) => sameBy(one, shape.dedupe.by));
        expect(new Set(keys).size).toBe(keys.length);
        const duplicates = [...out.values()].filter(({ kind }) => kind === 'duplicate').length;
        for (const limit of shape.limits) expect(keeps(limit, chosen, tracks.length - duplicates)).toBe(true);
        for (const { per, atMost } of shape.caps) {
          const most = Math.max(0, ...count(chosen.flatMap((one) => namesOf(one, per))).values());
          expect(most).toBeLessThanOrEqual(atMost);
        }
        for (const reason of out.values()) {
          if (reason.kind === 'duplicate') expect(out.get(reason.of)?.kind).not.toBe('duplicate');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('comes out the same with the same seed', () => {
    fc.assert(
      fc.property(cases, ({ shape, tracks }) => {
        expect(idsOf(shapeOf(tracks, shape, 'x'))).toEqual(idsOf(shapeOf(tracks, shape, 'x')));
      }),
      { numRuns: 100 },
    );
  });

  test('keeps the shares of a mix to less than one track, after every track', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 80 }), (all, limit) => {
        const tracks = Array.from({ length: 400 }, (_, at) =>
          track(at + 1, { bpm: 100 + (at % all.length) }),
        );
        const mix = all.map((part, at) => ({
          parts: part,
          where: {
            kind: 'is',
            about: 'number',
            subject: { field: 'bpm' },
            op: 'eq',
            value: { kind: 'number', value: 100 + at },
          } as const,
        }));
        const { tracks: chosen } = shapeOf(tracks, { mix, limits: [{ by: 'tracks', count: limit }] });
        expect(chosen).toHaveLength(limit);
        const sum = all.reduce((a, b) => a + b, 0);
        const had = all.map(() => 0);
        chosen.forEach(({ bpm }, at) => {
          const share = (bpm ?? 0) - 100;
          had[share] = (had[share] ?? 0) + 1;
          for (const [one, part] of all.entries()) {
            expect(Math.abs((had[one] ?? 0) - ((at + 1) * part) / sum)).toBeLessThan(1);
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** Pairs that stand too near. */
const tooNear = (tracks: readonly Candidate[], { per, atLeast }: Separation): number =>
  tracks.filter((one, at) =>
    tracks
      .slice(Math.max(0, at - atLeast), at)
      .some((before) => namesOf(before, per).some((name) => namesOf(one, per).includes(name))),
  ).length;

describe('keeping apart', () => {
  const artists = fc.array(fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd', 'e'), {
    minLength: 3,
    maxLength: 40,
  });

  test('finds a way where there is one', () => {
    fc.assert(
      fc.property(artists, fc.integer({ min: 1, max: 3 }), (names, atLeast) => {
        const tracks = names.map((name, at) => track(at + 1, { artists: [name] }));
        const separation = { per: 'artist', atLeast } as const;
        const { tracks: apart } = shapeOf(tracks, { separate: [separation] });
        expect(idsOf({ tracks: apart }).sort((a, b) => a - b)).toEqual(idsOf({ tracks }));
        const counts = [...count(names).values()];
        const most = Math.max(...counts);
        const needed = (most - 1) * (atLeast + 1) + counts.filter((one) => one === most).length;
        fc.pre(needed <= names.length);
        expect(tooNear(apart, separation)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test('moves nothing where nothing is too near, and does its best where there is no way', () => {
    const fine = ['a', 'b', 'c', 'a', 'b', 'c'].map((name, at) => track(at + 1, { artists: [name] }));
    expect(idsOf(shapeOf(fine, { separate: [{ per: 'artist', atLeast: 2 }] }))).toEqual([1, 2, 3, 4, 5, 6]);
    const full = ['a', 'a', 'a', 'a', 'b'].map((name, at) => track(at + 1, { artists: [name] }));
    expect(idsOf(shapeOf(full, { separate: [{ per: 'artist', atLeast: 1 }] }))).toEqual([1, 5, 2, 3, 4]);
  });

  test('keeps several things apart at once, as far as it can', () => {
    const tracks = candidatesOf(31, 200).map((one, at) => ({
      ...one,
      artists: [`artist ${at % 9}`],
      label: `label ${at % 7}`,
    }));
    const separate = [
      { per: 'artist', atLeast: 3 },
      { per: 'label', atLeast: 2 },
    ] as const;
    const mixed = shapeOf(tracks, { sort: [{ by: 'random', seed: { per: 'fixed', word: 'x' } }], separate });
    for (const separation of separate) {
      expect(
        tooNear(
          tracks.toSorted((a, b) => a.recording - b.recording),
          separation,
        ),
      ).toBeGreaterThan(40);
      // Best effort: where all places are spoken for, one may be too near.
      expect(tooNear(mixed.tracks, separation)).toBeLessThanOrEqual(2);
    }
  });

  test('is quick with one artist in most of ten thousand tracks', () => {
    const tracks = Array.from({ length: 10_000 }, (_, at) =>
      track(at + 1, { artists: at % 10 < 6 ? ['everywhere'] : [`artist ${at % 800}`, `guest ${at % 37}`] }),
    );
    const { tracks: apart } = shapeOf(tracks, { ...plainShape, separate: [{ per: 'artist', atLeast: 4 }] });
    expect(apart).toHaveLength(10_000);
  });
});
