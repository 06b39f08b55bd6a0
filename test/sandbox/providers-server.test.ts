import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FaultAnswer, ProviderName } from '../../scripts/sandbox/providers/contract.ts';
import { uncountedCalls } from '../../scripts/sandbox/web/provider-calls.ts';
import { providerTroubles } from '../../scripts/sandbox/web/provider-trouble.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';
import { agent, type Heard, openProviders, providersStart } from '../support/providers-double.ts';

const test = await openProviders();
const { double, world, get, post, exchanges } = test;
const { urls, credentials, faults } = double;
afterAll(() => double.close());
afterEach(() => {
  faults.clear();
  for (const name of Object.keys(double.limits) as ProviderName[]) double.limits[name] = false;
});

const trackId = world.catalogue.tracks[0]?.id;
/** One ordinary call to each. */
const ordinary: Record<ProviderName, () => Promise<Heard>> = {
  musicbrainz: () => get(`${urls.MUSICBRAINZ_URL}/recording?query=love&fmt=json`),
  acousticbrainz: () =>
    get(`${urls.ACOUSTICBRAINZ_URL}/api/v1/count?recording_ids=${world.catalogue.artists[0]?.mbid}`),
  reccobeats: () => get(`${urls.RECCOBEATS_URL}/audio-features?ids=${trackId}`),
  deezer: () => get(`${urls.DEEZER_URL}/genre`),
  apple: () => get(`${urls.APPLE_FEEDS_URL}/de/music/most-played/10/songs.json`),
  lastfm: () =>
    get(
      `${urls.LASTFM_URL}/?method=artist.getTopTags&artist=Nova+Lane&api_key=${credentials.lastfmApiKey}&format=json`,
    ),
  listenbrainz: () => get(`${urls.LISTENBRAINZ_URL}/explore/fresh-releases/`),
  discogs: () => get(`${urls.DISCOGS_URL}/releases/1`),
  beatport: () =>
    get(`${urls.BEATPORT_API_URL}/catalog/genres/`, {
      authorization: `Bearer ${double.beatport.issueToken().access_token}`,
    }),
  llm: () => get(`${urls.LLM_BASE_URL}/models`, { authorization: `Bearer ${credentials.llmApiKey}` }),
};
const everybody = Object.entries(ordinary) as [ProviderName, () => Promise<Heard>][];

describe('one server for everybody', () => {
  it('gives addresses with the paths of the real ones', () => {
    expect(Object.values(urls).map((url) => new URL(url).pathname)).toEqual([
      '/musicbrainz/ws/2',
      '/acousticbrainz',
      '/reccobeats/v1',
      '/deezer',
      '/apple/api/v2',
      '/lastfm/2.0',
      '/listenbrainz/1',
      '/discogs',
      '/beatport/v4',
      '/beatport-account',
      '/llm/v1',
    ]);
    expect(double.environment).toMatchObject({ ...urls, LASTFM_API_KEY: credentials.lastfmApiKey });
  });

  it.each(everybody)('answers for %s, counts it and records it', async (name, call) => {
    const before = double.counters.total(name);
    const { status } = await call();
    expect(status).toBe(name === 'discogs' ? 404 : 200);
    expect(double.counters.total(name)).toBe(before + 1);
    expect(exchanges.at(-1)).toMatchObject({ side: name, method: 'GET', status });
  });

  it('says 404 for what is nobody', async () => {
    expect((await get(`${double.url}/nobody/v1/x`)).status).toBe(404);
    expect((await get(`${urls.DEEZER_URL}/nothing/here`)).status).toBe(404);
  });

  it('counts by pattern', async () => {
    double.counters.reset();
    await get(`${urls.DEEZER_URL}/track/isrc:XXAAA0000000`);
    await get(`${urls.DEEZER_URL}/track/7`);
    expect([...double.counters.paths('deezer')]).toEqual([['GET /track/{id}', 2]]);
    expect(double.counters.total()).toBe(2);
  });

  it('keeps keys and tokens out of recordings', async () => {
    await ordinary.lastfm();
    const token = double.beatport.issueToken();
    await post(
      `${urls.BEATPORT_AUTH_URL}/o/token/`,
      new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: token.refresh_token,
        client_id: credentials.beatport.clientId,
      }),
    );
    const text = JSON.stringify(exchanges);
    expect(text).toContain('api_key=[redacted]');
    expect(text).toContain('"refresh_token":"[redacted]"');
    for (const secret of [credentials.lastfmApiKey, token.refresh_token, token.access_token]) {
      expect(text).not.toContain(secret);
    }
  });

  it('gives the same answers for the same seed', async () => {
    await using twin = await openProviders({
      world: createWorld({ seed: 11, startAt: providersStart, realNow: () => 0 }),
    });
    const ids = world.catalogue.tracks.slice(0, 40).map(({ id }) => id);
    const path = `/audio-features?ids=${ids.join(',')}`;
    const [one, other] = [
      await get(urls.RECCOBEATS_URL + path),
      await twin.get(twin.double.urls.RECCOBEATS_URL + path),
    ];
    expect(other.body).toEqual(one.body);
  });
});

