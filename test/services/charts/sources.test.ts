import { describe, expect, it } from 'vitest';
import { playlistChart } from '../../../src/domain/charts/catalogue.ts';
import type { AccountId, AppId, MemberId } from '../../../src/domain/ids.ts';
import type { NewTrack } from '../../../src/domain/library.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { likenessByMatching } from '../../../src/providers/likeness-by-matching.ts';
import { createMusicBrainzIdentity } from '../../../src/providers/musicbrainz/providers.ts';
import { createSpotifyAlbums } from '../../../src/providers/spotify/albums.ts';
import type { SpotifyAccess } from '../../../src/providers/spotify/port.ts';
import { createSpotifySearch } from '../../../src/providers/spotify/search.ts';
import { createAskAnyone } from '../../../src/services/charts/askers.ts';
import { createChartFinding } from '../../../src/services/charts/finding.ts';
import { createChartIdentify } from '../../../src/services/charts/identify.ts';
import { createPlaylistCharts } from '../../../src/services/charts/playlist-source.ts';
import { chartEntry, chartList, openChartWorld } from '../../support/charts.ts';
import { openTestHttp } from '../../support/http.ts';
import { ANNA } from '../../support/jobs.ts';
import { openLoopback, type Reply, type SeenRequest } from '../../support/loopback.ts';
import { trackFrom } from '../../support/tracks.ts';

const MBID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const access: SpotifyAccess = {
  app: { id: 1 as AppId, clientId: 'c', mode: 'development' },
  ...{ displayName: 'x', token: async () => 'token', renew: async () => 'token' },
};
const signal = new AbortController().signal;

