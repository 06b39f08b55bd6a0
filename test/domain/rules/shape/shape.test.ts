import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../../src/domain/rules/candidate.ts';
import type { Dedupe, Rule, SortKey } from '../../../../src/domain/rules/rule-set.ts';
import { fanOut } from '../../../../src/domain/rules/shape/fan-out.ts';
import { NOW } from '../../../support/candidates.ts';
import { idsOf, shapeOf, track } from '../../../support/shaping.ts';

const DAY = 86_400_000;
const over = (bpm: number): Rule => ({
  kind: 'is',
  about: 'number',
  subject: { field: 'bpm' },
  op: 'gte',
  value: { kind: 'number', value: bpm },
});

describe('one of each', () => {
  const twins = [
    track(1, { recording: 7, addedAt: 300, durationMs: 200_000, explicit: true, releaseDate: '2020' }),
    track(2, { recording: 7, addedAt: 100, durationMs: 260_000, explicit: false, releaseDate: '2019-05' }),
    track(3, {
      recording: 7,
      durationMs: 180_000,
      releaseDate: '2021-01-01',
      plays: [{ at: 1, ms: 1, skipped: null }],
    }),
    track(4, { recording: 8, addedAt: 50 }),
  ];
  test.each<[Dedupe['keep'], number]>([
    ['oldestAdded', 2],
    ['newestAdded', 1],
    ['oldestRelease', 2],
    ['newestRelease', 3],
    ['longest', 2],
    ['shortest', 3],
    ['explicit', 1],
    ['clean', 2],
    ['mostPlayed', 3],
  ])('keeps the %s', (keep, kept) => {
    const { tracks, out } = shapeOf(twins, { dedupe: { by: 'recording', keep } });
    expect(idsOf({ tracks })).toEqual([kept, 4]);
    const others = [1, 2, 3].filter((id) => id !== kept);
    expect([...out]).toEqual(others.map((id) => [id, { kind: 'duplicate', by: 'recording', of: kept }]));
  });

  test('knows them by code, or by title and artist', () => {
    const tracks = [
      track(1, { isrc: 'DEA', title: 'Café', artists: ['Ø'] }),
      track(2, { isrc: 'dea', title: 'Other', artists: ['Ø'] }),
      track(3, { title: 'cafe', artists: ['O', 'x'] }),
      track(4, { title: 'cafe' }),
    ];
    expect(idsOf(shapeOf(tracks, { dedupe: { by: 'isrc', keep: 'oldestAdded' } }))).toEqual([1, 3, 4]);
    expect(idsOf(shapeOf(tracks, { dedupe: { by: 'titleAndArtist', keep: 'oldestAdded' } }))).toEqual([
      1, 2, 4,
    ]);
  });
});