describe('faults', () => {
  const meets = async (provider: ProviderName, answer: FaultAnswer): Promise<Heard> => {
    faults.add({ provider, answer, times: 1 });
    return ordinary[provider]();
  };

  it.each(everybody)('have the words of %s', async (name) => {
    const limited = await meets(name, { kind: 'rate-limit', retryAfter: 7 });
    const busy = await meets(name, { kind: 'busy' });
    const failed = await meets(name, { kind: 'status', status: 502 });
    expect(failed.status).toBe(502);
    // Apple's errors are pages of the servers in front.
    expect(typeof failed.body).toBe(name === 'apple' ? 'string' : 'object');
    if (name === 'deezer') {
      expect(limited).toMatchObject({
        status: 200,
        body: { error: { code: 4, message: 'Quota limit exceeded' } },
      });
      return;
    }
    if (name === 'lastfm') {
      expect(limited).toMatchObject({ status: 200, body: { error: 29 } });
      expect(busy).toMatchObject({ status: 200, body: { error: 16 } });
      return;
    }
    expect(limited.status).toBe(name === 'musicbrainz' ? 503 : 429);
    expect(limited.headers.get('retry-after')).toBe('7');
    expect(busy.status).toBe(503);
  });

  it('tell the two 503s of MusicBrainz apart by header and text', async () => {
    const ours = await meets('musicbrainz', { kind: 'rate-limit', retryAfter: null });
    const theirs = await meets('musicbrainz', { kind: 'busy' });
    expect(ours.body.error).toContain('exceeding the allowable rate limit');
    expect(ours.headers.get('retry-after')).toBeNull();
    expect(theirs.body).toEqual({
      error: 'The MusicBrainz web server is currently busy. Please try again later.',
    });
    expect(theirs.headers.get('x-ratelimit-zone')).toBe('search-global');
    expect(theirs.headers.get('x-ratelimit-who')).toBe('search-shed');
    expect(theirs.headers.get('x-ratelimit-limit')).toBe('1200');
    expect(theirs.headers.get('retry-after')).toBe('0');
  });

  it.each<[FaultAnswer, (heard: Heard) => void]>([
    [
      { kind: 'too-many', retryAfter: 30 },
      ({ status, headers }) => expect([status, headers.get('retry-after')]).toEqual([429, '30']),
    ],
    [
      { kind: 'too-many', retryAfter: null },
      ({ status, headers }) => expect([status, headers.get('retry-after')]).toEqual([429, null]),
    ],
    [
      { kind: 'html' },
      ({ status, body }) => expect([status, body.slice(0, 15)]).toEqual([200, '<!DOCTYPE html>']),
    ],
    [{ kind: 'html', status: 503 }, ({ status }) => expect(status).toBe(503)],
    [{ kind: 'empty' }, ({ status, body }) => expect([status, body]).toEqual([200, ''])],
    [
      { kind: 'slow', ms: 5 },
      ({ status, body }) => expect([status, Array.isArray(body.data)]).toEqual([200, true]),
    ],
    [{ kind: 'other-shape' }, ({ body }) => expect(body.version).toBe(3)],
    [
      { kind: 'giant', megabytes: 3 },
      ({ body }) => expect([body.ballast.length, body.data.length > 3]).toEqual([3_000_000, true]),
    ],
  ])('%o', async (fault, check) => check(await meets('deezer', fault)));

  it('leave their ballast out of recordings', async () => {
    await meets('deezer', { kind: 'giant', megabytes: 1 });
    expect(exchanges.at(-1)).toMatchObject({ status: 200, fault: 'giant', responseBody: null });
  });

  it('cut, reset and hang connections', async () => {
    faults.add({ provider: 'deezer', answer: { kind: 'truncated' }, times: 1 });
    await expect(ordinary.deezer()).rejects.toThrow(SyntaxError);
    faults.add({ provider: 'deezer', answer: { kind: 'reset' }, times: 1 });
    await expect(ordinary.deezer()).rejects.toThrow('fetch failed');
    faults.add({ provider: 'deezer', answer: { kind: 'hang' }, times: 1 });
    const heard = fetch(`${urls.DEEZER_URL}/genre`, { signal: AbortSignal.timeout(60) });
    await expect(heard).rejects.toThrow(/abort|timeout/i);
    expect(exchanges.at(-1)).toMatchObject({ status: 0, fault: 'hang', responseBody: null });
  });

  it('meet the calls they are meant for, and are taken back', async () => {
    faults.add({ provider: 'deezer', on: 'GET /track/', answer: { kind: 'status', status: 500 } });
    const takeBack = faults.add({ on: /\/genre$/, answer: { kind: 'status', status: 504 } });
    expect((await ordinary.deezer()).status).toBe(504);
    expect((await get(`${urls.DEEZER_URL}/track/1`)).status).toBe(500);
    expect((await get(`${urls.DEEZER_URL}/search?q=x`)).status).toBe(200);
    takeBack();
    expect((await ordinary.deezer()).status).toBe(200);
    faults.add({ provider: 'llm', answer: { kind: 'busy' } });
    faults.clear('deezer');
    expect((await get(`${urls.DEEZER_URL}/track/1`)).status).toBe(200);
    expect((await ordinary.llm()).status).toBe(503);
    expect(faults.list().map(({ provider, hits }) => [provider, hits])).toEqual([['llm', 1]]);
  });

  it('let every n-th call through in a storm', async () => {
    faults.add({ provider: 'discogs', answer: { kind: 'busy' }, every: 2 });
    const seen: number[] = [];
    for (let call = 0; call < 4; call++) seen.push((await ordinary.discogs()).status);
    expect(seen).toEqual([503, 404, 503, 404]);
  });
});

