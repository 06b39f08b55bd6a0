import { describe, expect, it } from 'vitest';
import { type ChartWish, chooseChart } from '../../../src/domain/charts/catalogue.ts';
import type { ChartSourceName } from '../../../src/domain/charts/chart.ts';
import type { AppId } from '../../../src/domain/ids.ts';
import { createAppleCharts } from '../../../src/providers/apple/charts.ts';
import { createBeatportCharts } from '../../../src/providers/beatport/charts.ts';
import type { ChartAnswer, ChartSource } from '../../../src/providers/chart-source-port.ts';
import { createDeezerCharts } from '../../../src/providers/deezer/charts.ts';
import type { Http } from '../../../src/providers/http-port.ts';
import { createListenBrainzCharts } from '../../../src/providers/listenbrainz/charts.ts';
import { createSpotifyCharts } from '../../../src/providers/spotify/charts.ts';
import { TEST_NOW } from '../../support/clock.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply, type SeenRequest } from '../../support/loopback.ts';

const ALL = new Set<ChartSourceName>(['deezer', 'apple', 'listenbrainz', 'beatport', 'spotify']);
const MBID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** One fetch of a chart from a server that answers as `respond` says. */
const fetchFrom = async (
  respond: (request: SeenRequest) => Reply,
  make: (deps: { http: Http; url: string }) => ChartSource,
  wish: Partial<ChartWish>,
) => {
  await using server = await openLoopback(respond);
  await using door = openTestHttp();
  const http: Http = {
    ...door.http,
    request: (request) => door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 8 } }),
  };
  const spec = chooseChart({ source: null, list: null, genre: null, country: null, ...wish }, ALL);
  if (spec === null) throw new Error('there is no such chart');
  const answer = await make({ http, url: server.url }).read({ spec, now: TEST_NOW });
  return { answer, requests: server.requests, spent: door.spent };
};
const entriesOf = (answer: ChartAnswer) => (answer.kind === 'entries' ? answer.entries : answer.kind);
const asked = ({ path, query }: SeenRequest): string => `${path}?${query}`;

describe('Deezer', () => {
  const track = (id: number, more: object = {}) => ({
    ...{ id, title: `Song ${id}`, link: `https://www.deezer.com/track/${id}`, position: id, rank: 900_000 },
    artist: { id: 1, name: 'Aurel', picture_medium: 'https://img.test/a.jpg' },
    album: { id: 2, title: 'Album', cover_medium: `https://img.test/${id}.jpg` },
    ...more,
  });

  it('tells tracks of a genre in their order', async () => {
    const { answer, requests, spent } = await fetchFrom(
      () => ({ body: { data: [track(1), track(2), track(1), { id: 3 }], total: 4 } }),
      createDeezerCharts,
      { source: 'deezer', genre: 'Electro' },
    );
    expect(requests.map(asked)).toEqual(['/chart/106/tracks?limit=100']);
    expect(spent[0]).toMatchObject({ provider: 'deezer', bucket: 'chart' });
    expect(entriesOf(answer)).toMatchObject([
      { rank: 1, name: 'Song 1', artists: ['Aurel'], externalId: '1', imageUrl: 'https://img.test/1.jpg' },
      { rank: 2, externalId: '2' },
    ]);
    expect(answer).toMatchObject({ raw: { total: 4 } });
  });

  it('tells albums and artists by their own fields', async () => {
    const album = {
      id: 5,
      title: 'Album',
      artist: { name: 'Aurel' },
      cover_medium: 'https://img.test/5.jpg',
    };
    const { answer: albums } = await fetchFrom(() => ({ body: { data: [album] } }), createDeezerCharts, {
      list: 'albums',
    });
    expect(entriesOf(albums)).toMatchObject([{ name: 'Album', artists: ['Aurel'] }]);
    const artist = { id: 6, name: 'Mina K.', picture_medium: 'https://img.test/6.jpg' };
    const { answer: artists, requests } = await fetchFrom(
      () => ({ body: { data: [artist] } }),
      createDeezerCharts,
      { list: 'artists' },
    );
    expect(requests[0]?.path).toBe('/chart/0/artists');
    expect(entriesOf(artists)).toMatchObject([{ name: 'Mina K.', artists: [], externalId: '6' }]);
  });

  it.each([
    ['an unknown genre', { error: { type: 'DataException', message: 'no data', code: 800 } }, 'gone'],
    ['another envelope', { charts: [] }, 'shape'],
    ['entries of another shape', { data: [{ song: 1 }, { song: 2 }, track(3)] }, 'shape'],
    ['nothing', { data: [] }, []],
  ])('tells %s', async (_, body, told) => {
    const { answer } = await fetchFrom(() => ({ body }), createDeezerCharts, { source: 'deezer' });
    expect(entriesOf(answer)).toEqual(told);
  });

  it('throws what is no answer', async () => {
    const failing = fetchFrom(() => ({ body: { error: { code: 200 } } }), createDeezerCharts, {
      source: 'deezer',
    });
    await expect(failing).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  });
});

