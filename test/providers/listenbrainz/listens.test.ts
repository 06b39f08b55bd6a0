import { describe, expect, test } from 'vitest';
import { createListens } from '../../../src/providers/listenbrainz/listens.ts';
import { TEST_NOW } from '../../support/clock.ts';
import type { Reply, Responder, SeenRequest } from '../../support/loopback.ts';
import { openScrobbles } from '../../support/scrobbles.ts';
import { caught, told } from '../../support/subjects.ts';

const TOKEN = '6c3a0f5e-user-token-nobody-may-see';
const OPERATORS = 'f00d-operators-token';
const open = (respond: Responder, token?: string) =>
  openScrobbles(respond, (deps) => createListens({ ...deps, token }));

const rob = { name: 'rob', token: null };
const NOW = TEST_NOW / 1_000;
const anywhere = { before: null, after: null };

/** A listen as the documentation shows it. */
const listen = (at: number, info: object = {}, more: object = {}) => ({
  inserted_at: at + 30,
  listened_at: at,
  recording_msid: 'fd0cad33-ea33-453b-8155-1292379277db',
  track_metadata: {
    artist_name: 'Rick Astley',
    track_name: 'Never Gonna Give You Up',
    release_name: 'Whenever you need somebody',
    additional_info: info,
    ...more,
  },
  user_name: 'rob',
});
const page = (listens: readonly unknown[], oldest?: number): Reply => ({
  body: {
    payload: {
      count: listens.length,
      listens,
      latest_listen_ts: NOW,
      ...(oldest === undefined ? {} : { oldest_listen_ts: oldest }),
      user_id: 'rob',
    },
  },
});
const failure = (code: number, error: string): Reply => ({ status: code, body: { code, error } });
const isCount = ({ path }: SeenRequest) => path.endsWith('/listen-count');