describe('order', () => {
  const by = (
    field: Extract<SortKey, { by: 'field' }>['field'],
    direction: 'asc' | 'desc' = 'asc',
    missing?: 'first',
  ) => ({ by: 'field', field, direction, ...(missing && { missing }) }) as const;
  const tracks: Candidate[] = [
    track(1, {
      bpm: 128,
      title: 'b',
      key: { pitch: 9, mode: 'minor' },
      releaseDate: '2020-05-01',
      plays: [],
    }),
    track(2, {
      title: 'Ä',
      key: { pitch: 0, mode: 'major' },
      plays: [{ at: NOW - DAY, ms: 1, skipped: null }],
    }),
    track(3, { bpm: 120, title: 'a2', releaseDate: '2020', addedAt: 5 }),
    track(4, { bpm: 128, title: 'C', key: { pitch: 4, mode: 'minor' }, releaseDate: '1999', addedAt: 9 }),
  ];
  test.each<[string, SortKey[], number[]]>([
    ['nothing, as they came', [], [1, 2, 3, 4]],
    ['numbers', [by('bpm')], [3, 1, 4, 2]],
    ['numbers the other way, what is missing still last', [by('bpm', 'desc')], [1, 4, 3, 2]],
    ['what is missing first', [by('bpm', 'desc', 'first')], [2, 1, 4, 3]],
    ['several', [by('bpm', 'desc'), by('title', 'desc')], [4, 1, 3, 2]],
    ['words without accents', [by('title')], [2, 3, 1, 4]],
    ['keys around the wheel', [by('key')], [1, 2, 4, 3]],
    ['releases', [by('released')], [4, 3, 1, 2]],
    ['added', [by('added', 'desc')], [4, 3, 1, 2]],
    ['last played, never is nothing', [by('lastPlayed', 'desc')], [2, 1, 3, 4]],
    [
      'plays in a window',
      [{ ...by('plays', 'desc'), window: { kind: 'calendar', word: 'yesterday' } }],
      [2, 1, 3, 4],
    ],
  ])('by %s', (_, sort, ids) => {
    expect(idsOf(shapeOf(tracks, { sort }))).toEqual(ids);
  });

  const many = Array.from({ length: 300 }, (_, at) => track(at + 1, { bpm: 100 + (at % 60) }));
  test('random stays for its time, and a track more or less moves no other', () => {
    const daily = [{ by: 'random', seed: { per: 'day' } }] as const;
    const whole = idsOf(shapeOf(many, { sort: daily }, 'a'));
    expect(idsOf(shapeOf(many, { sort: daily }, 'b'))).toEqual(whole);
    expect(whole).not.toEqual(many.map(({ trackId }) => trackId));
    const fewer = many.filter(({ trackId }) => trackId % 7 !== 0);
    expect(idsOf(shapeOf(fewer, { sort: daily }))).toEqual(whole.filter((id) => id % 7 !== 0));
    const everyRun = [{ by: 'random', seed: { per: 'run' } }] as const;
    expect(idsOf(shapeOf(many, { sort: everyRun }, 'a'))).not.toEqual(
      idsOf(shapeOf(many, { sort: everyRun }, 'b')),
    );
    const word = (text: string) => [{ by: 'random', seed: { per: 'fixed', word: text } }] as const;
    expect(idsOf(shapeOf(many, { sort: word('x') }))).not.toEqual(idsOf(shapeOf(many, { sort: word('y') })));
  });

  test('by weight: who has nine of ten parts is first nine times of ten', () => {
    const two = [track(1, { bpm: 90 }), track(2, { bpm: 10 })];
    const firsts = (factor: number): number =>
      Array.from({ length: 2000 }, (_, at) => {
        const seed = { per: 'fixed', word: `${at}` } as const;
        const sort = [{ by: 'weightedRandom', seed, subject: { field: 'bpm' }, factor }] as const;
        return idsOf(shapeOf(two, { sort }))[0];
      }).filter((id) => id === 1).length / 2000;
    expect(firsts(1)).toBeGreaterThan(0.87);
    expect(firsts(1)).toBeLessThan(0.93);
    expect(firsts(0)).toBeGreaterThan(0.46);
    expect(firsts(0)).toBeLessThan(0.54);
    expect(firsts(-1)).toBeGreaterThan(0.07);
    expect(firsts(-1)).toBeLessThan(0.13);
  });

  test('by weight: nothing is last, what nobody knows is in between', () => {
    const tracks = [
      track(1, { plays: [] }),
      track(2),
      track(3, { plays: [{ at: 1, ms: 1, skipped: null }] }),
    ];
    const seed = { per: 'fixed', word: 'x' } as const;
    const sort = [{ by: 'weightedRandom', seed, subject: { field: 'plays' }, factor: 1 }] as const;
    expect(idsOf(shapeOf(tracks, { sort })).at(-1)).toBe(1);
    const rare = [{ by: 'weightedRandom', seed, subject: { field: 'plays' }, factor: -1 }] as const;
    expect(idsOf(shapeOf(tracks, { sort: rare }))[0]).toBe(1);
  });
});

