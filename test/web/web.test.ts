import { Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { escapeHtml, html } from '../../src/web/pages/html.ts';
import { linkPage } from '../../src/web/pages/linking.ts';
import { createWeb, type Web } from '../../src/web/server.ts';
import { type LinkingWorld, openLinkingWorld, person } from '../support/linking.ts';
import { someone } from '../support/spotify-auth.ts';

let world: LinkingWorld;
let web: Web;
beforeEach(async () => {
  world = await openLinkingWorld();
  web = world.parts.web;
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  web.server.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('every answer', () => {
  test.each(['/', '/link/x', '/oauth/spotify/callback', '/oauth/spotify/code', '/health', '/nowhere'])(
    '%s carries the security headers and is kept by nobody',
    async (url) => {
      const { headers, body } = await web.server.inject({ url });
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';style-src 'self';img-src 'self';form-action 'self' http://127.0.0.1:4;base-uri 'none';frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(body).not.toMatch(/<script|style=|onclick=|\.ts:\d/);
    },
  );

  test('behind https there is HSTS, and Spotify may pass through its own hosts', async () => {
    const secure = await createWeb({
      config: { publicUrl: 'https://segue.example/music', host: '127.0.0.1', port: 0 },
      consentOrigin: 'https://accounts.spotify.com',
      linking: world.parts.consent,
      health: { database: async () => true, bot: async () => 'up' as const },
      clock: world.clock,
      log: createLog('silent', 'service'),
    });
    const { headers } = await secure.server.inject({ url: '/music/' });
    expect(headers['strict-transport-security']).toContain('max-age=15552000');
    expect(headers['content-security-policy']).toContain(
      "form-action 'self' https://accounts.spotify.com https://*.spotify.com",
    );
    expect((await secure.server.inject({ url: '/music/health' })).statusCode).toBe(200);
    await secure.stop();
  });

  test('assets are served with their types, under the path of the public address', async () => {
    expect((await web.server.inject({ url: '/assets/page.css' })).headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
    expect((await web.server.inject({ url: '/assets/icon.svg' })).headers['content-type']).toBe(
      'image/svg+xml',
    );
  });

  test('a question in another language is answered in one that exists', async () => {
    const answer = await web.server.inject({ url: '/', headers: { 'accept-language': 'xx-YY;q=0.9, ,;;' } });
    expect(answer.body).toContain('Segue is running');
  });
});

describe('cookies', () => {
  const parts = (header: string | string[] | undefined): string[] => [header ?? []].flat();

  test('are limited to linking, to http, to minutes', async () => {
    const { url } = await world.start();
    const browser = world.browser();
    const form = parts((await browser.get(new URL(url).pathname)).headers['set-cookie']);
    expect(form).toHaveLength(1);
    expect(form[0]).toMatch(/^segue_form=[\w-]{43}; Max-Age=600; Path=\/link; HttpOnly; SameSite=Strict$/);
    const begun = parts((await browser.press(new URL(url).pathname)).headers['set-cookie']);
    expect(begun).toHaveLength(2);
    expect(begun[0]).toMatch(/^segue_link=[\w-]{43}; Max-Age=600; Path=\/link; HttpOnly; SameSite=Lax$/);
    expect(begun[1]).toMatch(
      /^segue_link=[\w-]{43}; Max-Age=600; Path=\/oauth\/spotify; HttpOnly; SameSite=Lax$/,
    );
  });

  test('are Secure and carry the path of an https address; the whole way works there', async () => {
    await using https = await openLinkingWorld({ publicUrl: 'https://segue.example/music' });
    const { url } = await https.start();
    const path = new URL(url).pathname;
    const server = https.parts.web.server;
    const shown = await server.inject({ url: path });
    expect(String(shown.headers['set-cookie'])).toContain(
      'Path=/music/link; HttpOnly; Secure; SameSite=Strict',
    );
    const browser = https.browser();
    const back = await browser.get(path).then(() => browser.press(path));
    const sent = https.spotify.consent(String(back.headers.location), someone('mina'));
    const called = await browser.get(`/music/oauth/spotify/callback?${new URLSearchParams({ ...sent })}`);
    expect(called.headers.location).toBe('/music/oauth/spotify/code');
    expect((await browser.get('/music/oauth/spotify/code')).body).toContain('href="/music/assets/page.css"');
  });
});

describe('the form', () => {
  test('is refused without its cookie, with a foreign proof, and from another site', async () => {
    const { url } = await world.start();
    const path = new URL(url).pathname;
    const browser = world.browser();
    const page = await browser.get(path);
    const proof = /name="proof" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const cookie = `segue_form=${proof}`;
    expect((await post(path, `proof=${proof}`)).statusCode).toBe(403);
    expect((await post(path, 'proof=other', { cookie })).statusCode).toBe(403);
    expect((await post(path, '', { cookie })).statusCode).toBe(403);
    expect((await post(path, `proof=${proof}&proof=${proof}`, { cookie })).statusCode).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none']) {
      const foreign = await post(path, `proof=${proof}`, { cookie, 'sec-fetch-site': site });
      expect(foreign.statusCode).toBe(403);
      expect(foreign.body).toContain('not come from our page');
    }
    const ours = await post(path, `proof=${proof}`, { cookie, 'sec-fetch-site': 'same-origin' });
    expect([ours.statusCode, new URL(String(ours.headers.location)).origin]).toEqual([
      303,
      'http://127.0.0.1:4',
    ]);
  });

  test('leads nowhere but to the configured consent page', async () => {
    const { url } = await world.start();
    Object.assign(world.spotify.auth, { authorizeUrl: () => 'https://evil.example/authorize' });
    const browser = world.browser();
    await browser.get(new URL(url).pathname);
    const pressed = await browser.press(new URL(url).pathname);
    expect([pressed.statusCode, pressed.headers.location]).toEqual([500, undefined]);
  });

  test('is bounded in size and kind', async () => {
    const path = new URL((await world.start()).url).pathname;
    expect((await post(path, `proof=${'x'.repeat(5_000)}`)).statusCode).toBe(413);
    expect((await post(path, '{}', { 'content-type': 'application/json' })).statusCode).toBe(415);
    expect((await post(path, '<a/>', { 'content-type': 'text/xml' })).statusCode).toBe(415);
  });
});

describe('hostile input', () => {
  test.each([
    `/oauth/spotify/callback?state=${'s'.repeat(130)}&code=x`,
    '/oauth/spotify/callback?state=a&state=b&code=c&code=d',
    '/oauth/spotify/callback?state[]=a&__proto__=b&constructor=c',
    '/oauth/spotify/callback?error=%3Cscript%3Ealert(1)%3C/script%3E&state=x',
    `/link/${'t'.repeat(43)}`,
    '/link/..%2F..%2Fetc',
    `/link/${'t'.repeat(120)}`,
  ])('is answered with a page or a line: %s', async (url) => {
    const answer = await web.server.inject({ url, headers: { cookie: 'segue_link=%%%; segue_form="' } });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toMatch(/^text\/(html|plain); charset=utf-8$/);
    expect(answer.body).not.toContain('<script');
  });

  test('an address that cannot be decoded is not quoted back', async () => {
    const answer = await web.server.inject({ url: '/link/%E0%A4%Ahidden' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(answer.body).not.toContain('hidden');
  });

  test('names cannot break out of the page', () => {
    const context = { m: messagesFor('en'), basePath: '' };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const link = {
          memberId: '1',
          memberName: `${name}<img src=x onerror=1>"'&\u202e`,
          appName: name,
          expiresAt: 1,
        };
        const body = linkPage(link, 'proof', 0, context);
        expect(body).not.toMatch(/<img|\u202e/);
        expect(body.match(/<form/g)).toHaveLength(1);
      }),
    );
    expect(html`<a title="${'"><b>'}">${[html`<i>${1}</i>`]}${null}${false}</a>`.html).toBe(
      '<a title="&quot;&gt;&lt;b&gt;"><i>1</i></a>',
    );
    expect(escapeHtml(`a&b<c>"d"'e'\u0000\u200e\ud800`)).toBe(
      'a&amp;b&lt;c&gt;&quot;d&quot;&#39;e&#39;\ufffd',
    );
  });
});

describe('limits', () => {
  test('one address may ask so often; others are not concerned', async () => {
    await using small = await openLinkingWorld({ perMinute: 5 });
    const ask = (remoteAddress: string, url = '/', headers = {}) =>
      small.parts.web.server.inject({ url, remoteAddress, headers });
    for (let request = 0; request < 5; request += 1) expect((await ask('192.0.2.1')).statusCode).toBe(200);
    const limited = await ask('192.0.2.1', '/', { 'x-forwarded-for': '192.0.2.77' });
    expect([limited.statusCode, limited.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
    expect(limited.headers['retry-after']).toBeDefined();
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    for (let request = 0; request < 5; request += 1) await ask('192.0.2.3', '/nowhere');
    expect((await ask('192.0.2.3', '/nowhere')).statusCode).toBe(429);
  });

  test('behind https the proxy says who asks, but only a proxy next to us', async () => {
    await using https = await openLinkingWorld({ publicUrl: 'https://segue.example', perMinute: 2 });
    const ask = (remoteAddress: string, client: string) =>
      https.parts.web.server.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': client } });
    const codes = async (peer: string) => {
      const statuses: number[] = [];
      for (const client of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
        statuses.push((await ask(peer, client)).statusCode);
      }
      return statuses;
    };
    expect(await codes('127.0.0.1')).toEqual([200, 200, 200]);
    expect(await codes('198.51.100.9')).toEqual([200, 200, 429]);
  });
});

describe('on loopback', () => {
  test('listens there alone, on a free port, and says how it is', async () => {
    const { port } = await web.start();
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { ok: true, database: 'up', service: 'up', bot: 'up' },
    ]);
    const address = web.server.server.address();
    expect(address).toMatchObject({ address: '127.0.0.1', port });
    await web.stop();
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow('fetch failed');
  });

  test('a taken port is an error, not silence', async () => {
    const { port } = await web.start();
    const second = await createWeb({
      config: { publicUrl: 'http://127.0.0.1:8787', host: '127.0.0.1', port },
      consentOrigin: 'http://127.0.0.1:4',
      linking: world.parts.consent,
      health: { database: async () => true, bot: async () => 'up' as const },
      clock: world.clock,
      log: createLog('silent', 'service'),
    });
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.stop();
  });

  test('garbage instead of HTTP ends the connection', async () => {
    const { port } = await web.start();
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = new Socket().connect(port, '127.0.0.1', () =>
        socket.end('\u0016\u0003\u0001 hello\r\n\r\n'),
      );
      socket.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  test.each([
    [
      'the database is away',
      { database: async () => Promise.reject(new Error('x')), bot: async () => 'up' as const },
      503,
    ],
    ['the bot is down', { database: async () => true, bot: async () => 'down' as const }, 503],
    ['the bot runs elsewhere', { database: async () => true, bot: async () => 'unknown' as const }, 200],
  ])('health when %s', async (_, health, status) => {
    const sick = await createWeb({
      config: { publicUrl: 'http://127.0.0.1:8787', host: '127.0.0.1', port: 0 },
      consentOrigin: 'http://127.0.0.1:4',
      linking: world.parts.consent,
      health,
      clock: world.clock,
      log: createLog('silent', 'service'),
    });
    expect((await sick.server.inject({ url: '/health' })).statusCode).toBe(status);
    await sick.stop();
  });
});

test('the log names routes, never addresses', async () => {
  const { url } = await world.start(person(1));
  await web.server.inject({ url: `${new URL(url).pathname}?code=hidden` });
  await web.server.inject({ url: '/oauth/spotify/callback?code=hidden&state=hidden' });
  await web.server.inject({ url: '/nowhere/hidden' });
  const lines = world.logged.map((line) => JSON.parse(line));
  expect(lines.map(({ event, route, status }) => [event, route, status])).toEqual([
    ['web', '/link/:ticket', 200],
    ['web', '/oauth/spotify/callback', 410],
    ['web', 'unknown', 404],
  ]);
  expect(world.logged.join()).not.toContain('hidden');
});