describe('Apple', () => {
  const song = (id: string) => ({
    ...{ artistName: 'Aurel & Mina K.', id, name: `Song ${id}`, releaseDate: '2026-11-13', kind: 'songs' },
    artworkUrl100: `https://img.test/${id}/100x100bb.jpg`,
    url: `https://music.apple.com/de/album/${id}`,
  });
  const feed = (results: unknown) => ({ feed: { title: 'Top Songs', country: 'de', results } });

  it('reads the file of a country, and of a person at home there', async () => {
    const { answer, requests } = await fetchFrom(
      () => ({ body: feed([song('1'), song('2')]) }),
      createAppleCharts,
      {
        source: 'apple',
        country: 'de',
      },
    );
    expect(requests[0]?.path).toBe('/de/music/most-played/100/songs.json');
    expect(entriesOf(answer)).toMatchObject([
      {
        ...{ rank: 1, name: 'Song 1', artists: ['Aurel & Mina K.'], releaseDate: '2026-11-13' },
        imageUrl: 'https://img.test/1/300x300bb.jpg',
      },
      { rank: 2 },
    ]);
    const { requests: albums } = await fetchFrom(() => ({ body: feed([]) }), createAppleCharts, {
      ...{ source: 'apple', list: 'albums' },
    });
    expect(albums[0]?.path).toBe('/us/music/most-played/100/albums.json');
  });

  it.each([
    [404, {}, 'gone'],
    [200, { feed: {} }, 'shape'],
  ])('tells %i apart', async (status, body, told) => {
    const { answer } = await fetchFrom(() => ({ status, body }), createAppleCharts, { source: 'apple' });
    expect(answer.kind).toBe(told);
  });
});

