import { describe, expect, test } from 'vitest';
import { RetryAfter } from '../../../src/errors.ts';
import { createSpotifyAuth } from '../../../src/providers/spotify/auth.ts';
import { SPOTIFY_SCOPES } from '../../../src/providers/spotify/scopes.ts';
import { TEST_NOW } from '../../support/clock.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply, type Responder } from '../../support/loopback.ts';

const SECRETS = {
  code: 'AQD-code-value',
  refresh: 'AQC-refresh-value',
  access: 'BQD-access-value',
  app: 's3cr3t-app',
};
const exchangeRequest = {
  clientId: 'client-id',
  code: SECRETS.code,
  verifier: 'verifier-value-of-at-least-43-characters-in-total',
  redirectUri: 'https://segue.test/spotify/callback',
};
const refreshRequest = { clientId: 'client-id', refreshToken: SECRETS.refresh, displayName: 'Mina' };
const tokens = (more: object = {}) => ({
  access_token: SECRETS.access,
  token_type: 'Bearer',
  scope: 'user-library-read user-top-read',
  expires_in: 3_600,
  ...more,
});
const failure = (error: string, description?: string, status = 400): Reply => ({
  status,
  body: description === undefined ? { error } : { error, error_description: description },
});

const openAuth = async (respond: Responder, secret?: string) => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const auth = createSpotifyAuth({
    http: door.http,
    accountsUrl: server.url,
    clientSecretOf: (clientId) => (clientId === 'client-id' ? secret : undefined),
  });
  return {
    auth,
    door,
    server,
    form: (index = 0) => Object.fromEntries(new URLSearchParams(server.requests[index]?.body)),
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

test('the address for the browser', async () => {
  await using house = await openAuth(() => ({}));
  const url = new URL(
    house.auth.authorizeUrl({
      clientId: 'client-id',
      state: 'a b&c',
      challenge: 'challenge_-',
      redirectUri: 'http://127.0.0.1:8787/spotify/callback',
    }),
  );
  expect(url.pathname).toBe('/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'client-id',
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:8787/spotify/callback',
    state: 'a b&c',
    scope: SPOTIFY_SCOPES.join(' '),
    code_challenge_method: 'S256',
    code_challenge: 'challenge_-',
  });
});

describe('exchange', () => {
  test('with PKCE and without a secret', async () => {
    await using house = await openAuth(() => ({ body: tokens({ refresh_token: SECRETS.refresh }) }));
    expect(await house.auth.exchange(exchangeRequest)).toEqual({
      accessToken: SECRETS.access,
      refreshToken: SECRETS.refresh,
      expiresIn: 3_600,
      scopes: 'user-library-read user-top-read',
    });
    expect(house.form()).toEqual({
      grant_type: 'authorization_code',
      code: exchangeRequest.code,
      redirect_uri: exchangeRequest.redirectUri,
      code_verifier: exchangeRequest.verifier,
      client_id: 'client-id',
    });
    const [request] = house.server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/api/token' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(request?.headers.authorization).toBeUndefined();
    expect(house.door.spent).toEqual([
      { provider: 'spotify', app: 'client-id', bucket: 'token', mode: null },
    ]);
  });

  test('with a secret: Basic, and still PKCE', async () => {
    await using house = await openAuth(() => ({ body: tokens({ scope: undefined }) }), SECRETS.app);
    const grant = await house.auth.exchange(exchangeRequest);
    expect(grant.scopes).toBe(SPOTIFY_SCOPES.join(' '));
    const basic = Buffer.from(`client-id:${SECRETS.app}`).toString('base64');
    expect(house.server.requests[0]?.headers.authorization).toBe(`Basic ${basic}`);
    expect(house.form()['code_verifier']).toBe(exchangeRequest.verifier);
  });

  test.each([
    ['invalid_grant', 'Invalid authorization code'],
    ['invalid_grant', 'Authorization code expired'],
    ['invalid_grant', 'Invalid redirect URI'],
    ['invalid_grant', 'code_verifier was incorrect'],
    ['invalid_client', 'Invalid client'],
  ])('%s (%s): the link is of no use any more', async (error, description) => {
    await using house = await openAuth(() => failure(error, description));
    await expect(house.auth.exchange(exchangeRequest)).rejects.toMatchObject({
      code: 'LINK_EXPIRED',
      cause: { message: expect.stringContaining(description) },
    });
    expect(house.server.requests).toHaveLength(1);
  });
});

