import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextOffset } from '../../../src/providers/spotify/paging.ts';
import { readAll, readLine } from '../../../src/providers/spotify/translate.ts';
import {
  devLine,
  devTrack,
  episode,
  extendedLine,
  extendedTrack,
  localTrack,
  nightshift,
  offsetOf,
  openSpotify,
  pageOf,
  playlist,
} from './fixtures.ts';

const ADDED_AT = Date.UTC(2026, 10, 2, 10);
const badBody = { code: 'PROVIDER_UNAVAILABLE', data: { provider: 'spotify', why: 'bad_body' } };

describe('playlist items', () => {
  test.each([
    ['development', devLine(devTrack('t1'))],
    ['extended', extendedLine(extendedTrack('t1'))],
    // Both fields, the old one just a boolean.
    ['development', { ...devLine(devTrack('t1')), track: true }],
    ['development', { ...devLine(null), track: devTrack('t1') }],
  ] as const)('read the same in %s mode', async (mode, line) => {
    await using spotify = await openSpotify(() => ({ body: pageOf([line]) }), mode);
    expect(await spotify.reader.playlistItems(spotify.access, 'p1', 0)).toEqual({
      lines: [{ track: nightshift('t1'), addedAt: ADDED_AT }],
      dropped: 0,
      total: 1,
      nextOffset: null,
    });
    const [request] = spotify.requests;
    expect(request?.path).toBe('/v1/playlists/p1/items');
    expect(request?.headers.authorization).toBe('Bearer token-1');
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      additional_types: 'track,episode',
      limit: '50',
      offset: '0',
    });
    expect(spotify.door.spent).toMatchObject([{ bucket: 'playlist-items', app: '1', mode }]);
  });

  test('keep local files and duplicates, and count what is not a track', async () => {
    const items = [
      devLine(devTrack('t1')),
      devLine(null),
      devLine(localTrack),
      devLine(episode),
      devLine(devTrack('t1')),
      null,
      { ...devLine(devTrack('t2')), added_at: null, added_by: null },
      // Withdrawn: the id is left, the words are not.
      devLine({ ...devTrack('t3'), name: '', artists: [{ id: null, name: '' }] }),
      devLine({ ...devTrack('t4'), id: null, uri: null }),
    ];
    await using spotify = await openSpotify(() => ({ body: pageOf(items, { total: 900 }) }));
    const page = await spotify.reader.playlistItems(spotify.access, 'p1', 0);
    expect(page.lines.map(({ track }) => track.uri)).toEqual([
      'spotify:track:t1',
      'spotify:local:Basement::Demo+3:180',
      'spotify:track:t1',
      'spotify:track:t2',
    ]);
    expect(page.lines[1]?.track).toMatchObject({
      spotifyId: null,
      title: 'Demo 3',
      artists: [{ spotifyId: null, name: 'Basement' }],
      albumTitle: null,
      imageUrl: null,
      isrc: null,
      releaseDate: null,
    });
    expect(page.lines[3]?.addedAt).toBeNull();
    expect(page).toMatchObject({ dropped: 5, total: 900, nextOffset: null });
  });

  test('survive any optional field that is gone, null or of another type', async () => {
    const bare = { id: 't1', name: 'Bare', uri: 'spotify:track:t1' };
    const odd = {
      ...bare,
      id: 't2',
      artists: [null, 3, { name: 'A' }],
      album: 'none',
      duration_ms: 'long',
      explicit: 1,
    };
    await using spotify = await openSpotify(() => ({ body: pageOf([devLine(bare), devLine(odd)]) }));
    const { lines } = await spotify.reader.playlistItems(spotify.access, 'p1', 0);
    const empty = {
      albumTitle: null,
      albumSpotifyId: null,
      imageUrl: null,
      durationMs: null,
      explicit: null,
    };
    expect(lines.map(({ track }) => track)).toMatchObject([
      { ...empty, title: 'Bare', artists: [], isrc: null, releaseDate: null },
      { ...empty, artists: [{ spotifyId: null, name: 'A' }] },
    ]);
  });

  test.each([
    ['entries under another name', pageOf([{ added_at: null, content: devTrack('t1') }])],
    ['tracks without any identity', pageOf([devLine({ title: 'new words' })])],
    ['no list', { total: 3, next: null }],
    ['a page of something else', []],
  ])('of a shape nobody knows (%s) are an outage, never an empty list', async (_, body) => {
    await using spotify = await openSpotify(() => ({ body }));
    await expect(spotify.reader.playlistItems(spotify.access, 'p1', 0)).rejects.toMatchObject(badBody);
  });

  test('encode whatever stands in an id', async () => {
    await using spotify = await openSpotify(() => ({ body: pageOf([]) }));
    await spotify.reader.playlistItems(spotify.access, '../me?x=1', 0);
    expect(spotify.requests[0]?.path).toBe('/v1/playlists/..%2Fme%3Fx%3D1/items');
  });
});

