import { createHash } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DAY, isoDay } from '../../scripts/sandbox/world/clock.ts';
import { isReleased } from '../../scripts/sandbox/world/released.ts';
import { openProviders } from '../support/providers-double.ts';

const callback = 'http://127.0.0.1:9190/oauth/beatport/callback';
const { double, world, get, post } = await openProviders();
const { urls, credentials, beatport } = double;
const { catalogue } = world;
beatport.registerRedirect(callback);
beatport.tokenLifetime = 100 * 365 * 86_400;
const pasted = beatport.issueToken();
beatport.tokenLifetime = 600;
const catalog = (path: string, token = pasted.access_token) =>
  get(`${urls.BEATPORT_API_URL}/${path}`, { authorization: `Bearer ${token}` });
afterAll(() => double.close());
afterEach(() => {
  beatport.allowed = true;
  beatport.rotates = true;
  beatport.saysLifetime = true;
  double.quirks.beatportSearchResults = false;
});

/** Every page of a listing, the way a careful client walks: by the query string of `next`. */
const walk = async (query: string) => {
  const all = [];
  for (let next: string | null = query; next !== null; ) {
    const { body } = await catalog(`catalog/tracks/?${next}`);
    all.push(...body.results);
    next = body.next === null ? null : (body.next.split('?')[1] ?? null);
  }
  return all;
};
const week = 'publish_date=2026-11-14:2026-11-20';
const techno = await walk(`genre_id=6&${week}&per_page=100&order_by=-publish_date`);

describe('tokens', () => {
  const verifier = 'w'.repeat(64);
  const authorizeUrl = (changes: Record<string, string> = {}): string =>
    `${urls.BEATPORT_AUTH_URL}/o/authorize/?${new URLSearchParams({
      client_id: credentials.beatport.clientId,
      response_type: 'code',
      redirect_uri: callback,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'st',
      ...changes,
    })}`;
  const token = (form: Record<string, string>, path = `${urls.BEATPORT_AUTH_URL}/o/token/`) =>
    post(path, new URLSearchParams({ client_id: credentials.beatport.clientId, ...form }));
  const exchange = (back: string, code_verifier = verifier) =>
    token({
      grant_type: 'authorization_code',
      code: new URL(back).searchParams.get('code') ?? '',
      redirect_uri: callback,
      code_verifier,
    });

  it('are given for a code, once, to whoever has the verifier', async () => {
    const back = await beatport.consent({ authorizeUrl: authorizeUrl() });
    expect(new URL(back).searchParams.get('state')).toBe('st');
    const given = await exchange(back);
    expect(given.body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'app:docs user:dj' });
    expect((await catalog('my/account/', given.body.access_token)).body).toHaveProperty('username');
    expect(await exchange(back)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const other = await beatport.consent({ authorizeUrl: authorizeUrl() });
    expect((await exchange(other, 'x'.repeat(64))).body).toEqual({ error: 'invalid_grant' });
  });

  it('are refused to those who ask wrongly', async () => {
    const denied = await beatport.consent({ authorizeUrl: authorizeUrl(), deny: true });
    expect(new URL(denied).searchParams.get('error')).toBe('access_denied');
    const plain = await beatport.consent({ authorizeUrl: authorizeUrl({ code_challenge_method: 'plain' }) });
    expect(new URL(plain).searchParams.get('error')).toBe('invalid_request');
    await expect(beatport.consent({ authorizeUrl: authorizeUrl({ client_id: 'x' }) })).rejects.toThrow(
      'client_id',
    );
    await expect(
      beatport.consent({ authorizeUrl: authorizeUrl({ redirect_uri: 'http://127.0.0.1:1/x' }) }),
    ).rejects.toThrow('redirect');
    expect((await token({ grant_type: 'password', username: 'x', password: 'y' })).body).toEqual({
      error: 'unsupported_grant_type',
    });
    expect((await token({ grant_type: 'refresh_token', client_id: 'x' })).status).toBe(401);
    expect(
      (await post(`${urls.BEATPORT_API_URL}/auth/login/`, { username: 'x', password: 'y' })).status,
    ).toBe(403);
  });

  it('die with the world clock, are refreshed at both places, and rotate', async () => {
    const first = beatport.issueToken();
    expect((await catalog('my/account/', first.access_token)).status).toBe(200);
    world.clock.advance(601_000);
    expect((await catalog('my/account/', first.access_token)).body).toEqual({
      detail: 'Token has expired or is invalid.',
    });
    const refresh = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const second = (await token(refresh, `${urls.BEATPORT_API_URL}/auth/o/token/`)).body;
    expect((await catalog('my/account/', second.access_token)).status).toBe(200);
    expect((await token(refresh)).body).toEqual({ error: 'invalid_grant' });
    beatport.rotates = false;
    beatport.saysLifetime = false;
    const kept = (await token({ ...refresh, refresh_token: second.refresh_token })).body;
    expect(kept.refresh_token).toBe(second.refresh_token);
    expect(kept).not.toHaveProperty('expires_in');
    await post(
      `${urls.BEATPORT_AUTH_URL}/o/revoke_token/`,
      new URLSearchParams({ client_id: credentials.beatport.clientId, token: kept.refresh_token }),
    );
    expect((await token({ ...refresh, refresh_token: kept.refresh_token })).status).toBe(400);
  });

  it('are needed, and the account may lose its access', async () => {
    expect(await get(`${urls.BEATPORT_API_URL}/catalog/genres/`)).toMatchObject({
      status: 401,
      body: { detail: 'Authentication credentials were not provided.' },
    });
    beatport.allowed = false;
    expect((await catalog('catalog/genres/')).status).toBe(403);
  });

  it('need a secret when the client has one', async () => {
    await using strict = await openProviders({
      world,
      credentials: { beatport: { clientId: 'c', clientSecret: 's', redirectUris: [callback] } },
    });
    const given = strict.double.beatport.issueToken();
    const form = { grant_type: 'refresh_token', refresh_token: given.refresh_token, client_id: 'c' };
    const path = `${strict.double.urls.BEATPORT_AUTH_URL}/o/token/`;
    expect((await strict.post(path, new URLSearchParams(form))).status).toBe(401);
    expect((await strict.post(path, new URLSearchParams({ ...form, client_secret: 's' }))).status).toBe(200);
  });
});

