import { describe, expect, test } from 'vitest';
import { createBeatportAuth } from '../../../src/providers/beatport/auth.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Responder } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const CODE = {
  code: 'code-value',
  verifier: 'verifier-value',
  redirectUri: 'https://segue.test/oauth/beatport/callback',
};

const open = async (respond: Responder, clientSecret?: string) => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const auth = createBeatportAuth({ http: door.http, authUrl: server.url, clientId: 'client', clientSecret });
  return {
    auth,
    door,
    requests: server.requests,
    form: () => Object.fromEntries(new URLSearchParams(server.requests[0]?.body)),
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};
const tokens = {
  access_token: 'access-value',
  refresh_token: 'refresh-value',
  expires_in: 36_000,
  token_type: 'Bearer',
};

test('the address for the browser', async () => {
  await using it = await open(() => ({}));
  const url = new URL(
    it.auth.authorizeUrl({ state: 'a b', challenge: 'c_-', redirectUri: CODE.redirectUri }),
  );
  expect(url.pathname).toBe('/o/authorize/');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'client',
    response_type: 'code',
    redirect_uri: CODE.redirectUri,
    state: 'a b',
    code_challenge_method: 'S256',
    code_challenge: 'c_-',
  });
});

describe('exchange', () => {
  test('with PKCE and without a secret', async () => {
    await using it = await open(() => ({ body: tokens }));
    expect(await it.auth.exchange(CODE)).toEqual({
      accessToken: 'access-value',
      refreshToken: 'refresh-value',
      expiresIn: 36_000,
    });
    expect(it.requests[0]).toMatchObject({ method: 'POST', path: '/o/token/' });
    expect(it.form()).toEqual({
      grant_type: 'authorization_code',
      code: 'code-value',
      redirect_uri: CODE.redirectUri,
      code_verifier: 'verifier-value',
      client_id: 'client',
    });
  });

  test('with a secret', async () => {
    await using it = await open(() => ({ body: tokens }), 's3cret');
    await it.auth.exchange(CODE);
    expect(it.form()).toMatchObject({ client_secret: 's3cret' });
  });

  test('ten minutes when it does not say how long', async () => {
    await using it = await open(() => ({ body: { access_token: 'a' } }));
    expect(await it.auth.exchange(CODE)).toEqual({ accessToken: 'a', refreshToken: null, expiresIn: 600 });
  });

  test.each(['invalid_grant', 'invalid_client'])('%s: the code is of no use', async (error) => {
    await using it = await open(() => ({
      status: 400,
      body: { error, error_description: 'the code code-value' },
    }));
    expect(await caught(it.auth.exchange(CODE))).toMatchObject({ code: 'LINK_EXPIRED' });
    expect(it.door.lines.join('\n')).not.toContain('code-value');
  });
});

describe('refresh', () => {
  test('asks with the refresh token', async () => {
    await using it = await open(() => ({ body: tokens }));
    await it.auth.refresh('refresh-value');
    expect(it.form()).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-value',
      client_id: 'client',
    });
  });

  test.each([
    [400, { error: 'invalid_grant' }],
    [401, { detail: 'no' }],
    [403, '<html>'],
  ])('%i is final', async (status, body) => {
    await using it = await open(() => ({ status, body }));
    expect(await caught(it.auth.refresh('r'))).toMatchObject({
      data: { provider: 'beatport', why: 'refused' },
    });
  });

  test.each([
    [500, {}, 'server'],
    [400, { error: 'temporarily_unavailable' }, 'bad_body'],
    [200, { token: 'x' }, 'bad_body'],
  ])('%i %o may be over tomorrow', async (status, body, why) => {
    await using it = await open(() => ({ status, body }));
    expect(await caught(it.auth.refresh('r'))).toMatchObject({ data: { why } });
  });
});