describe('refresh', () => {
  test.each([
    ['without a new refresh token', {}, null],
    ['with null for one', { refresh_token: null }, null],
    ['with a rotated one', { refresh_token: 'AQC-rotated' }, 'AQC-rotated'],
  ])('%s', async (_, more, refreshToken) => {
    await using house = await openAuth(() => ({ body: tokens({ scope: undefined, ...more }) }));
    expect(await house.auth.refresh(refreshRequest)).toEqual({
      accessToken: SECRETS.access,
      refreshToken,
      expiresIn: 3_600,
      scopes: '',
    });
    expect(house.form()).toEqual({
      grant_type: 'refresh_token',
      refresh_token: SECRETS.refresh,
      client_id: 'client-id',
    });
  });

  test.each([
    failure('invalid_grant', 'Refresh token revoked'),
    failure('invalid_grant'),
    failure('invalid_client', 'Invalid client'),
    failure('invalid_client', undefined, 401),
  ])('is final for %j', async (reply) => {
    await using house = await openAuth(() => reply);
    await expect(house.auth.refresh(refreshRequest)).rejects.toMatchObject({
      code: 'NEEDS_REAUTH',
      data: { displayName: 'Mina' },
    });
  });

  test.each<[string, Reply | 'cut', string]>([
    ['503', { status: 503, body: 'upstream' }, 'server'],
    ['500 with the word', failure('invalid_grant', 'x', 500), 'server'],
    ['another word', failure('invalid_request', 'refresh_token must be supplied'), 'bad_body'],
    ['a 400 in HTML', { status: 400, body: '<html>invalid_grant</html>' }, 'bad_body'],
    [
      'the Web API’s shape',
      { status: 400, body: { error: { status: 400, message: 'invalid_grant' } } },
      'bad_body',
    ],
    ['a 403', { status: 403, body: 'Forbidden' }, 'bad_body'],
    ['half an answer', { body: '{"access_token":"BQD' }, 'bad_body'],
    ['no token in it', { body: { token_type: 'Bearer' } }, 'bad_body'],
    ['a cut connection', 'cut', 'network'],
  ])('passes for %s, asked once', async (_, reply, why) => {
    await using house = await openAuth(() => (reply === 'cut' ? (response) => response.destroy() : reply));
    await expect(house.auth.refresh(refreshRequest)).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { why },
    });
    expect(house.server.requests).toHaveLength(1);
  });

  test('a long 429 rests the token endpoint of this client id', async () => {
    await using house = await openAuth(() => ({ status: 429, headers: { 'retry-after': '120' }, body: '' }));
    const error = await house.auth.refresh(refreshRequest).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RetryAfter);
    expect(house.door.blocks).toMatchObject([
      { bucket: { app: 'client-id', bucket: 'token' }, until: TEST_NOW + 120_000 },
    ]);
  });
});

test('no secret stands in a log or an error, even when the endpoint quotes it', async () => {
  const replies: Reply[] = [
    { body: tokens({ refresh_token: SECRETS.refresh }) },
    failure('invalid_grant', `Unknown token ${SECRETS.refresh.repeat(2)}`),
    { status: 400, body: `${SECRETS.code} ${SECRETS.refresh}` },
    failure(SECRETS.refresh.repeat(2)),
    { body: `{"access_token":"${SECRETS.access}"` },
    { status: 500, body: SECRETS.access },
  ];
  await using house = await openAuth((_, index) => replies[index] ?? {}, SECRETS.app);
  const told: string[] = [];
  for (const _ of replies) {
    const result = await house.auth.refresh(refreshRequest).catch((error: unknown) => error);
    for (let error = result; error instanceof Error; error = error.cause) {
      told.push(`${error.stack} ${JSON.stringify(error)}`);
    }
  }
  expect(told.length).toBeGreaterThan(replies.length);
  const text = [...told, ...house.door.lines].join('\n');
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
  expect(text).not.toContain('Basic');
});
