import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callbackUri, caller, openDouble, type TestDouble } from '../support/spotify-double.ts';

let double: TestDouble;
let dev: Caller;
let ext: Caller;
beforeAll(async () => {
  double = await openDouble([
    {
      clientId: 'theirs',
      mode: 'development',
      redirectUris: [callbackUri],
      ownerId: 'lena_outside',
      allowList: [],
    },
  ]);
  dev = await double.link('mira.keller');
  ext = await double.link('mira.keller', { clientId: 'ext' });
});
afterAll(() => double[Symbol.asyncDispose]());

const envelope = (status: number, message: string) => ({ error: { status, message } });

describe('who is let in', () => {
  it('nobody without a token or with a wrong one', async () => {
    const bare = await fetch(`${double.spotify.apiUrl}/me`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get('www-authenticate')).toContain('missing_token');
    const wrong = await caller(double.spotify, 'nonsense').get('/me');
    expect(wrong.body).toEqual(envelope(401, 'Missing/invalid/expired access token'));
    expect(wrong.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('not who is missing on the allow-list, although logging in works', async () => {
    const refused = await (await double.link('lena_outside')).get('/me');
    expect(refused.status).toBe(403);
    expect(refused.body).toBe('User not registered in the Developer Dashboard');
    expect((await (await double.link('lena_outside', { clientId: 'ext' })).get('/me')).status).toBe(200);
  });

  it('the owner of an app of their own, and nobody else on an empty list', async () => {
    expect((await (await double.link('lena_outside', { clientId: 'theirs' })).get('/me')).status).toBe(200);
    expect((await (await double.link('mira.keller', { clientId: 'theirs' })).get('/me')).status).toBe(403);
  });

  it('nobody at all while the owner has no Premium', async () => {
    const jonas = await double.link('jonasberg91');
    double.world.setPremium('mira.keller', false);
    const refused = await jonas.get('/me/tracks');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatch(/^Active premium subscription required for the owner of the app\./);
    expect((await ext.get('/me')).status).toBe(200);
    double.world.setPremium('mira.keller', true);
    expect((await jonas.get('/me/tracks')).status).toBe(200);
  });

  it.each([
    ['GET', '/me/tracks', 'user-library-read'],
    ['GET', '/me/playlists', 'playlist-read-private'],
    ['GET', '/me/top/tracks', 'user-top-read'],
    ['GET', '/me/player/recently-played', 'user-read-recently-played'],
    ['POST', '/me/playlists', 'playlist-modify-public'],
    ['PUT', '/me/library?uris=spotify:track:4iV5W9uYEdYUVa79Axb7Rh', 'user-library-modify'],
  ])('%s %s only with %s', async (method, path, scope) => {
    const body = method === 'POST' ? { name: 'x' } : undefined;
    const without = await (await double.link('mira.keller', { scope: 'user-read-email' })).send(
      method,
      path,
      body,
    );
    expect(without.body).toEqual(envelope(403, 'Insufficient client scope'));
    const granted = await (await double.link('mira.keller', { scope })).send(method, path, body);
    expect(granted.status).not.toBe(403);
  });
});

describe('what is gone', () => {
  const id = '4iV5W9uYEdYUVa79Axb7Rh';
  it.each([
    ['GET', `/tracks?ids=${id}`],
    ['GET', `/albums?ids=${id}`],
    ['GET', `/artists?ids=${id}`],
    ['GET', '/browse/new-releases'],
    ['GET', `/artists/${id}/top-tracks`],
    ['GET', '/markets'],
    ['GET', '/users/mira.keller'],
    ['GET', '/users/mira.keller/playlists'],
    ['POST', '/users/mira.keller/playlists'],
    ['GET', `/playlists/${id}/tracks`],
    ['POST', `/playlists/${id}/tracks`],
    ['PUT', `/playlists/${id}/tracks`],
    ['DELETE', `/playlists/${id}/tracks`],
    ['PUT', `/playlists/${id}/followers`],
    ['PUT', '/me/tracks'],
    ['DELETE', '/me/tracks'],
    ['GET', `/me/tracks/contains?ids=${id}`],
  ])('%s %s: 403 in development, there in extended mode', async (method, path) => {
    const lean = await dev.send(method, path);
    expect([lean.status, lean.body]).toEqual([403, envelope(403, 'Forbidden')]);
    expect((await ext.send(method, path)).status).not.toBe(403);
  });

  it.each(['/recommendations', `/audio-features/${id}`, `/artists/${id}/related-artists`])(
    '%s for everybody',
    async (path) => {
      expect((await dev.get(path)).status).toBe(403);
      expect((await ext.get(path)).status).toBe(403);
    },
  );

  it('and there is no such thing as the rest', async () => {
    expect((await dev.get('/nonsense')).body).toEqual(envelope(404, 'Service not found'));
    expect((await dev.get('/me/albums')).status).toBe(501);
  });

  it('works for old apps as it used to', async () => {
    const liked = (await ext.get('/me/tracks?limit=3')).body.items.map(
      (item: { track: { id: string } }) => item.track.id,
    );
    const several = (await ext.get(`/tracks?ids=${liked.join(',')},${id}`)).body.tracks;
    expect(several.map((track: { id: string } | null) => track?.id ?? null)).toEqual([...liked, null]);
    expect((await ext.get(`/me/tracks/contains?ids=${liked[0]},${id}`)).body).toEqual([true, false]);
    expect((await ext.get('/browse/new-releases?limit=2')).body.albums.items).toHaveLength(2);
    const created = await ext.send('POST', '/users/mira.keller/playlists', { name: 'Old way' });
    expect(created.status).toBe(201);
    const uri = `spotify:track:${liked[0]}`;
    expect((await ext.send('POST', `/playlists/${created.body.id}/tracks`, { uris: [uri] })).status).toBe(
      201,
    );
    expect((await ext.get(`/playlists/${created.body.id}/tracks?limit=100`)).body.total).toBe(1);
    const removed = await ext.send('DELETE', `/playlists/${created.body.id}/tracks`, { tracks: [{ uri }] });
    expect(removed.status).toBe(200);
  });
});

describe('playlists of others', () => {
  it('cannot be opened in development mode, only described', async () => {
    const fjord = double.world
      .playlistsOf('mira.keller')
      .find((playlist) => playlist?.name === 'Fjord Nights');
    const path = `/playlists/${fjord?.id}`;
    expect((await dev.get(`${path}/items`)).body).toEqual(envelope(403, 'Forbidden'));
    expect((await dev.get(path)).body.name).toBe('Fjord Nights');
    expect((await ext.get(`${path}/items`)).status).toBe(200);
    for (const api of [dev, ext]) expect((await api.send('PUT', path, { name: 'Mine' })).status).toBe(403);
  });

  it('by Spotify itself are not there', async () => {
    const editorial = double.world.playlistsOf('mira.keller').find((playlist) => playlist?.editorial);
    for (const api of [dev, ext]) expect((await api.get(`/playlists/${editorial?.id}`)).status).toBe(404);
  });

  it('one works on can be read and changed, but not renamed', async () => {
    const shared = double.world
      .playlistsOf('jonasberg91')
      .find((playlist) => playlist?.name === 'Back to back');
    const jonas = await double.link('jonasberg91');
    expect((await jonas.get(`/playlists/${shared?.id}/items`)).status).toBe(200);
    const uris = [`spotify:track:${double.world.likes('jonasberg91')[0]?.trackId}`];
    expect((await jonas.send('POST', `/playlists/${shared?.id}/items`, { uris })).status).toBe(201);
    expect((await jonas.send('PUT', `/playlists/${shared?.id}`, { name: 'Mine' })).status).toBe(403);
    const outsider = await double.link('thevault');
    expect((await outsider.get(`/playlists/${shared?.id}/items`)).status).toBe(403);
  });
});

describe('numbers, ids and bodies', () => {
  it.each([
    ['/me/tracks?limit=0', 'Invalid limit'],
    ['/me/tracks?limit=51', 'Invalid limit'],
    ['/me/tracks?limit=many', 'Invalid limit'],
    ['/me/tracks?limit=1.5', 'Invalid limit'],
    ['/me/tracks?offset=-1', 'Invalid offset'],
    ['/me/tracks?market=Germany', 'Invalid market code'],
    ['/me/playlists?limit=51', 'Invalid limit'],
    ['/me/playlists?offset=100001', 'Invalid offset'],
    ['/me/top/tracks?limit=51', 'Invalid limit'],
    ['/me/player/recently-played?limit=51', 'Invalid limit'],
    ['/search?q=x&type=track&limit=11', 'Invalid limit'],
    ['/search?q=x&type=track&limit=20', 'Invalid limit'],
    ['/search?q=x&type=track&offset=1001', 'Invalid offset'],
    ['/search?q=x&type=song', 'Bad search type field song'],
    ['/search?q=x', 'Missing parameter type'],
    ['/search?type=track', 'No search query'],
    ['/tracks/short', 'Invalid base62 id'],
    ['/playlists/short/items', 'Invalid base62 id'],
  ])('%s: %s', async (path, message) => {
    const refused = await dev.get(path);
    expect([refused.status, refused.body]).toEqual([400, envelope(400, message)]);
  });

  it('has other limits for search in extended mode', async () => {
    expect((await ext.get('/search?q=nightshift&type=track&limit=50')).status).toBe(200);
    expect((await ext.get('/search?q=nightshift&type=track')).body.tracks.limit).toBe(20);
    expect((await dev.get('/search?q=nightshift&type=track')).body.tracks.limit).toBe(5);
  });

  it('answers an address that is too long before anything else', async () => {
    expect((await dev.get(`/search?type=track&q=${'x'.repeat(9_000)}`)).status).toBe(414);
  });

  it('does not know what is not out yet', async () => {
    const future = double.world.catalogue.albums.find(({ releaseDate }) => releaseDate > '2026-11-27');
    expect((await dev.get(`/albums/${future?.id}`)).status).toBe(404);
    expect((await dev.get(`/tracks/${future?.trackIds[0]}`)).status).toBe(404);
    double.world.clock.setTo(Date.parse(`${future?.releaseDate}T00:00:00Z`));
    expect((await (await double.link()).get(`/tracks/${future?.trackIds[0]}`)).status).toBe(200);
  });
});

describe('the library', () => {
  const trackUris = (count: number): string[] =>
    double.world.catalogue.tracks.slice(0, count).map(({ id }) => `spotify:track:${id}`);

  it('takes uris in the query, forty at most, and never looks into a body', async () => {
    const api = await double.link('jonasberg91');
    const missing = envelope(400, 'Missing required field: uris');
    expect((await api.send('PUT', '/me/library', { uris: trackUris(1) })).body).toEqual(missing);
    expect((await api.send('PUT', `/me/library?uris=${trackUris(41)}`)).status).toBe(400);
    expect((await api.send('PUT', `/me/library?uris=spotify:artist:${'1'.repeat(22)}`)).status).toBe(400);
    expect((await api.send('PUT', '/me/library?uris=nonsense')).status).toBe(400);
    const saved = await api.send('PUT', `/me/library?uris=${trackUris(40)}`);
    expect([saved.status, saved.body]).toEqual([200, '']);
    const asking = `/me/library/contains?uris=${trackUris(2)},spotify:artist:${'1'.repeat(22)}`;
    expect((await api.get(asking)).body).toEqual(envelope(403, 'Insufficient client scope'));
    const contains = await (
      await double.link('jonasberg91', { scope: 'user-library-read user-follow-read' })
    ).get(asking);
    expect(contains.body).toEqual([true, true, false]);
    expect((await api.send('DELETE', `/me/library?uris=${trackUris(1)}`)).status).toBe(200);
    expect((await api.get(`/me/library/contains?uris=${trackUris(2)}`)).body).toEqual([false, true]);
    expect((await api.get('/me/tracks?limit=1')).body.items[0].added_at).toBe(
      new Date(double.world.now()).toISOString().replace('.000Z', 'Z'),
    );
  });

  it('loses a playlist when it is deleted, which stays readable by id', async () => {
    const api = await double.link('jonasberg91');
    const { body } = await api.send('POST', '/me/playlists', { name: 'Short lived' });
    expect((await api.get(`/me/library/contains?uris=${body.uri}`)).body).toEqual([true]);
    await api.send('DELETE', `/me/library?uris=${body.uri}`);
    const names = (await api.get('/me/playlists?limit=50')).body.items.map(
      (playlist: { name: string }) => playlist.name,
    );
    expect(names).not.toContain('Short lived');
    expect((await api.get(`/playlists/${body.id}`)).status).toBe(200);
  });
});