describe('a week of releases', () => {
  it('comes page by page, newest first, with a next that is no address', async () => {
    const { body } = await catalog(`catalog/tracks/?genre_id=6&${week}&per_page=100`);
    expect(body.page).toMatch(/^1\/[2-9]$/);
    expect(body.next).not.toMatch(/^http/);
    expect(body.count).toBe(techno.length);
    expect(new Set(techno.map(({ id }) => id)).size).toBe(techno.length);
    const days = techno.map((track) => track.publish_date);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(days.every((day) => day >= '2026-11-14' && day <= '2026-11-20')).toBe(true);
    expect(techno.every(({ genre }) => genre.id === 6)).toBe(true);
  });

  it('has holes, remixers on either side, republished and coming records', () => {
    expect(techno.some(({ isrc }) => isrc === null)).toBe(true);
    expect(techno.some(({ bpm }) => bpm === null)).toBe(true);
    expect(techno.some(({ key }) => key === null)).toBe(true);
    const remixed = techno.filter(({ remixers }) => remixers.length > 0);
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    const listed = remixed.filter(({ artists, remixers }) => names(artists).includes(remixers[0].name));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.length).toBeLessThan(remixed.length);
    expect(techno.some((track) => track.new_release_date < '2026-01-01')).toBe(true);
    expect(techno.some((track) => track.pre_order && track.new_release_date > '2026-11-20')).toBe(true);
    expect(techno.some((track) => track.mix_name === 'Extended Mix')).toBe(true);
  });

  it('is there for any week, the same every time, and grows as the week passes', async () => {
    const query = 'genre_id=11&publish_date=2019-03-02:2019-03-08&per_page=100';
    const [one, other] = [
      await catalog(`catalog/tracks/?${query}`),
      await catalog(`catalog/tracks/?${query}`),
    ];
    expect(one.body.count).toBeGreaterThan(100);
    expect(other.body).toEqual(one.body);
    const next = 'genre_id=11&publish_date=2026-11-21:2026-11-27';
    expect((await catalog(`catalog/tracks/?${next}`)).body.count).toBe(0);
    world.clock.advance(3 * DAY);
    const early = (await catalog(`catalog/tracks/?${next}`)).body.count;
    world.clock.advance(5 * DAY);
    expect((await catalog(`catalog/tracks/?${next}`)).body.count).toBeGreaterThan(early);
    world.clock.advance(-8 * DAY);
  });

  it('holds what Spotify has, some of it before Spotify, and much that Spotify never gets', async () => {
    const recent = await walk(`genre_id=6,11,12,90,92,1,7&publish_date=2026-10-24:2026-11-20&per_page=100`);
    const byCode = new Map(catalogue.tracks.map((track) => [track.isrc?.toUpperCase(), track]));
    const shared = recent.flatMap(({ isrc }) => byCode.get(isrc ?? 'none') ?? []);
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.length).toBeLessThan(recent.length / 3);
    const albums = shared
      .map(({ albumId }) => catalogue.album(albumId))
      .filter((album) => album !== undefined);
    expect(albums.some((album) => isReleased(album, world.now()))).toBe(true);
    expect(albums.some((album) => !isReleased(album, world.now()))).toBe(true);
    // The long version of a title that Spotify has only in the ordinary one.
    const titles = new Set(catalogue.tracks.map(({ name }) => name));
    const longer = recent.filter(
      ({ name, mix_name: mix }) =>
        mix === 'Extended Mix' && titles.has(name) && !titles.has(`${name} - Extended Mix`),
    );
    expect(longer.length).toBeGreaterThan(0);
  });
});

