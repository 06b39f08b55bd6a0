import { describe, expect, test } from 'vitest';
import { dayHours, overlap, skipRate, streaksOf, weekDays } from '../../../src/domain/statistics/days.ts';
import { albumKey, genreNames, labelKey, recordingKey } from '../../../src/domain/statistics/keys.ts';
import { placed, together } from '../../../src/domain/statistics/ranking.ts';
import { topMovements } from '../../../src/domain/statistics/tops.ts';

describe('places', () => {
  const tally = (trackId: number, plays: number, ms = plays * 1_000) => ({ trackId, plays, ms, skips: 1 });

  test('what is one is counted once and named by its most played track', () => {
    const of = new Map([
      [1, [7]],
      [2, [7]],
      [3, [8]],
      [4, [9]],
    ]);
    const rows = placed(
      [tally(1, 2), tally(2, 3), tally(3, 4), tally(4, 0, 900)],
      (one) => of.get(one.trackId) ?? [],
    );
    expect(rows).toEqual([
      { key: 7, plays: 5, ms: 5_000, skips: 2, trackId: 2, trackPlays: 3 },
      { key: 8, plays: 4, ms: 4_000, skips: 1, trackId: 3, trackPlays: 4 },
    ]);
    expect(together(rows)).toEqual({ plays: 9, ms: 9_000, skips: 3 });
  });

  test('equal ones stand by time heard, then by their first track, however they come', () => {
    const rows = [tally(5, 1, 10), tally(3, 1, 10), tally(4, 1, 20)];
    for (const order of [rows, rows.toReversed()]) {
      expect(placed(order, ({ trackId }) => [`k${trackId}`]).map(({ trackId }) => trackId)).toEqual([
        4, 3, 5,
      ]);
    }
  });

  test.each([
    [[4, 9, -2], -2],
    [[4, 9, null], 9],
    [[4, null, null], -4],
  ] as const)('a track is counted as %j: %i', ([track, recording, own], key) => {
    expect(recordingKey(track, recording, own)).toBe(key);
  });

  test('albums by id, else by name and artist; labels and genres by name', () => {
    const by = (name: string) => JSON.stringify([{ name, spotifyId: null }]);
    expect(albumKey('abc', 'One', by('Mina'))).toBe('abc');
    expect(albumKey(null, 'Oné', by('MINA'))).toBe(albumKey(null, 'one', by('Mina')));
    expect(albumKey(null, 'One', by('Mina'))).not.toBe(albumKey(null, 'One', by('Aurel')));
    expect(albumKey(null, null, by('Mina'))).toBeNull();
    expect(labelKey('Blackline ')).toBe(labelKey('BLACKLINE'));
    expect(labelKey('  ')).toBeNull();
    expect(genreNames('[{"name":"house","weight":0.4},{"name":"techno","weight":1}]')).toEqual([
      'techno',
      'house',
    ]);
    expect(genreNames(null)).toEqual([]);
  });
});

describe('days', () => {
  test.each([
    ['none', [], 10, null, null],
    ['until today', [7, 8, 9, 10], 10, 4, 4],
    ['until yesterday, today is young', [8, 9], 10, 2, 2],
    ['broken', [3, 4, 5, 8], 10, null, 3],
    ['the first of two equal ones is the longest', [1, 2, 9, 10], 10, 2, 2],
  ] as const)('streaks: %s', (_, heard, today, current, longest) => {
    const found = streaksOf(heard, today);
    expect([found.current?.days ?? null, found.longest?.days ?? null]).toEqual([current, longest]);
    if (longest === 2 && heard.length === 4) expect(found.longest?.fromDay).toBe(1);
  });

  test('skips are a part of what was begun', () => {
    expect(skipRate({ plays: 3, skips: 1 })).toBe(0.25);
    expect(skipRate({ plays: 0, skips: 0 })).toBeNull();
    // Of seven plays nobody can say whether they were skipped.
    expect(skipRate({ plays: 10, skips: 1 }, 7)).toBe(0.25);
    expect(skipRate({ plays: 7, skips: 0 }, 7)).toBeNull();
  });

  test('a week of hours becomes a day of hours, and days', () => {
    const week = Array.from({ length: 168 }, (_, at) => (at === 1 || at === 25 ? 2 : 0));
    expect(dayHours(week)[1]).toBe(4);
    expect(weekDays(week).map((hours) => hours[1])).toEqual([2, 2, 0, 0, 0, 0, 0]);
    expect(overlap({ fromDay: 1, toDay: 5 }, { fromDay: 4, toDay: 9 })).toEqual({ fromDay: 4, toDay: 5 });
    expect(overlap({ fromDay: 1, toDay: 3 }, { fromDay: 4, toDay: 9 })).toBeNull();
  });
});

describe('movement of a top list', () => {
  const before = topMovements([{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
  test.each([
    ['a', 1, { kind: 'same' }],
    ['c', 1, { kind: 'up', by: 2 }],
    ['a', 3, { kind: 'down', by: 2 }],
    ['d', 2, { kind: 'new' }],
  ] as const)('%s on %i', (key, rank, moved) => expect(before(key, rank)).toEqual(moved));

  test('is nothing where nothing was played before', () => expect(topMovements([])('a', 1)).toBeNull());
});