describe('limits by a clock of their own', () => {
  it('are counted when they are off and enforced when they are on', async () => {
    let now = 0;
    await using timed = await openProviders({ world, realNow: () => now });
    const call = () =>
      timed.get(`${timed.double.urls.MUSICBRAINZ_URL}/recording?query=love&fmt=json`, {
        'user-agent': agent,
      });
    expect([(await call()).status, (await call()).status]).toEqual([200, 200]);
    expect(timed.double.counters.tooFast('musicbrainz')).toBe(1);
    timed.double.counters.reset();
    timed.double.limits.musicbrainz = true;
    expect((await call()).status).toBe(200);
    now += 1_000;
    expect((await call()).status).toBe(200);
    now += 100;
    const refused = await call();
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    // Hammering keeps the door shut, silence opens it.
    for (let times = 0; times < 6; times++) await call();
    now += 1_500;
    expect((await call()).status).toBe(503);
    now += 6_000;
    expect((await call()).status).toBe(200);
  });

  it('are 50 in 5 s at Deezer, with status 200', async () => {
    let now = 0;
    await using timed = await openProviders({ world, realNow: () => now, limits: { deezer: true } });
    const call = () => timed.get(`${timed.double.urls.DEEZER_URL}/genre`);
    for (let times = 0; times < 50; times++) expect((await call()).body.error).toBeUndefined();
    expect((await call()).body).toEqual({
      error: { type: 'Exception', message: 'Quota limit exceeded', code: 4 },
    });
    now += 5_001;
    expect((await call()).body.error).toBeUndefined();
  });

  it('are smaller for strangers at Discogs', async () => {
    const known = await get(`${urls.DISCOGS_URL}/releases/1`, {
      authorization: `Discogs token=${credentials.discogsToken}`,
    });
    const stranger = await get(`${urls.DISCOGS_URL}/releases/1`);
    expect(known.headers.get('x-discogs-ratelimit')).toBe('60');
    expect(stranger.headers.get('x-discogs-ratelimit')).toBe('25');
  });
});

describe('the page of the sandbox', () => {
  const stage = { providers: double };
  const affected: Record<string, ProviderName> = {
    'provider-down': 'discogs',
    'provider-html': 'deezer',
    'provider-busy': 'musicbrainz',
    'provider-quota': 'deezer',
    'beatport-access': 'beatport',
  };

  it.each(providerTroubles.map((trouble) => [trouble.id, trouble] as const))(
    'switches %s on and off',
    async (id, trouble) => {
      const name = affected[id] ?? 'lastfm';
      const calm = await ordinary[name]();
      const takeBack = trouble.on(stage);
      const troubled = await ordinary[name]();
      if (id in affected) expect([troubled.status, troubled.body]).not.toEqual([calm.status, calm.body]);
      takeBack();
      expect(faults.list()).toEqual([]);
      expect(Object.values(double.limits)).not.toContain(true);
      expect([double.beatport.allowed, double.llm.takeTrick()]).toEqual([true, null]);
      expect((await ordinary[name]()).status).toBe(calm.status);
    },
  );

  it('shows calls that Segue itself does not count', async () => {
    double.counters.reset();
    await ordinary.deezer();
    await ordinary.discogs();
    expect(uncountedCalls(stage, [{ provider: 'discogs' }])).toEqual([
      { provider: 'deezer', bucket: 'since start', count: 1 },
    ]);
  });
});