/** A server that answers as `respond` says, with the door before it. */
const serve = async (respond: (request: SeenRequest) => Reply) => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  return {
    ...{ http: door.http, url: server.url, requests: server.requests },
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

describe('a watched playlist', () => {
  const spec = playlistChart(ANNA, 1 as never, 'Pool');
  const source = (lines: readonly NewTrack[] | Error, found = true) =>
    createPlaylistCharts({
      store: {
        read: {
          sources: { find: async () => (found ? { memberId: ANNA, accountId: 1, externalId: 'p' } : null) },
        },
      } as never,
      accessOf: async () => access,
      reader: {
        playlistItems: async (_, __, offset) => {
          if (lines instanceof Error) throw lines;
          const page = lines.slice(offset, offset + 50).map((track) => ({ track, addedAt: null }));
          const next = offset + 50 < lines.length ? offset + 50 : null;
          return { lines: page, dropped: 0, total: lines.length, nextOffset: next };
        },
      },
    });

  it('is its first 200 tracks, each where it stands first', async () => {
    const tracks = Array.from({ length: 260 }, (_, at) =>
      trackFrom(`t${at % 230}`, { title: `T${at % 230}` }),
    );
    const answer = await source(tracks).read({ spec, now: 0 });
    expect(answer.kind === 'entries' ? answer.entries.length : answer).toBe(200);
    expect(answer).toMatchObject({ entries: { 0: { rank: 1, name: 'T0', spotifyId: 't0' } } });
  });

  it.each([
    [new AppError('RESOURCE_GONE', { provider: 'spotify' }), 'gone'],
    [new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' }), 'gone'],
    [new AppError('NEEDS_REAUTH', { displayName: 'x' }), 'nobody'],
  ])('says what is wrong: %s', async (error, kind) => {
    expect((await source(error).read({ spec, now: 0 })).kind).toBe(kind);
  });

  it('is gone with the source it was', async () => {
    expect((await source([], false).read({ spec, now: 0 })).kind).toBe('gone');
  });
});

describe('a question that anybody may ask', () => {
  const askers = [1, 2, 3].map((n) => ({
    ...{ memberId: String(n) as MemberId, accountId: n as AccountId, appId: (n === 3 ? 2 : 1) as AppId },
  }));
  const rest = (at: number) => new RetryAfter(at, { provider: 'spotify', bucket: 'search', why: 'quota' });
  const ask = (answers: Readonly<Record<number, Error | string>>) => {
    const asked: number[] = [];
    const anyone = createAskAnyone({
      store: { read: { charts: { askers: async () => askers } } } as never,
      clock: { now: () => 0, elapsed: () => 0 },
      accessOf: async (_, accountId) => {
        asked.push(accountId);
        const answer = answers[accountId];
        if (answer instanceof Error) throw answer;
        return access;
      },
    });
    return { asked, run: () => anyone(async () => 'answer') };
  };

  it('goes to the next app where one rests, and past accounts that cannot', async () => {
    const resting = ask({ 1: rest(100), 3: 'ok' });
    expect(await resting.run()).toBe('answer');
    expect(resting.asked).toEqual([1, 3]);
    const dead = ask({ 1: new AppError('NEEDS_REAUTH', { displayName: 'x' }), 2: 'ok' });
    expect(await dead.run()).toBe('answer');
  });

  it('waits for the first that comes back, or is for nobody', async () => {
    await expect(ask({ 1: rest(300), 3: rest(200) }).run()).rejects.toMatchObject({ at: 200 });
    const none = new AppError('NOT_LINKED', {});
    expect(await ask({ 1: none, 2: none, 3: none }).run()).toBeNull();
  });
});

describe('who stands on charts', () => {
  it('is asked about at MusicBrainz together and once, and namesakes are left alone', async () => {
    await using world = await openChartWorld();
    const { store, clock } = world;
    const credit = (name: string) => [{ name, artist: { id: MBID(50), name } }];
    await using server = await serve(({ path, query }) => {
      const q = query.get('query') ?? '';
      if (path === '/recording') {
        const recordings = [
          { id: MBID(1), title: 'Song 1', 'artist-credit': credit('Artist 1'), 'first-release-date': '2020' },
          { id: MBID(2), title: 'Song 1', 'artist-credit': credit('Somebody Else') },
        ];
        return { body: { count: 2, recordings } };
      }
      expect(q).toContain('artist:"Aurel"');
      const artists = [MBID(7), MBID(8)].map((id) => ({ id, name: 'Aurel' }));
      return { body: { count: 3, artists: [...artists, { id: MBID(9), name: 'Mina K.' }] } };
    });
    const deps = {
      ...{ http: server.http, url: server.url, userAgent: 'Segue/test ( x )', pace: async () => undefined },
    };
    const identity = createMusicBrainzIdentity(deps, likenessByMatching);
    const identify = createChartIdentify({ store, clock, identity });
    await world.fetch(await world.chart(), [...chartList(1, 2), chartEntry(3, 3, { mbid: MBID(33) })]);
    await world.fetch(await world.chart('deezer', 'artists'), [
      chartEntry(1, 1, { name: 'Aurel', artists: [] }),
      chartEntry(2, 2, { name: 'Mina K.', artists: [] }),
    ]);
    expect(await identify.run(signal)).toEqual({ asked: 4, found: 2, more: false });
    const all = await store.read.chartEntities.byIds([1, 2, 3, 4, 5] as never);
    expect(all.map(({ name, mbid }) => [name, mbid])).toEqual([
      ['Song 1', MBID(1)],
      ['Song 2', null],
      ['Song 3', MBID(33)],
      ['Aurel', null],
      ['Mina K.', MBID(9)],
    ]);
    const calls = server.requests.length;
    expect(calls).toBe(2);
    await world.fetch(await world.chart(), chartList(2, 1));
    expect(await identify.run(signal)).toEqual({ asked: 0, found: 0, more: false });
    expect(server.requests).toHaveLength(calls);
  });

  it('is what the catalogue calls the same: by code, by id, by name', async () => {
    await using world = await openChartWorld();
    const { store, clock } = world;
    const at = (title: string, more: Partial<NewTrack>): NewTrack =>
      trackFrom(title.replaceAll(' ', ''), { title, artists: [{ spotifyId: 'a', name: 'Aurel' }], ...more });
    await store.transaction((tx) =>
      tx.tracks.upsertTracks(
        [
          at('By code', { isrc: 'DEA122600015' }),
          at('Named', { albumTitle: 'Album', albumSpotifyId: 'album1' }),
        ],
        clock.now(),
      ),
    );
    await store.transaction((tx) =>
      tx.releases.upsert([{ spotifyId: 'album1', title: 'Album', releaseDate: null, imageUrl: null }], 1),
    );
    await world.fetch(await world.chart(), [
      chartEntry(1, 1, { name: 'Other words', isrc: 'DEA122600015' }),
      chartEntry(2, 2, { name: 'NAMED', artists: ['aurel'] }),
      chartEntry(3, 3, { name: 'Unknown', artists: ['Aurel'] }),
    ]);
    await world.fetch(await world.chart('deezer', 'albums'), [
      chartEntry(4, 1, { name: 'Album', artists: ['Aurel'] }),
    ]);
    await world.fetch(await world.chart('deezer', 'artists'), [
      chartEntry(5, 1, { name: 'Aurel', artists: [] }),
    ]);
    expect(await world.resolve.run(signal)).toBe(4);
    const all = await store.read.chartEntities.byIds([1, 2, 3, 4, 5] as never);
    expect(
      all.map(({ trackId, artistId, releaseId }) => [trackId, artistId, releaseId].map((id) => id !== null)),
    ).toEqual([
      [true, false, false],
      [true, true, false],
      [false, true, false],
      [false, true, true],
      [false, true, false],
    ]);
    // What was found is not looked for again; what was not is, later.
    expect(await world.resolve.run(signal)).toBe(0);
    expect(
      (await store.read.chartEntities.toResolve(clock.now() + 4 * 86_400_000, 10)).map(({ id }) => id),
    ).toEqual([3]);
  });
});

describe('finding something on Spotify', () => {
  const entity = (kind: 'track' | 'album', more: object = {}) => ({
    ...{
      id: 1 as never,
      kind,
      name: 'Nightshift',
      artists: ['Aurel'],
      isrc: null,
      imageUrl: null,
      url: null,
    },
    ...{ label: null, releaseDate: null, spotifyId: null, mbid: null, namedBy: 'deezer' as const },
    ...{ trackId: null, artistId: null, releaseId: null, ...more },
  });
  const track = (id: string, name: string, artist: string) => ({
    ...{ type: 'track', id, uri: `spotify:track:${id}`, name, artists: [{ id: 'a', name: artist }] },
    ...{ duration_ms: 200_000, external_ids: {} },
  });

  it('takes the track that is certainly meant, and no other', async () => {
    let items = [track('x', 'Nightshift', 'Somebody Else'), track('y', 'Nightshift', 'Aurel')];
    await using server = await serve(() => ({ body: { tracks: { items } } }));
    const spotify = { http: server.http, apiUrl: server.url };
    const finding = createChartFinding({
      search: createSpotifySearch(spotify),
      albums: createSpotifyAlbums(spotify),
    });
    const found = await finding.tracksOf(access, entity('track'), signal);
    expect(found.map(({ uri }) => uri)).toEqual(['spotify:track:y']);
    items = [track('x', 'Another Song', 'Somebody Else')];
    expect(await finding.tracksOf(access, entity('track'), signal)).toEqual([]);
  });

  it('reads all of the album of that name, with its pictures and dates', async () => {
    const album = {
      name: 'Nightshift',
      images: [{ url: 'https://img.test/1.jpg', width: 300 }],
      release_date: '2026',
    };
    await using server = await serve(({ path, query }) => {
      if (path === '/search') {
        const items = [
          { id: 'other', name: 'Nightshift', artists: [{ name: 'Somebody Else' }] },
          { id: 'ours', name: 'Nightshift!', artists: [{ name: 'Aurel' }] },
        ];
        return { body: { albums: { items } } };
      }
      if (path === '/albums/ours') {
        return {
          body: { id: 'ours', ...album, tracks: { items: [track('a', 'A', 'Aurel'), null], next: 'more' } },
        };
      }
      expect(query.get('offset')).toBe('2');
      return { body: { items: [track('b', 'B', 'Aurel')], next: null } };
    });
    const spotify = { http: server.http, apiUrl: server.url };
    const finding = createChartFinding({
      search: createSpotifySearch(spotify),
      albums: createSpotifyAlbums(spotify),
    });
    const found = await finding.tracksOf(access, entity('album'), signal);
    expect(found).toMatchObject([
      {
        uri: 'spotify:track:a',
        albumTitle: 'Nightshift',
        albumSpotifyId: 'ours',
        imageUrl: 'https://img.test/1.jpg',
      },
      { uri: 'spotify:track:b', releaseDate: '2026' },
    ]);
  });
});
