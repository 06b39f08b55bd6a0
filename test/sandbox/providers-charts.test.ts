import { afterAll, describe, expect, it } from 'vitest';
import { DAY } from '../../scripts/sandbox/world/clock.ts';
import { openProviders } from '../support/providers-double.ts';

const { double, world, get } = await openProviders();
const { urls, credentials } = double;
afterAll(() => double.close());

const deezer = async (path: string) => (await get(`${urls.DEEZER_URL}/${path}`)).body;
const apple = (path: string) => get(`${urls.APPLE_FEEDS_URL}/${path}`);
const sitewide = async (path: string) =>
  (await get(`${urls.LISTENBRAINZ_URL}/stats/sitewide/${path}`)).body.payload;
const idsOf = (items: { id: unknown }[]) => items.map(({ id }) => id);

describe('charts of Deezer', () => {
  it('have positions, covers and a next page, ten at a time', async () => {
    const first = await deezer('chart/0/tracks');
    expect(first).toMatchObject({ total: 100, next: expect.stringContaining('index=10') });
    expect(first.data.map(({ position }: { position: number }) => position)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(first.data[0]).toMatchObject({ type: 'track', artist: { name: expect.any(String) } });
    expect((await fetch(first.data[0].album.cover_small)).headers.get('content-type')).toBe('image/png');
    const rest = await deezer('chart/0/tracks?limit=500&index=10');
    expect(rest.data).toHaveLength(90);
    expect(rest).not.toHaveProperty('next');
  });

  it('are there by genre, for albums and artists, and not for genres there are not', async () => {
    const genres = (await deezer('genre')).data;
    expect(genres[0]).toMatchObject({ id: 0, name: 'All' });
    const techno = await deezer('chart/110/tracks?limit=100');
    expect(idsOf(techno.data)).not.toEqual(idsOf((await deezer('chart/0/tracks?limit=100')).data));
    expect((await deezer('chart/0/albums?limit=3')).data[2]).toMatchObject({
      position: 3,
      record_type: expect.any(String),
      artist: { picture_medium: expect.any(String) },
    });
    expect((await deezer('chart/0/artists?limit=5')).data).toHaveLength(5);
    expect(await deezer('chart/123456/tracks')).toMatchObject({ error: { code: 800 } });
    expect(Object.keys(await deezer('chart'))).toEqual([
      'tracks',
      'albums',
      'artists',
      'playlists',
      'podcasts',
    ]);
  });
});

describe('feeds of Apple', () => {
  it('differ by country and are written the way Apple writes them', async () => {
    const { body } = await apple('de/music/most-played/100/songs.json');
    expect(body.feed).toMatchObject({
      title: 'Top Songs',
      country: 'de',
      updated: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} 00:00:00 \+0000$/),
    });
    expect(body.feed.results).toHaveLength(100);
    const [song] = body.feed.results;
    expect(song).toMatchObject({ kind: 'songs', id: expect.stringMatching(/^\d{9,10}$/) });
    expect((await fetch(song.artworkUrl100)).headers.get('content-type')).toBe('image/png');
    const us = await apple('us/music/most-played/100/songs.json');
    expect(idsOf(us.body.feed.results)).not.toEqual(idsOf(body.feed.results));
    const albums = await apple('de/music/most-played/50/albums.json');
    expect(albums.body.feed.results.some(({ name }: { name: string }) => name.endsWith(' - Single'))).toBe(
      true,
    );
  });

  it.each(['zz/music/most-played/10/songs.json', 'de/music/most-played/200/songs.json'])(
    'answer %s with a page and 500',
    async (path) => {
      const heard = await apple(path);
      expect(heard.status).toBe(500);
      expect(heard.headers.get('content-type')).toContain('html');
    },
  );
});

describe('sitewide statistics of ListenBrainz', () => {
  it('are told by range, most heard first, some without ids', async () => {
    const week = await sitewide('recordings?range=week&count=200');
    expect(week).toMatchObject({ range: 'week', count: 200, offset: 0, total_recording_count: 1_000 });
    const counts = week.recordings.map(({ listen_count: count }: { listen_count: number }) => count);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    const mbids = week.recordings.map(({ recording_mbid: mbid }: { recording_mbid: string | null }) => mbid);
    expect([mbids.includes(null), mbids.some((mbid: string | null) => mbid !== null)]).toEqual([true, true]);
    expect((await sitewide('artists?range=month')).artists).toHaveLength(25);
    expect((await sitewide('releases?count=3&offset=2')).releases[0]).toHaveProperty('release_name');
    expect((await sitewide('release-groups?count=1')).release_groups[0]).toHaveProperty('release_group_mbid');
    const bad = await get(`${urls.LISTENBRAINZ_URL}/stats/sitewide/artists?range=decade`);
    expect(bad).toMatchObject({ status: 400, body: { code: 400, error: 'Invalid range: decade' } });
  });
});

