import { describe, expect, test } from 'vitest';
import { createScrobbles } from '../../../src/providers/lastfm/scrobbles.ts';
import { TEST_NOW } from '../../support/clock.ts';
import type { Reply, Responder, SeenRequest } from '../../support/loopback.ts';
import { openScrobbles } from '../../support/scrobbles.ts';
import { caught, told } from '../../support/subjects.ts';

const KEY = 'c0ffee-secret-key';
const open = (respond: Responder) =>
  openScrobbles(respond, ({ url, ...deps }) => createScrobbles({ ...deps, url: `${url}/2.0`, apiKey: KEY }));

const rj = { name: 'RJ', token: null };
const NOW = TEST_NOW / 1_000;
const anywhere = { before: null, after: null };

/** An entry as the documentation and captured answers show it: numbers as text, texts under `#text`. */
const track = (at: number, more: object = {}) => ({
  artist: { mbid: '61fdc79c-df1a-4999-8d2f-668f18c11283', '#text': 'Kvelertak' },
  streamable: '0',
  image: [{ size: 'small', '#text': '' }],
  mbid: '4eff0f9b-348d-4365-9280-ad34d67c3f52',
  album: { mbid: '48ff1b5f-cbc2-4301-a40f-325cb4f89760', '#text': 'Meir' },
  name: 'Åpenbaring',
  url: 'https://www.last.fm/music/Kvelertak/_/%C3%85penbaring',
  date: { uts: String(at), '#text': '14 Nov 2023, 13:20' },
  ...more,
});
const playing = { ...track(0), date: undefined, '@attr': { nowplaying: 'true' } };
const page = (tracks: unknown, totalPages: unknown = '9'): Reply => ({
  body: {
    recenttracks: {
      track: tracks,
      '@attr': { user: 'RJ', page: '1', perPage: '200', totalPages, total: '1700' },
    },
  },
});
const failure = (error: number, status = 200): Reply => ({
  status,
  body: { error, message: `words of theirs about ${KEY}` },
});
const isInfo = ({ query }: SeenRequest) => query.get('method') === 'user.getinfo';
const info: Reply = {
  body: {
    user: { name: 'RJ', playcount: '150316', registered: { unixtime: '1037793040', '#text': 1037793040 } },
  },
};

describe('a page of plays', () => {
  test('is asked for by name and time, with the key and who asks', async () => {
    await using it = await open(() => page([]));
    await it.source.page(rj, { before: 1_700_000_000_500, after: 1_699_000_000_500 });
    const [request] = it.requests;
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      method: 'user.getrecenttracks',
      user: 'RJ',
      limit: '200',
      from: '1699000000',
      to: '1700000001',
      api_key: KEY,
      format: 'json',
    });
    expect(request?.headers['user-agent']).toBe('Segue/0 ( test )');
    expect(it.door.spent).toMatchObject([{ provider: 'lastfm', app: '-', bucket: 'scrobbles' }]);
  });

  test('tells plays, not what is playing now', async () => {
    await using it = await open(() => page([playing, track(NOW - 60)]));
    expect(await it.source.page(rj, anywhere)).toEqual({
      scrobbles: [
        {
          title: 'Åpenbaring',
          artist: 'Kvelertak',
          artists: ['Kvelertak'],
          album: 'Meir',
          at: TEST_NOW - 60_000,
          stamp: 'start',
          durationMs: null,
          spotifyId: null,
          isrc: null,
          recordingMbid: '4eff0f9b-348d-4365-9280-ad34d67c3f52',
        },
      ],
      unreadable: 0,
      next: TEST_NOW - 59_000,
    });
  });

  test.each<[string, unknown, object]>([
    ['one alone, as an object', track(NOW - 60), {}],
    [
      'the extended form',
      [track(NOW - 60, { artist: { name: 'Kvelertak', url: 'x' }, loved: '0' })],
      { artist: 'Kvelertak' },
    ],
    ['an artist as plain text', [track(NOW - 60, { artist: 'Kvelertak' })], { artist: 'Kvelertak' }],
    [
      'no album and no id',
      [track(NOW - 60, { album: { '#text': '' }, mbid: '' })],
      { album: null, recordingMbid: null },
    ],
    ['a time that is a number', [track(NOW - 60, { date: { uts: NOW - 60 } })], {}],
  ])('takes %s', async (_, tracks, expected) => {
    await using it = await open(() => page(tracks));
    expect((await it.source.page(rj, anywhere)).scrobbles).toMatchObject([
      { at: TEST_NOW - 60_000, ...expected },
    ]);
  });

  test('leaves out what is no play, and counts it', async () => {
    const odd = [track(NOW, { name: '' }), track(0), track(NOW + 5 * 86_400), track(NOW, { artist: {} })];
    await using it = await open(() => page([playing, ...odd, track(NOW - 5)]));
    const { scrobbles, unreadable } = await it.source.page(rj, anywhere);
    expect([scrobbles.length, unreadable]).toEqual([1, odd.length]);
  });

  test.each<[string, Reply, number | null]>([
    ['comes while there are pages', page([track(1_700_000_090), track(1_700_000_080)]), 1_700_000_081_000],
    ['does not come after the last', page([track(1_700_000_080)], '1'), null],
    ['does not come when nothing was there', page([], '0'), null],
    ['does not come when only something plays', page([playing], '9'), null],
    ['does not come without a field', { body: { recenttracks: { '@attr': { totalPages: '0' } } } }, null],
  ])('the next one %s', async (_, reply, next) => {
    await using it = await open(() => reply);
    expect((await it.source.page(rj, anywhere)).next).toBe(next);
  });
});

describe('a listener', () => {
  test('is there when both the profile and the plays are', async () => {
    await using it = await open((request) => (isInfo(request) ? info : page([playing, track(NOW)])));
    expect(await it.source.profile({ name: 'rj', token: null })).toEqual({ name: 'RJ', total: 150_316 });
    expect(it.requests.map(({ query }) => query.get('limit'))).toEqual([null, '1']);
  });

  test('who hides what they play has a profile all the same', async () => {
    await using it = await open((request) => (isInfo(request) ? info : failure(17, 403)));
    expect(await caught(it.source.profile(rj))).toMatchObject({
      code: 'LISTENER_PRIVATE',
      data: { provider: 'lastfm', name: 'RJ' },
    });
  });

  test.each<[string, Reply, object]>([
    ['nobody', failure(6, 404), { code: 'LISTENER_UNKNOWN', data: { name: 'RJ' } }],
    ['nobody, with 200', failure(6), { code: 'LISTENER_UNKNOWN' }],
    ['hidden, with 200', failure(17), { code: 'LISTENER_PRIVATE' }],
    ['a key that is refused', failure(10, 403), { data: { why: 'refused' } }],
    ['a failure of theirs', failure(8, 500), { data: { why: 'server' } }],
    ['too many questions', failure(29), { name: 'RetryAfter', bucket: 'scrobbles' }],
    ['an outage', failure(11), { name: 'RetryAfter', why: 'outage' }],
    ['another shape', { body: { recent: [] } }, { data: { why: 'bad_body' } }],
    ['HTML', { status: 403, body: '<html>' }, { data: { why: 'refused' } }],
  ])('%s', async (_, reply, expected) => {
    await using it = await open(() => reply);
    const error = await caught(it.source.page(rj, anywhere));
    expect(error).toMatchObject(expected);
    expect(`${told(error)}${it.door.lines.join('\n')}`).not.toMatch(/c0ffee|api_key/);
  });
});
