import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { createBeatportAuth } from '../../src/providers/beatport/auth.ts';
import { createBeatportAccess } from '../../src/services/beatport/access.ts';
import { createBeatportKeeping } from '../../src/services/beatport/keeping.ts';
import { createBeatportLogin } from '../../src/services/beatport/login.ts';
import { createBeatportLinks } from '../../src/services/beatport/login-link.ts';
import { createSecrets } from '../../src/services/secrets.ts';
import { createWeb } from '../../src/web/server.ts';
import { createBrowser } from '../support/browser.ts';
import { openTestStore } from '../support/database.ts';
import { openTestHttp } from '../support/http.ts';
import { createMemoryLog } from '../support/log.ts';
import { openLoopback, type Reply } from '../support/loopback.ts';

const PUBLIC = 'http://127.0.0.1:8787';

const openSignIn = async () => {
  const db = openTestStore();
  const door = openTestHttp();
  const { clock } = door;
  let reply: Reply = { body: { access_token: 'access', refresh_token: 'refresh', expires_in: 600 } };
  const beatport = await openLoopback(() => reply);
  const secrets = createSecrets([{ id: 'k1', key: randomBytes(32) }]);
  const auth = createBeatportAuth({ http: door.http, authUrl: beatport.url, clientId: 'client' });
  const house = { store: db.store, clock, secrets, publicUrl: PUBLIC };
  const keeping = createBeatportKeeping({ ...house, given: null });
  const tokens = createBeatportAccess({ ...house, auth, keeping, tell: async () => undefined });
  let welcomes = 0;
  const signedIn = async (): Promise<number> => ++welcomes;
  const unused = async (): Promise<never> => {
    throw new Error('nobody links an account here');
  };
  const web = await createWeb({
    config: { publicUrl: PUBLIC, host: '127.0.0.1', port: 0 },
    consentOrigin: 'https://accounts.spotify.com',
    linking: { open: unused, begin: unused, finish: unused, waiting: unused, sweep: unused },
    beatport: { login: createBeatportLogin({ ...house, auth, tokens, signedIn }), origin: beatport.url },
    health: { database: async () => true, bot: async () => 'up' },
    clock,
    log: createMemoryLog(),
  });
  const links = createBeatportLinks(house);
  const pathOf = async (): Promise<string> => new URL((await links.start()).url).pathname;
  /** Presses the button on the page behind the link. @returns where Beatport would ask */
  const begin = async (browser: ReturnType<typeof createBrowser>, path: string): Promise<URL> =>
    new URL(await browser.begin(PUBLIC + path));
  const back = (consent: URL, more: Record<string, string> = { code: 'the-code' }): string =>
    `/oauth/beatport/callback?${new URLSearchParams({ state: consent.searchParams.get('state') ?? '', ...more })}`;
  return {
    welcomes: () => welcomes,
    ...{ clock, tokens, beatport, pathOf, begin, back },
    browser: () => createBrowser(() => web.server),
    answer: (next: Reply) => {
      reply = next;
    },
    [Symbol.asyncDispose]: async () => {
      await web.stop();
      await door[Symbol.asyncDispose]();
      await beatport[Symbol.asyncDispose]();
      await db.close();
    },
  };
};

test('an operator signs in, and releases come in from then on', async () => {
  await using it = await openSignIn();
  const browser = it.browser();
  const consent = await it.begin(browser, await it.pathOf());
  expect(consent.origin).toBe(it.beatport.url);
  expect(consent.searchParams.get('redirect_uri')).toBe(`${PUBLIC}/oauth/beatport/callback`);
  expect(await it.tokens.standing()).toBe('no_token');
  const answer = await browser.get(it.back(consent));
  expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/oauth/beatport/done' } });
  expect((await browser.get('/oauth/beatport/done')).body).toContain('Beatport is connected');
  expect(await it.tokens.token()).toBe('access');
  // What waited for the sign-in goes on with it.
  expect(it.welcomes()).toBe(1);
  const form = new URLSearchParams(it.beatport.requests[0]?.body);
  expect(form.get('code')).toBe('the-code');
  expect(form.get('code_verifier')).toMatch(/^[\w-]{43}$/);
});

describe('what does not work', () => {
  test('a link that nobody handed out, an old one, and one that was replaced', async () => {
    await using it = await openSignIn();
    const browser = it.browser();
    expect((await browser.get(`/beatport/${'x'.repeat(43)}`)).statusCode).toBe(410);
    const first = await it.pathOf();
    const second = await it.pathOf();
    expect((await browser.get(first)).statusCode).toBe(410);
    expect((await browser.get(second)).statusCode).toBe(200);
    it.clock.advance(10 * MINUTE);
    expect((await browser.get(second)).statusCode).toBe(410);
  });

  test('a form that is not ours', async () => {
    await using it = await openSignIn();
    const path = await it.pathOf();
    expect((await it.browser().press(path, { proof: 'x' })).statusCode).toBe(403);
  });

  test('another browser', async () => {
    await using it = await openSignIn();
    const path = await it.pathOf();
    const consent = await it.begin(it.browser(), path);
    const other = it.browser();
    expect((await other.get(path)).statusCode).toBe(409);
    expect((await other.get(it.back(consent))).statusCode).toBe(409);
    expect(await it.tokens.standing()).toBe('no_token');
    expect(it.beatport.requests).toHaveLength(0);
  });

  test('a state twice, or another one', async () => {
    await using it = await openSignIn();
    const browser = it.browser();
    const consent = await it.begin(browser, await it.pathOf());
    expect((await browser.get('/oauth/beatport/callback?state=x&code=y')).statusCode).toBe(410);
    expect((await browser.get(it.back(consent))).statusCode).toBe(303);
    expect((await browser.get(it.back(consent))).statusCode).toBe(410);
    expect(it.beatport.requests).toHaveLength(1);
  });

  test.each([
    ['a no', { error: 'access_denied' }, {}, 403],
    ['another error', { error: 'server_error' }, {}, 502],
    [
      'a code that Beatport does not take',
      { code: 'x' },
      { status: 400, body: { error: 'invalid_grant' } },
      502,
    ],
    ['an outage', { code: 'x' }, { status: 502 }, 503],
    ['HTML', { code: 'x' }, { body: '<html>' }, 503],
  ])('%s; the same link may be tried again', async (_, query, reply, status) => {
    await using it = await openSignIn();
    const browser = it.browser();
    const path = await it.pathOf();
    const consent = await it.begin(browser, path);
    it.answer(reply);
    expect((await browser.get(it.back(consent, query))).statusCode).toBe(status);
    expect(await it.tokens.standing()).toBe('no_token');
    it.answer({ body: { access_token: 'second', expires_in: 600 } });
    const again = await it.begin(browser, path);
    expect((await browser.get(it.back(again))).statusCode).toBe(303);
    expect(await it.tokens.token()).toBe('second');
  });
});
