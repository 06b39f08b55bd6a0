import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MemberId, memberId, type TrackId } from '../../../src/domain/ids.ts';
import { type BlendMember, blend, sharesOfBlend } from '../../../src/domain/taste/blend.ts';
import { foundFirst, overlapOf } from '../../../src/domain/taste/compare.ts';

const things = fc.array(fc.record({ key: fc.integer({ min: 1, max: 12 }), plays: fc.nat(50) }), {
  maxLength: 12,
});
const heard = (plays: Readonly<Record<string, number>>) =>
  Object.entries(plays).map(([key, count]) => ({ key, plays: count }));

describe('similarity', () => {
  test.each([
    [{ a: 10 }, { a: 99 }, 1],
    [{ a: 10 }, { b: 10 }, 0],
    [{}, { b: 10 }, 0],
    [{}, {}, 0],
    [{ a: 50, b: 50 }, { a: 100 }, 0.5],
    [{ a: 30, b: 70 }, { a: 60, c: 40 }, 0.3],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(overlapOf(heard(a), heard(b)).similarity).toBeCloseTo(expected, 12);
  });

  test('is between 0 and 1, the same both ways, and 1 with oneself', () => {
    fc.assert(
      fc.property(things, things, (a, b) => {
        const [there, back] = [overlapOf(a, b), overlapOf(b, a)];
        expect(there.similarity).toBe(back.similarity);
        expect(there.similarity).toBeGreaterThanOrEqual(0);
        expect(there.similarity).toBeLessThanOrEqual(1);
        expect(there.onlyA).toEqual(back.onlyB);
        expect(there.shared.map(({ key }) => key)).toEqual(back.shared.map(({ key }) => key));
        const self = overlapOf(a, a).similarity;
        expect(self).toBeCloseTo(a.some(({ plays }) => plays > 0) ? 1 : 0, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('tells what both give most to, and what one of them could show the other', () => {
    const found = overlapOf(heard({ a: 10, b: 40, c: 50 }), heard({ a: 60, b: 30, d: 10 }));
    expect(found.shared.map(({ key }) => key)).toEqual(['b', 'a']);
    expect([found.onlyA, found.onlyB]).toEqual([['c'], ['d']]);
  });

  test('tells who found it first, of nobody where nobody knows', () => {
    const [a, b] = [
      new Map([
        [1, 5],
        [2, 9],
        [3, 7],
      ]),
      new Map([
        [1, 6],
        [2, 8],
        [3, 7],
      ]),
    ];
    expect(foundFirst([2, 1, 3, 4], a, b)).toEqual({ a: [1], b: [2] });
  });
});

describe('a blend', () => {
  const who = (number: number): MemberId => memberId(`10000000000000000${number}`);
  const candidate = fc.record({
    key: fc.integer({ min: 1, max: 25 }),
    share: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
  });
  const people = fc
    .array(fc.uniqueArray(candidate, { selector: ({ key }) => key, maxLength: 15 }), {
      minLength: 2,
      maxLength: 6,
    })
    .map((all): BlendMember[] =>
      all.map((candidates, at) => ({
        id: who(at),
        candidates: candidates.map((one) => ({ ...one, trackId: (one.key * 10 + at) as TrackId })),
      })),
    );
  const facts = fc.record({
    members: people,
    banned: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 5 }).map((all) => new Set(all)),
    week: fc.integer({ min: 2_000, max: 4_000 }),
    size: fc.integer({ min: 1, max: 30 }),
  });

  test('is fair, without repeats or bans, for whom it says, and the same in whatever order people come', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const tracks = blend(given);
        const keys = tracks.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(given.size);
        expect(keys.some((key) => given.banned.has(key))).toBe(false);
        for (const track of tracks) {
          const owners = given.members.filter(({ candidates }) =>
            candidates.some(({ key }) => key === track.key),
          );
          expect(track.for).toEqual(owners.map(({ id }) => id).sort());
          expect(
            owners.some(({ candidates }) => candidates.some(({ trackId }) => trackId === track.trackId)),
          ).toBe(true);
        }
        const counts = sharesOfBlend(tracks);
        const able = given.members.filter(({ candidates }) =>
          candidates.some(({ key }) => !given.banned.has(key)),
        );
        const shares = able.map(({ id }) => counts.get(id) ?? 0);
        if (shares.length > 0) expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        expect(blend({ ...given, members: [...given.members].reverse() })).toEqual(tracks);
      }),
      { numRuns: 150 },
    );
  });

  const own = (at: number, count: number): BlendMember => ({
    id: who(at),
    candidates: Array.from({ length: count }, (_, n) => ({
      ...{ key: at * 1_000 + n, trackId: (at * 1_000 + n) as TrackId },
      share: 1 / (n + 1),
    })),
  });

  test('begins with what they share', () => {
    const both = { key: 7, trackId: 7 as TrackId, share: 0.001 };
    const members = [own(1, 9), own(2, 9)].map((one) => ({ ...one, candidates: [...one.candidates, both] }));
    const tracks = blend({ members, banned: new Set(), week: 2_900, size: 9 });
    expect(tracks[0]).toMatchObject({ key: 7, for: [who(1), who(2)] });
    expect(tracks).toHaveLength(9);
    expect(blend({ members, banned: new Set([7]), week: 2_900 }).some(({ key }) => key === 7)).toBe(false);
  });

  test('waits for nobody who has nothing, and turns over week by week', () => {
    const members = [own(1, 200), own(2, 200), own(3, 0)];
    const of = (week: number) => blend({ members, banned: new Set(), week, size: 20 }).map(({ key }) => key);
    expect(of(2_900)).toHaveLength(20);
    expect(of(2_900)).toEqual(of(2_900));
    expect(of(2_901)).not.toEqual(of(2_900));
  });
});