test('every entry of a page is either a line or counted', () => {
  const entry = fc.oneof(
    fc.constantFrom(null, 7, 'x', devLine(devTrack('a')), extendedLine(extendedTrack('b')), devLine(null)),
    fc.constantFrom(devLine(episode), devLine(localTrack), extendedLine(null), { item: true, track: true }),
    fc.anything(),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), (items) => {
      const { values, dropped } = readAll(items, readLine);
      expect(values.length + dropped).toBe(items.length);
      for (const { track } of values) expect(track.title).not.toBe('');
    }),
  );
});

test.each([
  ['no next page', { items: [1], next: null }, 0, null],
  ['a full page and a next one', { items: Array(50), next: 'https://x.test/?offset=50&limit=50' }, 0, 50],
  ['a page with gaps', { items: [1, 2], next: 'https://x.test/?offset=100' }, 50, 100],
  ['a next page without an offset', { items: [1, 2], next: 'https://x.test/' }, 50, 100],
  ['a next page that goes back', { items: [1, 2], next: 'https://x.test/?offset=0' }, 50, 100],
  ['an empty page, whatever it says', { items: [], next: 'https://x.test/?offset=100' }, 50, null],
  ['no word about it, full', { items: Array(50) }, 50, 100],
  ['no word about it, not full', { items: Array(49) }, 50, null],
])('the page after %s', (_, page, offset, expected) => {
  expect(nextOffset(page, offset, 50)).toBe(expected);
});

test('liked tracks say `track` in both modes', async () => {
  await using spotify = await openSpotify(({ query }) => ({
    body: pageOf([{ added_at: '2026-11-02T10:00:00Z', track: devTrack('t1') }], {
      next: `https://api.spotify.com/v1/me/tracks?offset=${Number(query.get('offset')) + 50}&limit=50`,
      total: 8_412,
    }),
  }));
  expect(await spotify.reader.likedTracks(spotify.access, 100)).toEqual({
    lines: [{ track: nightshift('t1'), addedAt: ADDED_AT }],
    dropped: 0,
    total: 8_412,
    nextOffset: 150,
  });
  expect(spotify.door.spent).toMatchObject([{ bucket: 'library' }]);
});