describe('ListenBrainz', () => {
  const make = (deps: { http: Http; url: string }) =>
    createListenBrainzCharts({ ...deps, userAgent: 'Segue/test', token: 'secret' });
  const payload = (name: string, rows: unknown[]) => ({
    payload: { [name]: rows, count: rows.length, range: 'week' },
  });

  it('tells recordings with their ids, and those without one by their words', async () => {
    const row = {
      artist_name: 'Aurel',
      track_name: 'Night',
      listen_count: 9,
      caa_id: 7,
      caa_release_mbid: MBID(9),
    };
    const { answer, requests } = await fetchFrom(
      () => ({
        body: payload('recordings', [
          { ...row, recording_mbid: MBID(1) },
          { ...row, track_name: 'Day' },
        ]),
      }),
      make,
      { source: 'listenbrainz' },
    );
    expect(requests.map(asked)).toEqual(['/stats/sitewide/recordings?range=week&count=100&offset=0']);
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Token secret', 'user-agent': 'Segue/test' });
    expect(entriesOf(answer)).toMatchObject([
      {
        ...{ name: 'Night', externalId: MBID(1), mbid: MBID(1) },
        imageUrl: `https://coverartarchive.org/release/${MBID(9)}/7-250.jpg`,
      },
      { name: 'Day', externalId: 'name:day|aurel', mbid: null },
    ]);
  });

  it('tells artists and release groups', async () => {
    const artist = { artist_name: 'Aurel', artist_mbids: [MBID(2)], listen_count: 5 };
    const { answer } = await fetchFrom(() => ({ body: payload('artists', [artist]) }), make, {
      ...{ source: 'listenbrainz', list: 'artists' },
    });
    expect(entriesOf(answer)).toMatchObject([{ name: 'Aurel', artists: [], mbid: MBID(2) }]);
    const group = { artist_name: 'Aurel', release_group_name: 'Album', release_group_mbid: MBID(3) };
    const { answer: albums } = await fetchFrom(() => ({ body: payload('release_groups', [group]) }), make, {
      ...{ source: 'listenbrainz', list: 'albums' },
    });
    expect(entriesOf(albums)).toMatchObject([{ name: 'Album', mbid: MBID(3) }]);
  });

  it('says nothing while nothing was counted, and shape where another list stands', async () => {
    const { answer } = await fetchFrom(() => ({ status: 204 }), make, { source: 'listenbrainz' });
    expect(entriesOf(answer)).toEqual([]);
    const { answer: other } = await fetchFrom(() => ({ body: payload('tracks', []) }), make, {
      source: 'listenbrainz',
    });
    expect(other.kind).toBe('shape');
  });

  it('puts fresh releases that are listened to first, each album once, and leaves out what is not new', async () => {
    const release = (n: number, more: object = {}) => ({
      ...{ artist_credit_name: `Artist ${n}`, release_name: `Album ${n}`, release_mbid: MBID(n) },
      ...{ release_group_mbid: MBID(100 + n), release_date: `2026-11-${10 + n}` },
      release_group_primary_type: 'Album',
      ...more,
    });
    const releases = [
      release(1),
      release(2, { listen_count: 50 }),
      release(3, { release_group_secondary_type: 'Compilation' }),
      release(4, { release_group_primary_type: 'Broadcast' }),
      release(5),
      release(6, { release_group_mbid: MBID(105) }),
      { odd: true },
    ];
    const { answer, requests } = await fetchFrom(() => ({ body: { payload: { releases } } }), make, {
      ...{ source: 'listenbrainz', list: 'new' },
    });
    expect(requests[0]?.query.get('release_date')).toBe('2026-11-16');
    expect(entriesOf(answer)).toMatchObject([
      { rank: 1, name: 'Album 2', externalId: MBID(102) },
      { rank: 2, name: 'Album 6', releaseDate: '2026-11-16' },
      { rank: 3, name: 'Album 1' },
    ]);
  });
});

describe('Beatport', () => {
  const make = ({ http, url }: { http: Http; url: string }) =>
    createBeatportCharts({
      http,
      apiUrl: url,
      access: { token: async () => 'token', renew: async () => 'token', refused: async () => undefined },
    });
  const track = (id: number) => ({
    ...{ id, name: 'Nightshift', mix_name: id === 1 ? 'Original Mix' : 'Mina K. Remix', slug: 'nightshift' },
    ...{
      isrc: 'DEA122600015',
      artists: [
        { id: 1, name: 'Aurel' },
        { id: 2, name: 'Mina K.' },
      ],
    },
    remixers: id === 1 ? [] : [{ id: 2, name: 'Mina K.' }],
    release: {
      id: 3,
      name: 'EP',
      label: { id: 4, name: 'Blackline' },
      image: { uri: 'https://img.test/b.jpg' },
    },
    ...{ publish_date: '2026-11-14', new_release_date: '2026-11-13' },
  });
  const page = (results: unknown[], next: string | null = null) => ({ results, next, count: results.length });

  it('tells the top of a genre, page by page, as everybody else calls its tracks', async () => {
    const { answer, requests } = await fetchFrom(
      ({ query }) => ({ body: query.get('page') === '1' ? page([track(1)], 'x?page=2') : page([track(2)]) }),
      make,
      { source: 'beatport', genre: '6' },
    );
    expect(requests.map(asked)).toEqual([
      '/catalog/genres/6/top/100/?per_page=100&page=1',
      '/catalog/genres/6/top/100/?per_page=100&page=2',
    ]);
    expect(requests[0]?.headers.authorization).toBe('Bearer token');
    expect(entriesOf(answer)).toMatchObject([
      {
        rank: 1,
        name: 'Nightshift',
        artists: ['Aurel', 'Mina K.'],
        isrc: 'DEA122600015',
        label: 'Blackline',
      },
      { rank: 2, name: 'Nightshift (Mina K. Remix)', artists: ['Aurel'] },
    ]);
  });

  it('tells what went on sale in a genre in the last days', async () => {
    const release = {
      id: 7,
      name: 'EP',
      slug: 'ep',
      artists: [{ id: 1, name: 'Aurel' }],
      label: { name: 'Blackline' },
    };
    const { answer, requests } = await fetchFrom(() => ({ body: page([release]) }), make, {
      ...{ source: 'beatport', list: 'new', genre: 'Tech House' },
    });
    expect(requests[0]?.path).toBe('/catalog/releases/');
    expect(requests[0]?.query.get('publish_date')).toBe('2026-11-09:2026-11-16');
    expect(entriesOf(answer)).toMatchObject([
      { name: 'EP', label: 'Blackline', url: 'https://www.beatport.com/release/ep/7' },
    ]);
  });

  it('says when there is no such genre, and when it is another catalogue', async () => {
    const { answer } = await fetchFrom(() => ({ status: 404 }), make, { source: 'beatport' });
    expect(answer.kind).toBe('gone');
    const { answer: other } = await fetchFrom(() => ({ body: { tracks: [] } }), make, { source: 'beatport' });
    expect(other.kind).toBe('shape');
  });
});

