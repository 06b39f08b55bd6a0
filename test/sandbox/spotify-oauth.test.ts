import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRegistrable, isAllowedRedirect } from '../../scripts/sandbox/spotify/redirect-uris.ts';
import { DAY, HOUR, MINUTE } from '../../scripts/sandbox/world/clock.ts';
import {
  callbackUri,
  caller,
  challengeOf,
  openDouble,
  type TestDouble,
  verifier,
} from '../support/spotify-double.ts';

let double: TestDouble;
beforeAll(async () => {
  double = await openDouble([
    { clientId: 'vault', secret: 'sesame', mode: 'development', redirectUris: [callbackUri] },
    { clientId: 'anyport', mode: 'development', redirectUris: ['http://127.0.0.1/cb'] },
  ]);
});
afterAll(() => double[Symbol.asyncDispose]());

const codeFor = async (changes: Record<string, string | null> = {}): Promise<string> => {
  const back = await double.spotify.consent({
    authorizeUrl: double.authorizeUrl(changes),
    accountId: 'mira.keller',
  });
  return new URL(back).searchParams.get('code') ?? '';
};
const exchange = (code: string, changes: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  double.token(
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackUri,
      client_id: 'dev',
      code_verifier: verifier,
      ...changes,
    },
    headers,
  );
const refresh = (token: string, changes: Record<string, string> = {}) =>
  double.token({ grant_type: 'refresh_token', refresh_token: token, client_id: 'dev', ...changes });

describe('redirect uris', () => {
  it.each([
    ['http://localhost:3000/cb', /localhost is not allowed/],
    ['http://example.com/cb', /must use https/],
    ['/cb', /not an absolute address/],
    ['https://example.com/cb#x', /fragment/],
  ])('the dashboard refuses %s', (uri, words) => {
    expect(() => checkRegistrable(uri)).toThrow(words);
    expect(() => double.spotify.registerRedirect('dev', uri)).toThrow(words);
  });

  it.each([
    ['https://segue.example/cb', ['https://segue.example/cb'], true],
    ['https://segue.example/cb/', ['https://segue.example/cb'], false],
    ['https://segue.example/CB', ['https://segue.example/cb'], false],
    ['http://127.0.0.1:41234/cb', ['http://127.0.0.1/cb'], true],
    ['http://[::1]:41234/cb', ['http://[::1]/cb'], true],
    ['http://127.0.0.1:41234/cb', ['http://127.0.0.1:3000/cb'], false],
    ['http://127.0.0.1:41234/cb', ['http://[::1]/cb'], false],
    ['http://localhost:3000/cb', ['http://localhost:3000/cb'], false],
    ['http://127.0.0.1:3000/my-cb', ['http://127.0.0.1:3000/my-cb'], false],
    ['https://segue.example/my-cb', ['https://segue.example/my-cb'], true],
    ['https://segue.example:444/cb', ['https://segue.example/cb'], false],
  ])('%s against %j → %s', (uri, registered, allowed) => {
    expect(isAllowedRedirect(uri, registered)).toBe(allowed);
  });
});

describe('authorize', () => {
  it('sends the browser to the login first, whatever was asked', async () => {
    const hop = await fetch(`${double.spotify.accountsUrl}/authorize?client_id=nonsense`, {
      redirect: 'manual',
    });
    expect(hop.status).toBe(303);
    expect(hop.headers.get('location')).toMatch(/^\/en\/login\?continue=/);
  });

  it('shows everybody one can be, with names made harmless', async () => {
    double.world.setDisplayName('lena_outside', '<script>alert(1)</script>');
    const html = await (await fetch(double.authorizeUrl())).text();
    double.world.setDisplayName('lena_outside', 'Lena');
    expect(html).toContain('Jonas Berg');
    expect(html).toContain('Not on the allow-list.');
    expect(html).toContain('Access your recently played items.');
    expect(html).not.toContain('<script');
  });

  it('comes back with code and state, or with the refusal', async () => {
    const authorizeUrl = double.authorizeUrl();
    const agreed = new URL(await double.spotify.consent({ authorizeUrl, accountId: 'jonasberg91' }));
    expect(agreed.href.startsWith(`${callbackUri}?`)).toBe(true);
    expect(agreed.searchParams.get('state')).toBe('some state');
    expect(agreed.searchParams.get('code')).toBeTruthy();
    const denied = new URL(
      await double.spotify.consent({ authorizeUrl, accountId: 'jonasberg91', deny: true }),
    );
    expect(Object.fromEntries(denied.searchParams)).toEqual({ error: 'access_denied', state: 'some state' });
  });

  it.each([
    [{ client_id: 'nobody' }, 'INVALID_CLIENT: Invalid client'],
    [{ redirect_uri: 'http://127.0.0.1:9999/else' }, 'INVALID_CLIENT: Invalid redirect URI'],
    [{ redirect_uri: null }, 'INVALID_CLIENT: Invalid redirect URI'],
  ])('refuses %j on its own page', async (changes, words) => {
    const request = { authorizeUrl: double.authorizeUrl(changes), accountId: 'mira.keller' };
    await expect(double.spotify.consent(request)).rejects.toThrow(words);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'user-library-read everything' }, 'invalid_scope'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ code_challenge: `${challengeOf(verifier)}=` }, 'invalid_request'],
  ])('sends %j back as %s', async (changes, error) => {
    const back = await double.spotify.consent({
      authorizeUrl: double.authorizeUrl(changes),
      accountId: 'mira.keller',
    });
    expect(new URL(back).searchParams.get('error')).toBe(error);
  });

  it('takes any port of a loopback address registered without one', async () => {
    const changes = { client_id: 'anyport', redirect_uri: 'http://127.0.0.1:55555/cb' };
    const code = await codeFor(changes);
    expect((await exchange(code, changes)).status).toBe(200);
  });
});

