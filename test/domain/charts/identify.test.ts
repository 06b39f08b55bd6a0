import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartEntry } from '../../../src/domain/charts/chart.ts';
import { identify, keysOf, nameKey } from '../../../src/domain/charts/identify.ts';

const entry = (rank: number, more: Partial<ChartEntry> = {}): ChartEntry => ({
  ...{ rank, name: `Song ${rank}`, artists: ['Aurel'], externalId: `x${rank}`, mbid: null, spotifyId: null },
  ...{ isrc: null, imageUrl: null, url: null, label: null, releaseDate: null },
  ...more,
});
const known = (...pairs: [string, number][]) => new Map(pairs);

describe('who is who on a chart', () => {
  it('stays who it is under a new name', () => {
    const claims = identify('deezer', 'track', [entry(1, { name: 'Renamed' })], known(['deezer:x1', 7]));
    expect(claims).toEqual([{ known: 7, keys: [nameKey({ name: 'Renamed', artists: ['Aurel'] })] }]);
  });

  it('is found by what another source calls it', () => {
    const [own] = keysOf('apple', 'track', entry(1)).slice(-1);
    expect(identify('deezer', 'track', [entry(1)], known([own ?? '', 9]))[0]).toEqual({
      known: 9,
      keys: ['deezer:x1'],
    });
  });

  it('is somebody else when only the name is the same, and the one of that name stands there too', () => {
    const twice = [entry(1, { name: 'Same' }), entry(2, { name: 'Same' })];
    const name = nameKey({ name: 'Same', artists: ['Aurel'] });
    const claims = identify('deezer', 'track', twice, known(['deezer:x2', 5], [name, 5]));
    expect(claims.map((one) => one.known)).toEqual([null, 5]);
    expect(claims[0]?.keys).toEqual(['deezer:x1']);
  });

  it('knows a recording by its code, and an album not', () => {
    const coded = entry(1, { isrc: 'DEA122600015', name: 'Other words' });
    const by = known(['isrc:DEA122600015', 3]);
    expect(identify('deezer', 'track', [coded], by)[0]?.known).toBe(3);
    expect(identify('deezer', 'album', [coded], by)[0]?.known).toBeNull();
  });

  it.each([
    [
      ['A', 'B'],
      ['B', 'A'],
    ],
    [['A & B'], ['A', 'B']],
    [['Ä', 'b'], ['a, B']],
  ])('%j and %j are the same people', (a, b) => {
    expect(nameKey({ name: 'Song', artists: a })).toBe(nameKey({ name: 'song!', artists: b }));
  });

  it('never makes two entries one, and gives no key twice', () => {
    const entries = fc.array(
      fc.record({
        n: fc.integer({ min: 1, max: 5 }),
        name: fc.constantFrom('a', 'b'),
        isrc: fc.constantFrom(null, 'I1', 'I2'),
      }),
      { maxLength: 8 },
    );
    const keys = ['deezer:1', 'deezer:2', 'isrc:I1', 'isrc:I2', 'name:a|aurel', 'name:b|aurel'];
    const book = fc.array(fc.tuple(fc.constantFrom(...keys), fc.integer({ min: 1, max: 4 })));
    fc.assert(
      fc.property(entries, book, (rows, pairs) => {
        const unique = [...new Map(rows.map((row) => [row.n, row])).values()];
        const list = unique.map(({ n, name, isrc }, at) =>
          entry(at + 1, { externalId: String(n), name, isrc }),
        );
        const claims = identify('deezer', 'track', list, new Map(pairs));
        const met = claims.flatMap((one) => one.known ?? []);
        expect(new Set(met).size).toBe(met.length);
        const given = claims.flatMap((one) => one.keys);
        expect(new Set(given).size).toBe(given.length);
        // A second look changes nothing.
        const after = new Map(pairs);
        for (const [at, claim] of claims.entries())
          for (const key of claim.keys) after.set(key, claim.known ?? 100 + at);
        const again = identify('deezer', 'track', list, after);
        expect(again.map((one) => one.keys)).toEqual(claims.map(() => []));
        expect(again.map((one) => one.known)).toEqual(claims.map((one, at) => one.known ?? 100 + at));
      }),
      { numRuns: 80 },
    );
  });
});
