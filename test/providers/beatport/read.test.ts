import { describe, expect, test } from 'vitest';
import { readTrack } from '../../../src/providers/beatport/read.ts';
import { beatportTrack } from '../../support/beatport.ts';

const read = (more: object = {}) => readTrack(beatportTrack(1, more));

test('a track of the catalogue', () => {
  expect(read()).toEqual({
    source: 'beatport',
    externalId: '1',
    title: 'Nightshift 1',
    mix: 'Extended Mix',
    artists: [{ name: 'Aurel' }, { name: 'Mina K.' }],
    remixers: [],
    label: 'Blackline',
    releaseTitle: 'Nightshift EP',
    releaseExternalId: '77',
    catalogNumber: 'BL042',
    isrc: 'DEA122600001',
    bpm: 132,
    key: { pitch: 9, mode: 'minor' },
    durationMs: 401_000,
    artworkUrl: 'https://geo-media.test/500x500/a.jpg',
    publishDate: '2026-11-14',
    releaseDate: '2026-11-14',
    url: 'https://www.beatport.com/track/nightshift-1/1',
    spotifyUri: null,
  });
});

test('promos lack ISRC, bpm and key', () => {
  expect(read({ isrc: null, bpm: null, key: null })).toMatchObject({ isrc: null, bpm: null, key: null });
});

describe('one odd field costs itself alone', () => {
  test.each([
    ['an ISRC in hyphens', { isrc: 'de-a12-26-00001' }, { isrc: 'DEA122600001' }],
    ['an ISRC that is none', { isrc: 'promo' }, { isrc: null }],
    ['bpm 0', { bpm: 0 }, { bpm: null }],
    ['a bpm as text', { bpm: '132' }, { bpm: null }],
    ['a key without Camelot', { key: { name: 'F# Major' } }, { key: { pitch: 6, mode: 'major' } }],
    [
      'a key in letters only',
      { key: { letter: 'B', is_flat: true, chord_type: { name: 'Minor' } } },
      { key: { pitch: 10, mode: 'minor' } },
    ],
    ['a key that is prose', { key: 'none' }, { key: null }],
    ['no length in ms', { length_ms: null }, { durationMs: 401_000 }],
    ['a length of an hour', { length_ms: null, length: '1:02:03' }, { durationMs: 3_723_000 }],
    ['no length at all', { length_ms: 0, length: '' }, { durationMs: null }],
    ['no slug', { slug: null }, { url: null }],
    ['no mix', { mix_name: null }, { mix: null }],
    ['no release', { release: null }, { label: null, releaseTitle: null, artworkUrl: null }],
    ['no date of the release', { new_release_date: '0000-00-00' }, { releaseDate: null }],
    ['only the release date', { publish_date: null }, { publishDate: '2026-11-14' }],
    [
      'a placeholder for a picture',
      {
        release: {
          ...beatportTrack(1).release,
          image: { uri: 'https://x.test/0dc61986-bccf-49d4-8fad-6b147ea8f327.jpg' },
        },
      },
      { artworkUrl: null },
    ],
    [
      'a picture at an address that is none',
      { release: { ...beatportTrack(1).release, image: { uri: 'javascript:alert(1)' } } },
      { artworkUrl: null },
    ],
  ])('%s', (_, more, expected) => {
    expect(read(more)).toMatchObject(expected);
  });

  test.each([
    ['no name', { name: '' }],
    ['no id', { id: null }],
    ['no date', { publish_date: '2026', new_release_date: null }],
    ['a date that is none', { publish_date: '2026-02-30', new_release_date: null }],
    ['a gravestone', { tombstoned: true }],
  ])('but %s is no release', (_, more) => {
    expect(read(more)).toBeNull();
  });

  test('nor is prose', () => {
    expect(readTrack('prose')).toBeNull();
    expect(readTrack(null)).toBeNull();
  });
});

describe('who made it', () => {
  const people = (...names: string[]) => names.map((name, id) => ({ id, name }));

  test('remixers stand apart, and are marked among the artists', () => {
    const track = read({ artists: people('Aurel', 'Tessel'), remixers: people('Tessel') });
    expect(track).toMatchObject({
      artists: [{ name: 'Aurel' }, { name: 'Tessel', role: 'remixer' }],
      remixers: ['Tessel'],
    });
  });

  test('somebody who remixed themselves stays the artist', () => {
    expect(read({ artists: people('Tessel'), remixers: people('Tessel') })?.artists).toEqual([
      { name: 'Tessel' },
    ]);
  });

  test('the artists of the release stand in, unless it is by everybody', () => {
    const release = (count: number) => ({
      ...beatportTrack(1).release,
      artists: people(...Array.from({ length: count }, (_, at) => `Artist ${at}`)),
    });
    expect(read({ artists: [], release: release(4) })?.artists).toHaveLength(4);
    expect(read({ artists: [], release: release(5) })?.artists).toEqual([]);
  });

  test('entries that are no people are left out', () => {
    expect(read({ artists: [null, { name: ' ' }, 7, { id: 1, name: 'Aurel' }] })?.artists).toEqual([
      { name: 'Aurel' },
    ]);
  });
});
