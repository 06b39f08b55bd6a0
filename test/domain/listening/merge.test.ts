import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findGap,
  freshPlays,
  type HeardTrack,
  PAGE_LIMIT,
  playKey,
} from '../../../src/domain/listening/merge.ts';

const play = (playedAt: number, uri = 'spotify:track:a'): HeardTrack => ({ uri, playedAt });
const run = (from: number, count: number): HeardTrack[] =>
  Array.from({ length: count }, (_, at) => play(from + at));

describe('fresh plays', () => {
  test.each([
    ['an empty page', [], [], []],
    ['everything is new', [play(2), play(1)], [], [play(1), play(2)]],
    ['the known ones stay out', [play(3), play(2), play(1)], [play(2)], [play(1), play(3)]],
    ['one that arrives late, before the newest known', [play(9), play(5)], [play(9)], [play(5)]],
    ['twice in one page', [play(1), play(1)], [], [play(1)]],
    ['two tracks that ended together', [play(1, 'b'), play(1, 'a')], [], [play(1, 'a'), play(1, 'b')]],
    ['the same track again', [play(1), play(2)], [play(1)], [play(2)]],
  ])('%s', (_, page, known, expected) => {
    expect(freshPlays(page, new Set(known.map(playKey)))).toEqual(expected);
  });
});

describe('a gap', () => {
  const full = run(1_000, PAGE_LIMIT);
  const found = { fromAt: 500, toAt: 1_000 };
  test.each([
    ['all of a full page new after we had looked before', full, full, 500, null, found],
    ['the same after a look that found nothing', full, full, null, 500, found],
    ['the first look ever', full, full, null, null, null],
    ['a page that was not full', full.slice(1), full.slice(1), 500, 500, null],
    ['one known play: the page reaches back to what we know', full, full.slice(1), 500, 500, null],
    ['the page begins before what we know', full, full, 1_020, 1_020, null],
    ['the page begins where we were', full, full, 1_000, 1_000, null],
    ['nothing played', [], [], 500, 500, null],
  ])('%s', (_, page, fresh, newestPlayAt, lookedAt, expected) => {
    const gap = findGap({ page, fresh, newestPlayAt, lookedAt });
    if (expected === null) expect(gap).toBeNull();
    else expect(gap).toMatchObject(expected);
  });

  const MINUTE = 60_000;
  /** Fifty songs of three minutes, one every so many minutes; the first begins at 100 000. */
  const evening = (minutes: number): HeardTrack[] =>
    Array.from({ length: PAGE_LIMIT }, (_, at) => ({
      ...play((100_000 + at * minutes) * MINUTE),
      durationMs: 3 * MINUTE,
    }));
  test.each([
    ['music all the time, looked half an hour before', 3, 60, 30, 30],
    ['music half of the time', 6, 60, 30, 15],
    ['a look long before the last play became known', 3, 20, 60, 20],
    ['nobody looked since that play', 3, 20, 20, 20],
  ])('is as full of music as the page: %s', (_, every, playedAgo, lookedAgo, missing) => {
    const page = evening(every);
    const newestPlayAt = (100_000 - playedAgo) * MINUTE;
    const gap = findGap({ page, fresh: page, newestPlayAt, lookedAt: (100_000 - lookedAgo) * MINUTE });
    expect((gap?.missingMs ?? 0) / MINUTE).toBeCloseTo(missing, 0);
    expect(gap).toMatchObject({ fromAt: newestPlayAt, toAt: 100_000 * MINUTE });
  });
});

/** What Spotify shows: the last 50 of what it has learnt so far, in any order. */
const visible = (plays: readonly HeardTrack[]): HeardTrack[] =>
  [...plays].sort((a, b) => b.playedAt - a.playedAt).slice(0, PAGE_LIMIT);

const histories = fc.uniqueArray(
  fc.record({ uri: fc.constantFrom('a', 'b', 'c', 'd'), playedAt: fc.integer({ min: 1, max: 400 }) }),
  { selector: playKey, maxLength: 160 },
);
/** In which order Spotify learns of the plays, and after how many of them we look. */
const stories = histories.chain((plays) =>
  fc.tuple(
    fc.shuffledSubarray(plays, { minLength: plays.length }),
    fc.array(fc.integer({ min: 0, max: plays.length }), { minLength: 1, maxLength: 20 }),
  ),
);

test('whatever order plays arrive in and pages overlap: nothing ever visible is lost, nothing is doubled', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), ([arrivals, looks], chance) => {
      const stored: HeardTrack[] = [];
      const everVisible = new Set<string>();
      for (const look of looks) {
        const page = visible(arrivals.slice(0, look));
        for (const one of page) everVisible.add(playKey(one));
        const shuffled = page
          .map((one) => ({ one, place: chance.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        stored.push(...freshPlays(shuffled, new Set(stored.map(playKey))));
      }
      const keys = stored.map(playKey);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(keys)).toEqual(everVisible);
    }),
  );
});

test('when plays were lost in order, the loss lies in a gap that was noted', () => {
  const burst = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(burst, (sizes) => {
      const all: HeardTrack[] = [];
      const stored = new Map<string, HeardTrack>();
      const gaps: { fromAt: number; toAt: number }[] = [];
      let before: number | null = null;
      for (const size of sizes) {
        all.push(...run(all.length + 1, size));
        const page = visible(all);
        const fresh = freshPlays(page, new Set(stored.keys()));
        const gap = findGap({ page, fresh, newestPlayAt: before, lookedAt: before });
        if (gap !== null) gaps.push(gap);
        for (const one of fresh) stored.set(playKey(one), one);
        before = all.at(-1)?.playedAt ?? 0;
      }
      const first = [...stored.values()].reduce(
        (least, one) => Math.min(least, one.playedAt),
        Number.POSITIVE_INFINITY,
      );
      for (const one of all.filter((lost) => !stored.has(playKey(lost)) && lost.playedAt > first)) {
        expect(gaps.some(({ fromAt, toAt }) => fromAt < one.playedAt && one.playedAt < toAt)).toBe(true);
      }
    }),
  );
});
