import { describe, expect, test } from 'vitest';
import type { CapKind } from '../../../src/domain/matching/reasons.ts';
import { scorePair } from '../../../src/domain/matching/score.ts';
import type { Side } from '../../../src/domain/matching/side.ts';

const side = (more: Partial<Side> = {}): Side => ({
  title: 'Undertow',
  artists: ['Kestrel Yard'],
  durationMs: 300_000,
  ...more,
});
const CODE = 'ZZAAA2400001';
const OTHER_CODE = 'ZZBBB2400002';

const capsOf = (a: Partial<Side>, b: Partial<Side>): CapKind[] =>
  scorePair(side(a), side(b)).caps.map(({ kind }) => kind);
const score = (a: Partial<Side>, b: Partial<Side>): number => scorePair(side(a), side(b)).score;

describe('what bounds a score', () => {
  test.each<[string, Partial<Side>, Partial<Side>, CapKind[]]>([
    ['nothing', {}, {}, []],
    ['another title', {}, { title: 'Halogen' }, ['title_differs']],
    [
      'a title that may be misspelled',
      { title: 'Call The Line' },
      { title: 'Cill The Line' },
      ['title_close'],
    ],
    ['a sequel', {}, { title: 'Undertow II' }, ['numbers_differ']],
    ['a numbered bracket', {}, { title: 'Undertow (Part 5)' }, ['numbers_differ']],
    ['an unknown bracket', {}, { title: 'Undertow (Moonlit)', durationMs: 301_000 }, ['subtitle_one_sided']],
    ['an unknown bracket of exactly the same length', {}, { title: 'Undertow (Moonlit)' }, []],
    ['an unknown name behind a dash', {}, { title: 'Undertow - Moonlit' }, ['subtitle_one_sided']],
    [
      'four seconds of the same mixed track',
      { mix: 'Mixed' },
      { mix: 'Mixed', durationMs: 304_000 },
      ['duration_close'],
    ],
    ['an unknown mix name', {}, { mix: 'Moonlit' }, ['version_differs']],
    ['another artist', {}, { artists: ['Nova Lane'] }, ['artists_differ']],
    ['nobody', {}, { artists: ['Various Artists'] }, ['artists_unknown']],
    ['a live version', {}, { title: 'Undertow (Live)' }, ['version_differs']],
    ['a cut of a DJ mix', {}, { title: 'Undertow - Mixed' }, ['version_differs']],
    ['a remix', {}, { title: 'Undertow (Nova Lane Remix)' }, ['remix_one_sided']],
    ['two remixers', { mix: 'Mina Holm Remix' }, { mix: 'Nova Lane Remix' }, ['remixers_differ']],
    ['an unnamed remixer', { mix: 'Remix' }, { mix: 'Nova Lane Remix' }, ['remixer_unnamed']],
    ['two places', { mix: 'Live at Kopfsteg' }, { mix: 'Live in Oslo' }, ['detail_differs']],
    ['two of several', { mix: 'Nova Lane Remix 1' }, { mix: 'Nova Lane Remix 2' }, ['detail_differs']],
    ['a clean version', { mix: 'Clean' }, { mix: 'Explicit' }, ['edition_differs']],
    ['extended', { mix: 'Extended Mix' }, {}, ['length_differs']],
    ['a radio edit of the same length', { mix: 'Radio Edit' }, {}, []],
    ['a radio edit', { mix: 'Radio Edit' }, { durationMs: 303_000 }, ['length_unnamed']],
    ['five to seven seconds', {}, { durationMs: 306_000 }, ['duration_close']],
    ['fifteen seconds', {}, { durationMs: 312_000 }, ['duration_apart']],
    ['more', {}, { durationMs: 340_000 }, ['duration_far']],
    ['no length', {}, { durationMs: null }, ['duration_unknown']],
    ['a length of zero', {}, { durationMs: 0 }, ['duration_unknown']],
    ['a title that many have', { title: 'Intro' }, { title: 'Intro', durationMs: 302_000 }, ['common_title']],
    [
      'other codes and one more doubt',
      { isrc: CODE },
      { isrc: OTHER_CODE, durationMs: 306_000, mix: null },
      ['duration_close', 'isrc_conflict'],
    ],
  ])('%s', (_, a, b, expected) => {
    expect(capsOf(a, b)).toEqual(expected);
    expect(capsOf(b, a)).toEqual(expected);
  });

  test('other codes alone do not: one recording often has several', () => {
    const found = scorePair(
      side({ isrc: CODE }),
      side({ isrc: OTHER_CODE, title: 'Undertow - Remastered 2019' }),
    );
    expect(found).toMatchObject({ caps: [], method: 'text', features: { isrc: 0 } });
    expect(found.score).toBeGreaterThanOrEqual(0.9);
    expect(found.score).toBeLessThan(score({}, {}));
  });

  test('the same remixer, however the remix is called', () => {
    expect(capsOf({ mix: "Nova Lane's Remix" }, { title: 'Undertow - Nova Lane Mix' })).toEqual([]);
    expect(
      capsOf(
        { mix: 'Extended Remix', artists: ['Kestrel Yard', 'Nova Lane'] },
        { mix: 'Nova Lane Extended Remix', artists: ['Kestrel Yard', 'Nova Lane'] },
      ),
    ).toEqual([]);
    expect(capsOf({ mix: 'Nuxx' }, { title: 'Undertow (Nuxx)' })).toEqual([]);
    expect(capsOf({ mix: 'Nuxx' }, { title: 'Undertow - Nuxx Mix' })).toEqual([]);
  });

  test('half a percent of what a track is longer than ten minutes is no difference', () => {
    expect(capsOf({ durationMs: 3_600_000 }, { durationMs: 3_612_000 })).toEqual([]);
  });

  test('a few seconds are forgiven where the release agrees', () => {
    const facts = { label: 'Blackline', releaseDate: '2024-05-03' };
    expect(capsOf(facts, { ...facts, durationMs: 304_500 })).toEqual([]);
    expect(capsOf({ mix: 'Live' }, { mix: 'Live', durationMs: 304_500 })).toEqual(['duration_close']);
  });
});

