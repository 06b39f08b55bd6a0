import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultAnswer } from '../../scripts/sandbox/spotify/contract.ts';
import { DAY } from '../../scripts/sandbox/world/clock.ts';
import { type Caller, openDouble, type TestDouble, verifier } from '../support/spotify-double.ts';

let double: TestDouble;
let api: Caller;
beforeAll(async () => {
  double = await openDouble();
  api = await double.link('mira.keller');
});
afterAll(() => double[Symbol.asyncDispose]());
afterEach(() => {
  double.spotify.faults.clear();
  double.spotify.counters.reset();
});

const once = (answer: FaultAnswer): void => {
  double.spotify.faults.add({ answer, times: 1, on: 'me' });
};

describe('each fault', () => {
  it.each<[FaultAnswer, number, string | null, unknown]>([
    [{ kind: 'rate-limit' }, 429, '2', { error: { status: 429, message: 'API rate limit exceeded' } }],
    [
      { kind: 'rate-limit', retryAfter: 7 },
      429,
      '7',
      { error: { status: 429, message: 'API rate limit exceeded' } },
    ],
    [
      { kind: 'quota' },
      429,
      '86207',
      { error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' } },
    ],
    [
      { kind: 'rate-limit-no-header' },
      429,
      null,
      { error: { status: 429, message: 'API rate limit exceeded' } },
    ],
    [{ kind: 'rate-limit-text' }, 429, '2', 'Too many requests'],
    [
      { kind: 'server-error', status: 503 },
      503,
      null,
      { error: { status: 503, message: 'Service unavailable' } },
    ],
    [{ kind: 'html' }, 200, null, expect.stringContaining('<!DOCTYPE html>')],
    [{ kind: 'forbidden' }, 403, null, { error: { status: 403, message: 'Forbidden' } }],
    [{ kind: 'forbidden-premium' }, 403, null, expect.stringMatching(/^Active premium subscription/)],
    [{ kind: 'forbidden-not-registered' }, 403, null, 'User not registered in the Developer Dashboard'],
    [
      { kind: 'forbidden-scope' },
      403,
      null,
      { error: { status: 403, message: 'Insufficient client scope' } },
    ],
    [{ kind: 'not-found' }, 404, null, { error: { status: 404, message: 'Resource not found' } }],
  ])('%j', async (fault, status, retryAfter, body) => {
    once(fault);
    const met = await api.get('/me');
    expect([met.status, met.headers.get('retry-after'), met.body]).toEqual([status, retryAfter, body]);
    expect((await api.get('/me')).status).toBe(200);
    expect(double.exchanges.at(-2)?.fault).toBe(fault.kind);
    expect(double.exchanges.at(-1)).not.toHaveProperty('fault');
  });

  it('401 says so in its header', async () => {
    once({ kind: 'unauthorized' });
    expect((await api.get('/me')).headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('cuts JSON in the middle', async () => {
    once({ kind: 'truncated' });
    await expect(api.get('/me')).rejects.toThrow(SyntaxError);
  });

  it('resets the connection', async () => {
    once({ kind: 'reset' });
    await expect(api.get('/me')).rejects.toThrow('fetch failed');
  });

  it('never answers', async () => {
    once({ kind: 'hang' });
    const headers = { authorization: `Bearer ${api.token}` };
    const waiting = fetch(`${double.spotify.apiUrl}/me`, { headers, signal: AbortSignal.timeout(150) });
    await expect(waiting).rejects.toThrow(/timeout/);
    expect(double.exchanges.at(-1)).toMatchObject({
      path: '/v1/me',
      status: 0,
      responseBody: null,
      fault: 'hang',
    });
  });

  it('does what was asked and says 502', async () => {
    const [like] = double.world.likes('mira.keller');
    double.spotify.faults.add({ answer: { kind: 'applied-but-502' }, on: 'library', times: 1 });
    expect((await api.send('DELETE', `/me/library?uris=spotify:track:${like?.trackId}`)).status).toBe(502);
    expect(double.world.likes('mira.keller').some(({ trackId }) => trackId === like?.trackId)).toBe(false);
  });

  it.each<[FaultAnswer, number, object]>([
    [{ kind: 'invalid-grant' }, 400, { error: 'invalid_grant', error_description: 'Refresh token revoked' }],
    [{ kind: 'invalid-client' }, 400, { error: 'invalid_client', error_description: 'Invalid client' }],
    [{ kind: 'token-503' }, 503, { error: 'temporarily_unavailable' }],
  ])('at the token endpoint: %j', async (fault, status, body) => {
    double.spotify.faults.add({ answer: fault, on: 'token', times: 1 });
    const form = { grant_type: 'refresh_token', refresh_token: api.refreshToken, client_id: 'dev' };
    const met = await double.token(form);
    expect([met.status, met.body]).toEqual([status, body]);
    expect((await double.token(form)).status).toBe(200);
  });
});

describe('which calls meet a fault', () => {
  const status = async (path: string) => (await api.get(path)).status;

  it('is chosen by bucket, path or pattern; the first rule wins; taken back by its own handle', async () => {
    const { faults } = double.spotify;
    const takeBack = faults.add({ answer: { kind: 'server-error' }, on: 'search' });
    faults.add({ answer: { kind: 'not-found' }, on: { path: '/me/top' } });
    faults.add({ answer: { kind: 'forbidden' }, on: /^GET \/v1\/me\/tracks/ });
    expect(await status('/search?q=x&type=track')).toBe(500);
    expect(await status('/me/top/artists')).toBe(404);
    expect(await status('/me/tracks')).toBe(403);
    expect(await status('/me')).toBe(200);
    expect(faults.list().map(({ hits }) => hits)).toEqual([1, 1, 1]);
    takeBack();
    expect(await status('/search?q=x&type=track')).toBe(200);
  });

  it('without a place means every call of the service, `times` of them', async () => {
    double.spotify.faults.add({ answer: { kind: 'server-error' }, times: 2 });
    expect([await status('/me'), await status('/me/tracks'), await status('/me')]).toEqual([500, 500, 200]);
  });
});

describe('real limits', () => {
  it('count a rolling day per bucket, for all apps of one owner together', async () => {
    double.spotify.limits.perDay = { search: 3 };
    const path = '/search?q=x&type=track';
    const ext = await double.link('mira.keller', { clientId: 'ext' });
    await api.get(path);
    double.world.clock.advance(DAY / 48);
    await api.get(path);
    await ext.get(path);
    const refused = await ext.get(path);
    expect(refused.body.error.reason).toBe('QUOTA_EXCEEDED');
    expect(Number(refused.headers.get('retry-after'))).toBe((DAY - DAY / 48) / 1000);
    expect((await api.get('/me')).status).toBe(200);
    await ext.get(path);
    expect(double.spotify.counters.whileBanned()).toBe(2);
    double.world.clock.advance(DAY - DAY / 48);
    const fresh = await double.link('mira.keller');
    expect((await fresh.get(path)).status).toBe(200);
    expect((await fresh.get(path)).status).toBe(429);
    delete double.spotify.limits.perDay;
  });

  it('count thirty seconds per client', async () => {
    const fresh = await double.link('mira.keller');
    double.spotify.limits.per30Seconds = 2;
    expect((await fresh.get('/me')).status).toBe(200);
    expect((await fresh.get('/me/tracks')).status).toBe(200);
    const refused = await fresh.get('/me');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    double.world.clock.advance(30_000);
    expect((await fresh.get('/me')).status).toBe(200);
    delete double.spotify.limits.per30Seconds;
  });
});

describe('counters and records', () => {
  it('count calls by bucket and by path without ids', async () => {
    const fresh = await double.link('mira.keller');
    double.spotify.counters.reset();
    const [playlist] = (await fresh.get('/me/playlists?limit=1')).body.items;
    await fresh.get(`/playlists/${playlist.id}`);
    await fresh.get(`/playlists/${playlist.id}/items`);
    await fresh.get(`/playlists/${playlist.id}/items?offset=20`);
    const { counters } = double.spotify;
    expect([counters.total(), counters.bucket('playlists'), counters.bucket('search')]).toEqual([4, 4, 0]);
    expect(counters.paths().get('GET /v1/playlists/{id}/items')).toBe(2);
  });

  it('hold no token, code or secret', async () => {
    const linked = await double.link('mira.keller');
    await double.token({ grant_type: 'refresh_token', refresh_token: linked.refreshToken, client_id: 'dev' });
    await linked.get('/me');
    const written = JSON.stringify(double.exchanges);
    for (const secret of [linked.token, linked.refreshToken, verifier]) expect(written).not.toContain(secret);
    expect(double.exchanges.at(-1)).toEqual({
      side: 'spotify',
      method: 'GET',
      path: '/v1/me',
      requestBody: null,
      status: 200,
      responseBody: expect.objectContaining({ account_id: expect.any(String) }),
    });
  });
});