describe('limits, caps and shares', () => {
  const tracks = [
    track(1, { artists: ['a'], album: 'x', durationMs: 240_000, bpm: 140 }),
    track(2, { artists: ['A', 'b'], album: 'X', durationMs: 240_000, bpm: 130 }),
    track(3, { artists: ['c'], album: 'y', durationMs: 120_000, bpm: 120 }),
    track(4, { artists: ['d'], bpm: 110 }),
  ];
  test('choose by one order and show in another', () => {
    const slow = { by: 'field', field: 'bpm', direction: 'asc' } as const;
    const limited = shapeOf(tracks, {
      limits: [{ by: 'tracks', count: 2 }],
      selectedBy: [slow],
      sort: [{ ...slow, direction: 'desc' }],
    });
    expect(idsOf(limited)).toEqual([3, 4]);
    expect(limited.out.get(tracks[0]?.trackId ?? track(0).trackId)).toEqual({
      kind: 'limit',
      limit: { by: 'tracks', count: 2 },
    });
  });
  test('minutes: what fits comes in, with overshoot what crosses the line', () => {
    const minutes = { by: 'minutes', count: 6 } as const;
    const exact = shapeOf(tracks, { limits: [minutes] });
    expect(idsOf(exact)).toEqual([1, 3]);
    expect([...exact.out.values()]).toEqual([
      { kind: 'limit', limit: minutes },
      { kind: 'lengthUnknown', limit: minutes },
    ]);
    expect(idsOf(shapeOf(tracks, { limits: [{ ...minutes, overshoot: true }] }))).toEqual([1, 2]);
  });
  test('percent, albums, artists, all at once', () => {
    expect(idsOf(shapeOf(tracks, { limits: [{ by: 'percent', count: 30 }] }))).toEqual([1, 2]);
    expect(idsOf(shapeOf(tracks, { limits: [{ by: 'albums', count: 1 }] }))).toEqual([1, 2]);
    expect(idsOf(shapeOf(tracks, { limits: [{ by: 'artists', count: 2 }] }))).toEqual([1, 2]);
    expect(
      idsOf(
        shapeOf(tracks, {
          limits: [
            { by: 'tracks', count: 3 },
            { by: 'tracks', count: 1 },
          ],
        }),
      ),
    ).toEqual([1]);
  });
  test('a cap counts every artist of a track', () => {
    const { tracks: chosen, out } = shapeOf(tracks, { caps: [{ per: 'artist', atMost: 1 }] });
    expect(idsOf({ tracks: chosen })).toEqual([1, 3, 4]);
    expect([...out.values()]).toEqual([{ kind: 'cap', per: 'artist', value: 'A', atMost: 1 }]);
  });
  test('a mix ends with the share that has no more', () => {
    const mix = [
      { parts: 2, where: over(130) },
      { parts: 1, where: over(120) },
    ];
    const { tracks: chosen, out } = shapeOf(
      [...tracks, track(5, { bpm: 150 }), track(6, { bpm: 151 }), track(7, { bpm: 152 })],
      { mix },
    );
    expect(idsOf({ tracks: chosen })).toEqual([1, 3, 2, 5]);
    expect([...out]).toEqual([
      [4, { kind: 'noShare' }],
      [7, { kind: 'shareFull', share: 0, without: 1 }],
      [6, { kind: 'shareFull', share: 0, without: 1 }],
    ]);
  });
});

describe('one playlist per value', () => {
  const tracks = [
    track(1, { releaseDate: '2020-01-02', artists: ['Ana', 'ÄNA', 'Bo'] }),
    track(2, { releaseDate: '2020', artists: ['Ana'] }),
    track(3, { releaseDate: '1999-07', artists: ['ana'] }),
    track(4, {}),
  ];
  const fan = (by: 'year' | 'decade' | 'artist', minTracks?: number) =>
    fanOut(tracks, { fanOut: { by, template: `Best of {${by}}`, ...(minTracks && { minTracks }) } });
  test('is named by it', () => {
    expect(fan('year').groups.map((group) => [group.name, idsOf(group)])).toEqual([
      ['Best of 1999', [3]],
      ['Best of 2020', [1, 2]],
    ]);
    expect(fan('decade').groups.map(({ name }) => name)).toEqual(['Best of 1990s', 'Best of 2020s']);
    expect([...fan('year').out]).toEqual([[4, { kind: 'noPlaylist' }]]);
  });
  test('counts spellings as one, and leaves small ones out', () => {
    expect(fan('artist', 2).groups.map((group) => [group.value, idsOf(group)])).toEqual([['Ana', [1, 2, 3]]]);
    expect(fanOut(tracks, { fanOut: null }).groups).toEqual([{ value: null, name: null, tracks }]);
  });
});