describe('the same code', () => {
  test.each<[string, Partial<Side>, Partial<Side>]>([
    ['nothing else said', {}, {}],
    ['other lengths of the tail', {}, { durationMs: 308_000 }],
    ['no length', {}, { durationMs: null }],
    ['a translated title', { title: '紅蓮華' }, { title: 'Gurenge' }],
    ['a bracket more', {}, { title: 'Undertow (Moonlit)' }],
    ['extended on one side, the same length', { mix: 'Extended Mix' }, {}],
    ['a title that many have', { title: 'Intro' }, { title: 'Intro', durationMs: 302_000 }],
    ['nobody named', {}, { artists: ['Various Artists'] }],
  ])('is enough with %s', (_, a, b) => {
    const found = scorePair(side({ ...a, isrc: CODE }), side({ ...b, isrc: CODE }));
    expect(found.method).toBe('isrc');
    expect(found.score).toBeGreaterThanOrEqual(0.9);
  });

  test.each<[string, Partial<Side>, Partial<Side>]>([
    ['another song', {}, { title: 'Halogen', artists: ['Nova Lane'], durationMs: 240_000 }],
    ['another song of the same artist', {}, { title: 'Halogen' }],
    ['the same title by another', {}, { artists: ['Nova Lane'] }],
    ['another length', {}, { durationMs: 200_000 }],
    ['a cut of a DJ mix', {}, { title: 'Undertow - Mixed', durationMs: 180_000 }],
    ['a live version', {}, { title: 'Undertow (Live)' }],
    ['another remixer', { mix: 'Mina Holm Remix' }, { mix: 'Nova Lane Remix' }],
    ['extended and radio', { mix: 'Extended Mix' }, { mix: 'Radio Edit', durationMs: 200_000 }],
    ['a sequel', {}, { title: 'Undertow 2' }],
  ])('is not enough for %s', (_, a, b) => {
    expect(score({ ...a, isrc: CODE }, { ...b, isrc: CODE })).toBeLessThan(0.9);
  });

  test('among several codes one is enough, in any writing', () => {
    const found = scorePair(side({ isrcs: [OTHER_CODE, CODE] }), side({ isrc: 'zz-aaa-24-00001' }));
    expect(found.reasons).toContainEqual({ kind: 'isrc_same', isrc: CODE });
  });

  test('a placeholder is no code', () => {
    expect(scorePair(side({ isrc: '000000000000' }), side({ isrc: '000000000000' })).method).toBe('text');
  });
});

test('reasons carry what they are made of', () => {
  const facts = { label: 'Blackline Records', releaseDate: '2024-05-03', isrc: CODE };
  const found = scorePair(
    side({ ...facts, mix: 'Nova Lane Remix' }),
    side({
      ...facts,
      isrc: OTHER_CODE,
      label: 'Blackline',
      title: 'Undertow (Mina Holm Dub)',
      durationMs: 301_000,
    }),
  );
  expect(found.reasons).toEqual([
    { kind: 'title', how: 'equal', value: 1 },
    { kind: 'artists', how: 'equal', shared: 1, missing: 0 },
    { kind: 'version', a: 'remix', b: 'dub', differs: ['dub', 'remix'] },
    { kind: 'duration', deltaMs: 1_000 },
    { kind: 'context', label: true, album: null, days: 0 },
    { kind: 'isrc_different', a: CODE, b: OTHER_CODE },
  ]);
});

describe('the surroundings', () => {
  test('agreeing label, album and date are worth a little', () => {
    const facts = { label: 'Blackline', album: 'Night EP', releaseDate: '2024-05-03' };
    const agreeing = score(facts, { ...facts, label: 'Blackline Recordings', releaseDate: '2024-05' });
    const silent = score({}, {});
    const other = score(facts, { label: 'Sampler Music', album: 'Summer Hits', releaseDate: '2009' });
    expect([agreeing > silent, silent > other, other >= 0.9]).toEqual([true, true, true]);
  });
});