describe('playlists', () => {
  test('come from every page, once each, without null entries, in both shapes', async () => {
    const pages = new Map([
      [
        0,
        { items: [playlist('a'), null, playlist('b', { items: undefined, tracks: { total: 7 } })], next: 50 },
      ],
      [50, { items: [playlist('b'), playlist('c', { name: null, items: undefined })], next: 100 }],
      [
        100,
        { items: [playlist('d', { owner: { id: 'spotify', display_name: null }, collaborative: null })] },
      ],
    ]);
    await using spotify = await openSpotify((request) => {
      const page = pages.get(offsetOf(request));
      const next =
        page && 'next' in page ? `https://api.spotify.com/v1/me/playlists?offset=${page.next}` : null;
      return { body: pageOf(page?.items ?? [], { next, total: 1 }) };
    });
    const found = await spotify.reader.playlists(spotify.access);
    expect(found.map(({ id, name, trackTotal }) => [id, name, trackTotal])).toEqual([
      ['a', 'List a', 12],
      ['b', 'List b', 12],
      ['c', 'c', null],
      ['d', 'List d', 12],
    ]);
    expect(found[3]).toMatchObject({
      ownerId: 'spotify',
      ownerName: null,
      collaborative: false,
      imageUrl: null,
    });
    expect(spotify.requests).toHaveLength(3);
  });

  test('by id are facts without contents', async () => {
    const images = [{ url: 'https://i.test/mosaic', width: null, height: null }];
    await using spotify = await openSpotify(() => ({ body: playlist('a', { images }) }));
    expect(await spotify.reader.playlist(spotify.access, 'a')).toEqual({
      id: 'a',
      name: 'List a',
      ownerId: 'u1',
      ownerName: 'Mina',
      collaborative: false,
      imageUrl: 'https://i.test/mosaic',
      trackTotal: 12,
      snapshotId: 'snap-a',
    });
    expect(spotify.requests[0]?.query.get('fields')).toContain('snapshot_id');
  });
});

test('recent plays: fifty, or what is left when there are none', async () => {
  const play = { track: devTrack('t1'), played_at: '2026-11-16T09:30:00.123Z', context: null };
  const items = [play, { ...play, track: null }, { ...play, played_at: 'today' }];
  const empty = { items: [], cursors: null, next: null, limit: 50 };
  await using spotify = await openSpotify((_, index) => ({
    body: index === 0 ? { ...empty, items } : empty,
  }));
  expect(await spotify.reader.recentlyPlayed(spotify.access)).toEqual([
    { track: nightshift('t1'), playedAt: Date.UTC(2026, 10, 16, 9, 30, 0, 123) },
  ]);
  expect(await spotify.reader.recentlyPlayed(spotify.access)).toEqual([]);
  expect(spotify.requests[0]?.query.get('limit')).toBe('50');
});

test('top lists', async () => {
  const artist = {
    id: 'ar1',
    name: 'Aurel',
    images: [{ url: 'https://i.test/160', width: 160 }],
    type: 'artist',
  };
  await using spotify = await openSpotify(({ path }) => ({
    body:
      path === '/v1/me/top/tracks'
        ? pageOf([devTrack('t1'), devTrack('t2')])
        : pageOf([artist, { ...artist, id: 'ar2', images: [] }]),
  }));
  const { reader, access } = spotify;
  expect(await reader.topTracks(access, 'short_term')).toEqual([nightshift('t1'), nightshift('t2')]);
  expect(await reader.topArtists(access, 'long_term')).toEqual([
    { spotifyId: 'ar1', name: 'Aurel', imageUrl: 'https://i.test/160' },
    { spotifyId: 'ar2', name: 'Aurel', imageUrl: null },
  ]);
  expect(spotify.requests.map(({ query }) => query.get('time_range'))).toEqual(['short_term', 'long_term']);
  await using fresh = await openSpotify(() => ({ body: pageOf([], { limit: 0, total: 0 }) }));
  expect(await fresh.reader.topTracks(fresh.access, 'medium_term')).toEqual([]);
});

test.each([
  [{ id: 'u1', account_id: 'acc', display_name: 'Mina' }, ['acc', 'u1', 'Mina']],
  [{ id: 'u1', display_name: null, country: 'DE', product: 'premium' }, ['u1', 'u1', 'u1']],
])('a profile %j', async (body, expected) => {
  await using spotify = await openSpotify(() => ({ body }));
  const me = await spotify.reader.me(spotify.access);
  expect([me.accountId, me.userId, me.displayName]).toEqual(expected);
});