describe('the catalogue', () => {
  const [first] = techno;

  it('lists its genres with stable ids', async () => {
    const { body } = await catalog('catalog/genres/?per_page=100');
    const ids = body.results.map(({ id }: { id: number }) => id);
    expect(ids).toEqual(expect.arrayContaining([1, 6, 11, 90, 92, 101]));
    for (const gone of [17, 65, 79, 80]) expect(ids).not.toContain(gone);
    expect((await catalog('catalog/genres/6/')).body.slug).toBe('techno-peak-time-driving');
    expect((await catalog('catalog/genres/6/sub-genres/')).body.count).toBeGreaterThan(0);
    expect((await catalog('catalog/genres/17/')).status).toBe(404);
  });

  it('shows tracks and releases by id', async () => {
    const restricted = techno.filter(({ id }) => id !== first.id);
    const { body } = await catalog(`catalog/tracks/${first.id}/`);
    expect({ ...body, number: undefined }).toEqual({ ...first, number: undefined });
    expect(body.number).toBeGreaterThan(0);
    expect(first).not.toHaveProperty('number');
    const release = (await catalog(`catalog/releases/${first.release.id}/`)).body;
    expect(release.track_count).toBe(release.tracks.length);
    const tracks = (await catalog(`catalog/releases/${first.release.id}/tracks/?per_page=100`)).body.results;
    expect(release.tracks.map((url: string) => Number(url.split('/').at(-2)))).toEqual(
      tracks.map(({ id }: { id: number }) => id).toReversed(),
    );
    const statuses = await Promise.all(
      restricted.map(async ({ id }) => (await catalog(`catalog/tracks/${id}/`)).status),
    );
    expect(statuses).toContain(403);
    expect((await catalog('catalog/tracks/999999999/')).status).toBe(404);
  });

  it('finds by code, name, label and tempo', async () => {
    const coded = techno.find(({ isrc }) => isrc !== null);
    const store = (await catalog(`catalog/tracks/store/${coded.isrc}/`)).body.results;
    expect(store.map(({ id }: { id: number }) => id)).toContain(coded.id);
    const filtered = async (query: string) =>
      (await catalog(`catalog/tracks/?${query}&${week}&per_page=100`)).body.results;
    expect(await filtered(`isrc=${coded.isrc}`)).toContainEqual(coded);
    for (const track of await filtered('genre_id=6&bpm=130:132'))
      expect([130, 131, 132]).toContain(track.bpm);
    for (const track of await filtered(`label_id=${coded.release.label.id}`)) {
      expect(track.release.label.name).toBe(coded.release.label.name);
    }
    for (const track of await filtered('genre_id=6&key_name=A+Minor')) {
      expect(track.key).toMatchObject({ camelot_number: 8, camelot_letter: 'A' });
    }
    const old = await filtered('genre_id=6&new_release_date=:2025-12-31');
    expect(old.every((track: { new_release_date: string }) => track.new_release_date < '2026')).toBe(true);
  });

  it.each([
    ['catalog/tracks/?publish_date=last-week', 400],
    ['catalog/tracks/?publish_date=2026-11-14:2026-11-20:x', 400],
    [`catalog/tracks/?genre_id=6&${week}&page=99`, 404],
    ['catalog/genres/6/top/101/', 400],
    ['catalog/tracks', 301],
    ['catalog/nothing/', 404],
  ])('answers %s with %d', async (path, status) => {
    expect((await catalog(path)).status).toBe(status);
  });

  it('has a chart that moves with the calendar', async () => {
    const top = async () =>
      (await catalog('catalog/genres/6/top/100/?per_page=100')).body.results.map(
        ({ id }: { id: number }) => id,
      );
    const today = await top();
    expect(today).toHaveLength(100);
    expect(await top()).toEqual(today);
    world.clock.advance(21 * DAY);
    expect(await top()).not.toEqual(today);
    world.clock.advance(-21 * DAY);
    expect((await catalog('catalog/tracks/top/10/')).body.results).toHaveLength(10);
  });

  it('searches in two ways; two pairs of brackets are too many', async () => {
    const q = encodeURIComponent(`${first.name} ${first.artists[0].name}`);
    const old = (await catalog(`catalog/search/?q=${q}&type=tracks&per_page=100`)).body;
    expect(old.tracks.map(({ id }: { id: number }) => id)).toContain(first.id);
    expect(old).not.toHaveProperty('results');
    const beside = urls.BEATPORT_API_URL.replace(/\/v4$/, '/search/v1');
    const ask = () =>
      get(`${beside}/tracks/?q=${q}&count=100`, { authorization: `Bearer ${pasted.access_token}` });
    expect((await ask()).body.data.map(({ track_id: id }: { track_id: number }) => id)).toContain(first.id);
    double.quirks.beatportSearchResults = true;
    expect((await ask()).body).toHaveProperty('results');
    expect((await catalog('catalog/search/?q=a+(b)+(c)')).status).toBe(403);
    expect((await catalog('catalog/search/?q=a+(b)')).status).toBe(200);
  });

  it('looks at what is published and nothing later', async () => {
    const { body } = await catalog('catalog/releases/?genre_id=6&order_by=-publish_date&per_page=100');
    expect(
      body.results.every((each: { publish_date: string }) => each.publish_date <= isoDay(world.now())),
    ).toBe(true);
    expect(body.results.some((each: { artists: object[] }) => each.artists.length > 4)).toBe(true);
  });
});