describe('a page of listens', () => {
  test('is asked for by name and time, with who asks', async () => {
    await using it = await open(() => page([]));
    await it.source.page({ name: 'Rob / & Ann', token: null }, { before: 1_700_000_000_500, after: null });
    const [request] = it.requests;
    expect(request?.path).toBe('/user/Rob%20%2F%20%26%20Ann/listens');
    expect(Object.fromEntries(request?.query ?? [])).toEqual({ count: '500', max_ts: '1700000001' });
    expect(request?.headers).toMatchObject({ 'user-agent': 'Segue/0 ( test )' });
    expect(request?.headers.authorization).toBeUndefined();
    expect(it.door.spent).toMatchObject([{ provider: 'listenbrainz', app: '-', bucket: 'listens' }]);
    expect(it.paces).toEqual([{ minGapMs: 500, maxConcurrent: 1 }]);
  });

  test('tells plays with what was sent of them', async () => {
    const info = {
      recording_mbid: '98255A8C-017a-4bc7-8dd6-1fa36124572b',
      isrc: 'gb-arl-93-00135',
      spotify_id: 'https://open.spotify.com/track/1rrgWMXGCGHru5bIRxGFV0',
      duration_ms: 213_573,
    };
    await using it = await open(() => page([listen(NOW - 60, info)]));
    expect(await it.source.page(rob, anywhere)).toEqual({
      scrobbles: [
        {
          title: 'Never Gonna Give You Up',
          artist: 'Rick Astley',
          artists: ['Rick Astley'],
          album: 'Whenever you need somebody',
          at: TEST_NOW - 60_000,
          stamp: 'start',
          durationMs: 213_573,
          spotifyId: '1rrgWMXGCGHru5bIRxGFV0',
          isrc: 'GBARL9300135',
          recordingMbid: '98255a8c-017a-4bc7-8dd6-1fa36124572b',
        },
      ],
      unreadable: 0,
      next: TEST_NOW - 59_000,
    });
  });

  test.each<[string, object, object, object]>([
    ['seconds instead of ms', { duration: '213' }, {}, { durationMs: 213_000 }],
    [
      'their own mapping',
      {},
      { mbid_mapping: { recording_mbid: '98255a8c-017a-4bc7-8dd6-1fa36124572b' } },
      { recordingMbid: '98255a8c-017a-4bc7-8dd6-1fa36124572b' },
    ],
    ['no mapping', {}, { mbid_mapping: null }, { recordingMbid: null }],
    [
      'an address elsewhere',
      { origin_url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' },
      {},
      { spotifyId: null },
    ],
    [
      'an address at Spotify',
      { origin_url: 'https://open.spotify.com/intl-de/track/5fEjp2F0Sqr9fMuLSaDqz0?si=1' },
      {},
      { spotifyId: '5fEjp2F0Sqr9fMuLSaDqz0' },
    ],
    [
      'a podcast',
      { spotify_id: 'https://open.spotify.com/episode/5fEjp2F0Sqr9fMuLSaDqz0' },
      {},
      { spotifyId: null },
    ],
    [
      'nonsense',
      { duration_ms: 'long', isrc: 7, recording_mbid: [], spotify_id: {} },
      { release_name: ' \u0000 ' },
      { durationMs: null, isrc: null, album: null },
    ],
    [
      'the end of it, from Spotify’s own list',
      { submission_client: 'listenbrainz', music_service: 'spotify.com' },
      {},
      { stamp: 'end' },
    ],
  ])('takes %s', async (_, info, more, expected) => {
    await using it = await open(() => page([listen(NOW - 60, info, more)]));
    expect((await it.source.page(rob, anywhere)).scrobbles).toMatchObject([expected]);
  });

  test.each<[string, string, unknown, string[]]>([
    [
      'as MusicBrainz has them',
      'Ann feat. Bob',
      [
        ['Ann', ' feat. '],
        ['Bob', ''],
      ],
      ['Ann', 'Bob'],
    ],
    [
      'however they are written',
      'ANN & Bob',
      [
        ['Ann', ' & '],
        ['Bób', ''],
      ],
      ['Ann', 'Bób'],
    ],
    ['not as a wrong guess has them', 'Ann & Bob', [['Anna', '']], ['Ann & Bob']],
    ['not as nonsense has them', 'Ann', [[7, '']], ['Ann']],
  ])('knows artists one by one, %s', async (_, credit, mapped, expected) => {
    const pairs = mapped as [unknown, string][];
    const artists = pairs.map(([artist_credit_name, join_phrase]) => ({ artist_credit_name, join_phrase }));
    const more = { artist_name: credit, mbid_mapping: { artists } };
    await using it = await open(() => page([listen(NOW - 60, {}, more)]));
    expect((await it.source.page(rob, anywhere)).scrobbles).toMatchObject([
      { artist: credit, artists: expected },
    ]);
  });

  test('leaves out what is no play, and counts it', async () => {
    const odd = [
      listen(NOW - 10, {}, { track_name: '' }),
      listen(NOW - 20, {}, { artist_name: null }),
      listen(NOW + 5 * 86_400),
      listen(1_000_000_000),
      { track_metadata: {} },
      null,
      'x',
    ];
    await using it = await open(() => page([...odd, listen(NOW - 5)]));
    const { scrobbles, unreadable } = await it.source.page(rob, anywhere);
    expect([scrobbles.length, unreadable]).toEqual([1, odd.length]);
  });

  test.each<[string, readonly number[], number | undefined, number | null, number | null]>([
    ['comes after the oldest, whose second is asked for again', [90, 80], undefined, null, 81],
    ['steps over a second that fills a page', [80, 80], undefined, 81, 80],
    ['does not come after an empty page', [], undefined, 81, null],
    ['does not come after the oldest of all', [90, 80], 80, null, null],
  ])('the next one %s', async (_, ago, oldest, before, next) => {
    const base = 1_700_000_000;
    await using it = await open(() =>
      page(
        ago.map((s) => listen(base + s)),
        oldest === undefined ? undefined : base + oldest,
      ),
    );
    const asked = before === null ? null : (base + before) * 1_000;
    const found = await it.source.page(rob, { before: asked, after: null });
    expect(found.next).toBe(next === null ? null : (base + next) * 1_000);
  });
});

describe('a listener', () => {
  const count = (total: unknown = 42): Reply => ({ body: { payload: { count: total } } });

  test('is there when their plays can be counted', async () => {
    await using it = await open(() => count());
    expect(await it.source.profile(rob)).toEqual({ name: 'rob', total: 42 });
  });

  test('is known by the token, which counts for more than a name', async () => {
    const respond: Responder = (request) =>
      isCount(request)
        ? count()
        : { body: { code: 200, message: 'Token valid.', valid: true, user_name: 'Ann' } };
    await using it = await open(respond, OPERATORS);
    expect(await it.source.profile({ name: '', token: TOKEN })).toEqual({ name: 'Ann', total: 42 });
    expect(it.requests.map(({ path }) => path)).toEqual(['/validate-token', '/user/Ann/listen-count']);
    expect(it.requests.map(({ headers }) => headers.authorization)).toEqual([
      `Token ${TOKEN}`,
      `Token ${TOKEN}`,
    ]);
  });

  test('without a token is asked about with the operator’s', async () => {
    await using it = await open(() => count('many'), OPERATORS);
    expect(await it.source.profile(rob)).toEqual({ name: 'rob', total: null });
    expect(it.requests[0]?.headers.authorization).toBe(`Token ${OPERATORS}`);
  });

  test.each<[string, string | null, Reply, object]>([
    [
      'nobody',
      null,
      failure(404, 'Cannot find user: rob'),
      { code: 'LISTENER_UNKNOWN', data: { name: 'rob' } },
    ],
    ['another address', null, { status: 404, body: '<html>' }, { code: 'PROVIDER_UNAVAILABLE' }],
    [
      'a token that is refused',
      TOKEN,
      { body: { code: 200, message: 'Token invalid.', valid: false } },
      { code: 'TOKEN_REFUSED' },
    ],
    [
      'a token that is refused otherwise',
      TOKEN,
      failure(401, 'Invalid authorization token.'),
      { code: 'TOKEN_REFUSED' },
    ],
    [
      'the operator’s token refused',
      null,
      failure(401, 'no'),
      { code: 'PROVIDER_UNAVAILABLE', data: { why: 'refused' } },
    ],
    [
      'another shape',
      null,
      { body: { payload: [] } },
      { code: 'PROVIDER_UNAVAILABLE', data: { why: 'bad_body' } },
    ],
    ['an outage', null, { status: 503, body: '' }, { code: 'PROVIDER_UNAVAILABLE', data: { why: 'server' } }],
  ])('%s', async (_, token, reply, expected) => {
    await using it = await open(() => reply, OPERATORS);
    expect(await caught(it.source.profile({ name: 'rob', token }))).toMatchObject(expected);
  });

  test('too many questions: all wait until their window is over', async () => {
    await using it = await open(() => ({ status: 429, headers: { 'x-ratelimit-reset-in': '3600' } }));
    expect(await caught(it.source.page(rob, anywhere))).toMatchObject({
      name: 'RetryAfter',
      bucket: 'listens',
    });
  });

  test('neither name nor token stands in a log, nor the token in an error', async () => {
    const lines: string[] = [];
    const errors: unknown[] = [];
    for (const reply of [failure(401, TOKEN), failure(500, TOKEN), { body: `<html>${TOKEN}` }]) {
      await using it = await open(() => reply, OPERATORS);
      errors.push(await caught(it.source.page({ name: 'secretly-rob', token: TOKEN }, anywhere)));
      lines.push(...it.door.lines);
    }
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.join('\n')).not.toMatch(/secretly-rob|nobody-may-see/);
    expect(errors.map(told).join('\n')).not.toContain('nobody-may-see');
  });
});