describe('users of Last.fm', () => {
  const ask = async (parameters: Record<string, string>) =>
    (
      await get(
        `${urls.LASTFM_URL}/?${new URLSearchParams({ api_key: credentials.lastfmApiKey, format: 'json', ...parameters })}`,
      )
    ).body;
  const recent = (parameters: Record<string, string> = {}) =>
    ask({ method: 'user.getRecentTracks', user: 'lena_outside', ...parameters });

  it('show what they heard, page by page, with the times it began', async () => {
    const truth = double.lastfm.scrobbles('lena_outside');
    const first = (await recent({ limit: '1000' })).recenttracks;
    expect(first['@attr']).toEqual({
      user: 'lena_outside',
      page: '1',
      perPage: '1000',
      total: String(truth.length),
      totalPages: String(Math.ceil(truth.length / 1_000)),
    });
    expect(truth.length).toBeGreaterThan(3_000);
    const seen = [];
    for (let page = 1; page <= Number(first['@attr'].totalPages); page++) {
      const { track } = (await recent({ limit: '1000', page: String(page) })).recenttracks;
      seen.push(...track.map(({ date }: { date: { uts: string } }) => Number(date.uts) * 1_000));
    }
    expect(seen).toEqual(truth.map(({ at }) => at));
    expect(first.track[0].date['#text']).toMatch(/^\d\d \w{3} 20\d\d, \d\d:\d\d$/);
    const [newest, , third] = truth.map(({ at }) => at / 1_000);
    const range = (await recent({ from: String(third), to: String(newest) })).recenttracks;
    expect(range.track).toHaveLength(3);
    expect((await recent({ page: '99999' })).recenttracks.track).toEqual([]);
  });

  it('play something now, on every page and without a date', async () => {
    double.lastfm.setNowPlaying('lena_outside', world.catalogue.tracks[0]?.id ?? '');
    const { track } = (await recent({ limit: '5', page: '2' })).recenttracks;
    expect(track).toHaveLength(6);
    expect(track[0]['@attr']).toEqual({ nowplaying: 'true' });
    expect(track[0]).not.toHaveProperty('date');
    double.lastfm.setNowPlaying('lena_outside', null);
  });

  it.each<[Record<string, string>, number]>([
    [{ user: 'nobody-here' }, 6],
    [{ user: '' }, 6],
    [{ user: 'soren_hidden' }, 17],
    [{ api_key: 'wrong' }, 10],
    [{ limit: '5000' }, 6],
    [{ page: '0' }, 6],
  ])('answer %o with an error', async (parameters, error) => {
    expect(await recent(parameters)).toMatchObject({ error, message: expect.any(String) });
  });

  it('have a page of their own, hidden or not, and may change their mind', async () => {
    expect(await ask({ method: 'user.getInfo', user: 'soren_hidden' })).toMatchObject({
      user: { name: 'soren_hidden', playcount: expect.stringMatching(/^\d+$/) },
    });
    double.lastfm.setPrivate('soren_hidden', false);
    expect(await recent({ user: 'SOREN_hidden' })).toHaveProperty('recenttracks');
  });
});

it('charts move from day to day and are the same for the same day', async () => {
  const top = async () => idsOf((await deezer('chart/0/tracks?limit=100')).data);
  const before = await top();
  expect(await top()).toEqual(before);
  world.clock.advance(DAY);
  const after = await top();
  const kept = after.filter((id) => before.includes(id));
  expect(kept.length).toBeGreaterThan(70);
  expect(after).not.toEqual(before);
  world.clock.advance(30 * DAY);
  expect((await top()).filter((id) => before.includes(id)).length).toBeLessThan(95);
});

it('a chart may have nothing in it', async () => {
  double.faults.add({ provider: 'deezer', answer: { kind: 'no-entries' }, times: 1 });
  expect(await deezer('chart/0/tracks')).toMatchObject({ data: [] });
});

it('an artist who changes their name does so in every chart', async () => {
  const [{ name }] = (await deezer('chart/0/artists?limit=1')).data;
  double.renameInCharts(name, 'Somebody Else');
  expect((await deezer('chart/0/artists?limit=1')).data[0].name).toBe('Somebody Else');
});