describe('the code', () => {
  it('gives tokens once', async () => {
    const code = await codeFor();
    const granted = await exchange(code);
    expect(granted.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(granted.body.scope.split(' ')).toContain('user-library-read');
    expect(typeof granted.body.refresh_token).toBe('string');
    const again = await exchange(code);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({ error: 'invalid_grant', error_description: 'Invalid authorization code' });
  });

  it.each([
    [{ code: 'wrong' }, 'Invalid authorization code'],
    [{ redirect_uri: 'http://127.0.0.1:9180/other' }, 'Invalid redirect URI'],
    [{ code_verifier: 'w'.repeat(64) }, 'code_verifier was incorrect'],
    [{ code_verifier: 'short' }, 'code_verifier was incorrect'],
    [{ client_id: 'vault' }, 'Invalid authorization code'],
  ])('is refused with %j', async (changes, description) => {
    const refused = await exchange(await codeFor(), changes);
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({ error: 'invalid_grant', error_description: description });
  });

  it('expires', async () => {
    const code = await codeFor();
    double.world.clock.advance(11 * MINUTE);
    expect((await exchange(code)).body.error_description).toBe('Authorization code expired');
  });

  it('without a challenge is worth nothing to a client without a secret', async () => {
    const code = await codeFor({ code_challenge: null, code_challenge_method: null });
    expect((await exchange(code)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'code_verifier was incorrect',
    });
    const bare = await double.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackUri,
      client_id: 'dev',
    });
    expect(bare.body).toEqual({ error: 'invalid_client' });
  });

  it('wants a form', async () => {
    const response = await fetch(`${double.spotify.accountsUrl}/api/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: 'x', client_id: 'dev' }),
    });
    expect(await response.json()).toEqual({
      error: 'unsupported_grant_type',
      error_description: 'grant_type parameter is missing',
    });
  });
});

describe('refreshing', () => {
  it('answers without a refresh token, and the old one goes on working', async () => {
    const { refreshToken } = await double.link();
    for (let round = 0; round < 2; round++) {
      const { status, body } = await refresh(refreshToken);
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('refresh_token');
      expect((await caller(double.spotify, body.access_token).get('/me')).status).toBe(200);
    }
  });

  it('rotates when told to, and then the old one is dead', async () => {
    const { refreshToken } = await double.link();
    double.spotify.quirks.rotateRefreshTokens = true;
    const { body } = await refresh(refreshToken);
    expect(body.refresh_token).not.toBe(refreshToken);
    const old = await refresh(refreshToken);
    expect(old.body).toEqual({ error: 'invalid_grant', error_description: 'Refresh token revoked' });
    expect((await refresh(body.refresh_token)).status).toBe(200);
    double.spotify.quirks.rotateRefreshTokens = false;
  });

  it('lets an access token live an hour', async () => {
    const api = await double.link();
    double.world.clock.advance(HOUR - 1);
    expect((await api.get('/me')).status).toBe(200);
    double.world.clock.advance(1);
    const late = await api.get('/me');
    expect(late.status).toBe(401);
    expect(late.headers.get('www-authenticate')).toBe('Bearer realm="spotify", error="invalid_token"');
  });

  it('ends six months after consent, refreshed or not', async () => {
    const { refreshToken } = await double.link('jonasberg91');
    const consented = double.world.now();
    double.world.setAuthorizedAt('jonasberg91', consented - 180 * DAY, 'dev');
    expect((await refresh(refreshToken)).status).toBe(200);
    double.world.setAuthorizedAt('jonasberg91', consented - 185 * DAY, 'dev');
    expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
  });

  it('ends when the person takes the access away', async () => {
    const api = await double.link('jonasberg91');
    expect(double.world.revokeAuthorization('jonasberg91', 'dev')).toBeGreaterThan(0);
    expect((await api.get('/me')).status).toBe(401);
    expect((await refresh(api.refreshToken)).body.error_description).toBe('Refresh token revoked');
  });

  it('is refused to another client', async () => {
    const { refreshToken } = await double.link();
    expect((await refresh(refreshToken, { client_id: 'ext' })).body.error).toBe('invalid_grant');
    expect((await refresh(refreshToken, { client_id: 'nobody' })).body.error).toBe('invalid_client');
  });
});

describe('a client with a secret', () => {
  const basic = (secret: string) => ({
    authorization: `Basic ${Buffer.from(`vault:${secret}`).toString('base64')}`,
  });

  it('proves itself with Basic auth and must go on doing so', async () => {
    const plain = { client_id: 'vault', code_challenge: null, code_challenge_method: null };
    const form = { grant_type: 'authorization_code', redirect_uri: callbackUri };
    const code = await codeFor(plain);
    expect((await double.token({ ...form, code }, basic('wrong'))).body.error).toBe('invalid_client');
    const granted = await double.token({ ...form, code }, basic('sesame'));
    expect(granted.status).toBe(200);
    const again = { grant_type: 'refresh_token', refresh_token: granted.body.refresh_token };
    expect((await double.token({ ...again, client_id: 'vault' })).body).toEqual({ error: 'invalid_client' });
    expect((await double.token(again, basic('sesame'))).status).toBe(200);
  });

  it('may use PKCE without the secret', async () => {
    const granted = await exchange(await codeFor({ client_id: 'vault' }), { client_id: 'vault' });
    expect(granted.status).toBe(200);
    expect((await refresh(granted.body.refresh_token, { client_id: 'vault' })).status).toBe(200);
  });
});