describe('Spotify', () => {
  const access = (mode: 'development' | 'extended') => ({
    app: { id: 1 as AppId, clientId: 'client', mode },
    ...{ displayName: 'x', token: async () => 'token', renew: async () => 'token' },
  });
  const make =
    (mode: 'development' | 'extended' | null) =>
    ({ http, url }: { http: Http; url: string }) =>
      createSpotifyCharts({
        http,
        apiUrl: url,
        ask: async (question) => (mode === null ? null : question(access(mode))),
      });
  const album = (n: number) => ({
    ...{
      id: `album${n}`,
      name: `Album ${n}`,
      artists: [{ id: 'a', name: 'Aurel' }],
      release_date: '2026-11-13',
    },
    images: [{ url: `https://img.test/${n}.jpg`, width: 300 }],
  });
  const albums = (items: unknown[], next: string | null) => ({ albums: { items, next } });

  it('reads its own list where the quota is extended', async () => {
    const { answer, requests } = await fetchFrom(
      ({ query }) => ({
        body: albums([album(Number(query.get('offset')))], query.get('offset') === '0' ? 'next' : null),
      }),
      make('extended'),
      { source: 'spotify' },
    );
    expect(requests.map(asked)).toEqual([
      '/browse/new-releases?limit=50&offset=0',
      '/browse/new-releases?limit=50&offset=50',
    ]);
    expect(entriesOf(answer)).toMatchObject([
      {
        rank: 1,
        name: 'Album 0',
        artists: ['Aurel'],
        spotifyId: 'album0',
        imageUrl: 'https://img.test/0.jpg',
      },
      { rank: 2, spotifyId: 'album50' },
    ]);
  });

  it('searches what is tagged as new in development mode, five calls at the most', async () => {
    const { requests, spent, answer } = await fetchFrom(
      ({ query }) => ({ body: albums([album(Number(query.get('offset'))), null], 'next') }),
      make('development'),
      { source: 'spotify' },
    );
    expect(requests).toHaveLength(5);
    expect(requests[4]?.query.toString()).toBe('q=tag%3Anew&type=album&limit=10&offset=40');
    expect(new Set(spent.map(({ bucket }) => bucket))).toEqual(new Set(['search']));
    expect(entriesOf(answer)).toHaveLength(5);
  });

  it('searches where the list is closed to the app', async () => {
    const { requests } = await fetchFrom(
      ({ path }) =>
        path === '/search'
          ? { body: albums([album(1)], null) }
          : { status: 403, body: { error: { status: 403, message: 'Forbidden' } } },
      make('extended'),
      { source: 'spotify' },
    );
    expect(requests.map(({ path }) => path)).toEqual(['/browse/new-releases', '/search']);
  });

  it('says when nobody can ask, and when the answer is another one', async () => {
    const { answer } = await fetchFrom(() => ({ body: {} }), make(null), { source: 'spotify' });
    expect(answer.kind).toBe('nobody');
    const { answer: other } = await fetchFrom(() => ({ body: { items: [] } }), make('development'), {
      source: 'spotify',
    });
    expect(other.kind).toBe('shape');
  });
});
