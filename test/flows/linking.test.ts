import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import { codeOn } from '../support/browser.ts';
import { type LinkingWorld, openLinkingWorld, person } from '../support/linking.ts';
import { someone } from '../support/spotify-auth.ts';

let world: LinkingWorld;
beforeEach(async () => {
  world = await openLinkingWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const [mina, kai] = [person(1, 'Mina'), person(2, 'Kai')];
const refusal = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.data } : error;
  }
  return 'done';
};
const pair = (
  who: typeof mina,
  started: { requestId: Parameters<typeof world.parts.pairing.pair>[1] },
  code: string,
) => world.parts.pairing.pair(who.id, started.requestId, code);
const wrongFor = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('the whole way', () => {
  test('from the link to an account with tokens and its first jobs', async () => {
    const started = await world.start(mina);
    const browser = world.browser();
    const page = await browser.get(new URL(started.url).pathname);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Mina');
    expect(page.body).toContain(mina.id);

    const authorizeUrl = await browser.begin(started.url);
    expect(new URL(authorizeUrl).searchParams.get('redirect_uri')).toBe(
      'http://127.0.0.1:8787/oauth/spotify/callback',
    );
    const back = await browser.comeBack({ ...world.spotify.consent(authorizeUrl, someone('mina')) });
    expect(back.statusCode).toBe(303);
    expect(back.headers.location).toBe('/oauth/spotify/code');
    const shown = await browser.get('/oauth/spotify/code');
    expect(shown.body).toContain('Mina');
    expect(await world.parts.accounts.list(mina.id)).toEqual([]);

    const result = await pair(
      mina,
      started,
      ` ${codeOn(shown.body).slice(0, 3)} ${codeOn(shown.body).slice(3)} `,
    );
    expect(result).toMatchObject({ kind: 'linked', again: false });
    const [info] = await world.parts.accounts.list(mina.id);
    expect(info?.account).toMatchObject({
      externalId: 'account-mina',
      externalUserId: 'user-mina',
      displayName: 'mina',
      status: 'active',
      authorizedAt: world.clock.now(),
    });
    expect(world.jobs).toEqual([
      { kind: 'after-link', memberId: mina.id, metadata: { accountId: info?.account.id, again: false } },
    ]);
    expect(world.linked).toEqual([info?.account.id]);
    const access = await world.parts.access.access(mina.id, info?.account.id ?? (0 as never));
    expect(await access.token()).toMatch(/^access-/);
    expect((await browser.get('/oauth/spotify/code')).statusCode).toBe(410);
  });

  test('goes on after a restart at every stage', async () => {
    const started = await world.start(mina);
    await world.restart();
    const browser = world.browser();
    await browser.get(new URL(started.url).pathname);
    await world.restart();
    const authorizeUrl = await browser.begin(started.url);
    await world.restart();
    const back = await browser.comeBack({ ...world.spotify.consent(authorizeUrl, someone('mina')) });
    expect(back.statusCode).toBe(303);
    await world.restart();
    const code = codeOn((await browser.get('/oauth/spotify/code')).body);
    expect(await pair(mina, started, wrongFor(code))).toMatchObject({ kind: 'wrong', triesLeft: 4 });
    await world.restart();
    expect(await pair(mina, started, wrongFor(code))).toMatchObject({ kind: 'wrong', triesLeft: 3 });
    expect(await pair(mina, started, code)).toMatchObject({ kind: 'linked' });
  });

  test('the same browser may start over, in the page or after going back', async () => {
    const started = await world.start(mina);
    const browser = world.browser();
    const first = await browser.begin(started.url);
    const second = await browser.begin(started.url);
    const old = await browser.comeBack({ ...world.spotify.consent(first, someone('mina')) });
    expect(old.statusCode).toBe(410);
    const back = await browser.comeBack({ ...world.spotify.consent(second, someone('mina')) });
    expect(back.statusCode).toBe(303);
    const again = await browser.get(new URL(started.url).pathname);
    expect([again.statusCode, again.headers.location]).toEqual([303, '/oauth/spotify/code']);
  });
});

describe('what Spotify sends back', () => {
  test('a made-up state is refused, with and without a cookie', async () => {
    const browser = world.browser();
    expect((await browser.comeBack({ state: 'x'.repeat(43), code: 'c' })).statusCode).toBe(410);
    await browser.begin((await world.start(mina)).url);
    expect((await browser.comeBack({ state: 'x'.repeat(43), code: 'c' })).statusCode).toBe(410);
    expect((await browser.comeBack({ code: 'c' })).statusCode).toBe(410);
  });

  test('a state works once; loading again leads back to the code', async () => {
    const browser = world.browser();
    const sent = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    expect((await browser.comeBack({ ...sent })).statusCode).toBe(303);
    const again = await browser.comeBack({ ...sent });
    expect(again.statusCode).toBe(410);
    expect(again.body).toContain('href="/oauth/spotify/code"');
    const stranger = await world.browser().comeBack({ ...sent });
    expect(stranger.statusCode).toBe(410);
    expect(stranger.body).not.toContain('/oauth/spotify/code');
  });

  test('two callbacks at once: one gets the code', async () => {
    const browser = world.browser();
    const sent = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    const both = await Promise.all([browser.comeBack({ ...sent }), browser.comeBack({ ...sent })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410]);
  });

  test('a state in another browser does nothing, and stays good in the right one', async () => {
    const browser = world.browser();
    const sent = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    const thief = world.browser();
    await thief.begin((await world.start(kai)).url);
    expect((await thief.comeBack({ ...sent })).statusCode).toBe(409);
    expect((await world.browser().comeBack({ ...sent })).statusCode).toBe(409);
    expect((await browser.comeBack({ ...sent })).statusCode).toBe(303);
  });

  test('a state is too old after ten minutes', async () => {
    const browser = world.browser();
    const sent = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    world.clock.advance(10 * MINUTE);
    expect((await browser.comeBack({ ...sent })).statusCode).toBe(410);
  });

  test('a code of another consent is refused', async () => {
    const [browser, other] = [world.browser(), world.browser()];
    const mine = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    const theirs = world.spotify.consent(await other.begin((await world.start(kai)).url), someone('kai'));
    const mixed = await browser.comeBack({ state: mine.state, code: theirs.code });
    expect(mixed.statusCode).toBe(502);
    expect(mixed.body).toContain('Nothing was linked');
  });

  test('a refused consent is explained, and the link can be used once more', async () => {
    const started = await world.start(mina);
    const browser = world.browser();
    const { state } = world.spotify.consent(await browser.begin(started.url), someone('mina'));
    const denied = await browser.comeBack({ state, error: 'access_denied' });
    expect(denied.statusCode).toBe(403);
    expect(denied.body).toContain('You said no');
    expect((await browser.comeBack({ state, code: 'late' })).statusCode).toBe(410);
    const code = await browser.consentAs(started.url, world.spotify, someone('mina'));
    expect(await pair(mina, started, code)).toMatchObject({ kind: 'linked' });
  });

  test.each([
    ['not on the list', () => new AppError('NOT_ALLOWLISTED', { app: 'Segue' }), 403, 'admits five people'],
    ['owner without Premium', () => new AppError('OWNER_WITHOUT_PREMIUM', { app: 'Segue' }), 403, 'Premium'],
    [
      'a plain 403',
      () => new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' }),
      403,
      'refused the app',
    ],
    [
      'no answer',
      () => new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' }),
      503,
      'does not answer',
    ],
    [
      'a pause',
      () =>
        new RetryAfter(world.clock.now() + 30 * MINUTE, { provider: 'spotify', bucket: 'me', why: 'quota' }),
      503,
      '30 minutes',
    ],
    ['a bug of ours', () => new TypeError('secret detail'), 500, 'our fault'],
  ])('%s right after login', async (_, failure, status, words) => {
    const browser = world.browser();
    const sent = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    world.spotify.meFails.push(failure());
    const answer = await browser.comeBack({ ...sent });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(words);
    expect(answer.body).not.toMatch(/secret detail|at .*\.ts:/);
    expect(await world.store.read.accounts.ofMember(mina.id)).toEqual([]);
  });

  test('what broke off in the middle starts over in the same browser', async () => {
    const started = await world.start(mina);
    const browser = world.browser();
    const attempt = async () => {
      const sent = world.spotify.consent(await browser.begin(started.url), someone('mina'));
      return browser.comeBack({ ...sent });
    };
    world.spotify.exchangeFails.push(new Error('killed before the exchange was over'));
    expect((await attempt()).statusCode).toBe(500);
    await world.restart();
    world.spotify.meFails.push(new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'network' }));
    expect((await attempt()).statusCode).toBe(503);
    const { transaction } = world.store;
    let transactions = 0;
    Object.assign(world.store, {
      transaction: (work: Parameters<typeof transaction>[0]) => {
        transactions += 1;
        // The third is the one that would store the grant.
        if (transactions === 3) return Promise.reject(new AppError('STORAGE', { why: 'full' }));
        return transaction(work);
      },
    });
    const unsaved = await attempt();
    expect([unsaved.statusCode, unsaved.body]).toEqual([503, expect.stringContaining('could not be saved')]);
    Object.assign(world.store, { transaction });
    const code = await browser.consentAs(started.url, world.spotify, someone('mina'));
    expect(await pair(mina, started, code)).toMatchObject({ kind: 'linked' });
  });

  test('a grant without a refresh token is not kept: it would be dead in an hour', async () => {
    const browser = world.browser();
    const sent = world.spotify.consent(await browser.begin((await world.start(mina)).url), someone('mina'));
    const { exchange } = world.spotify.auth;
    Object.assign(world.spotify.auth, {
      exchange: async (request: Parameters<typeof exchange>[0]) => ({
        ...(await exchange(request)),
        refreshToken: null,
      }),
    });
    expect((await browser.comeBack({ ...sent })).statusCode).toBe(502);
  });
});

describe('nobody is linked to somebody else', () => {
  test('a link that was sent on leads to a code that only its own member can type', async () => {
    const started = await world.start(mina);
    const victim = world.browser();
    const code = await victim.consentAs(started.url, world.spotify, someone('victim'));
    await world.start(kai);
    expect(await refusal(pair(kai, started, code))).toMatchObject({ code: 'LINK_EXPIRED' });
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await pair(mina, started, wrongFor(code))).toEqual({ kind: 'wrong', triesLeft });
    }
    expect(await refusal(pair(mina, started, wrongFor(code)))).toMatchObject({
      code: 'PAIRING_CODE_WRONG',
      triesLeft: 0,
    });
    expect(await refusal(pair(mina, started, code))).toMatchObject({ code: 'LINK_EXPIRED' });
    expect((await victim.get('/oauth/spotify/code')).statusCode).toBe(410);
    expect(await world.store.read.accounts.ofMember(mina.id)).toEqual([]);
  });

  test('a code belongs to its own request, also of the same member', async () => {
    const [first, second] = [await world.start(mina), await world.start(mina)];
    const code = await world.browser().consentAs(first.url, world.spotify, someone('mina'));
    expect(await pair(mina, second, code)).toEqual({ kind: 'early' });
    await world.browser().consentAs(second.url, world.spotify, someone('other'));
    expect(await pair(mina, second, code)).toEqual({ kind: 'wrong', triesLeft: 4 });
  });

  test('a link opens in one browser', async () => {
    const started = await world.start(mina);
    const path = new URL(started.url).pathname;
    await world.browser().begin(started.url);
    const other = world.browser();
    const opened = await other.get(path);
    expect(opened.statusCode).toBe(409);
    expect(opened.body).toContain('another browser');
    expect((await other.press(path)).statusCode).toBe(403);
  });

  test('previews and scanners that open the link use nothing up', async () => {
    const started = await world.start(mina);
    for (let visit = 0; visit < 3; visit += 1) await world.browser().get(new URL(started.url).pathname);
    const code = await world.browser().consentAs(started.url, world.spotify, someone('mina'));
    expect(await pair(mina, started, code)).toMatchObject({ kind: 'linked' });
  });

  test('an account of another member stays theirs until they unlink it', async () => {
    const account = await world.link(someone('shared'), kai);
    const started = await world.start(mina);
    const code = await world.browser().consentAs(started.url, world.spotify, someone('shared'));
    expect(await refusal(pair(mina, started, code))).toMatchObject({ code: 'ALREADY_LINKED_ELSEWHERE' });
    expect(await refusal(pair(mina, started, code))).toMatchObject({ code: 'LINK_EXPIRED' });

    await world.parts.accounts.unlink(kai.id, account.id);
    const mine = await world.link(someone('shared'), mina);
    expect(mine.memberId).toBe(mina.id);
    expect((await world.parts.accounts.list(kai.id))[0]?.account.status).toBe('unlinked');
  });
});

describe('time and number', () => {
  test('a link, and a code, live ten minutes', async () => {
    const late = await world.start(mina);
    world.clock.advance(10 * MINUTE);
    expect((await world.browser().get(new URL(late.url).pathname)).statusCode).toBe(410);

    const started = await world.start(mina);
    world.clock.advance(9 * MINUTE);
    const code = await world.browser().consentAs(started.url, world.spotify, someone('mina'));
    world.clock.advance(9 * MINUTE);
    expect(await pair(mina, started, wrongFor(code))).toMatchObject({ kind: 'wrong', triesLeft: 4 });
    world.clock.advance(MINUTE);
    expect(await refusal(pair(mina, started, code))).toMatchObject({ code: 'LINK_EXPIRED' });
  });

  test('a fourth open link replaces the oldest; ten an hour are enough', async () => {
    const first = await world.start(mina);
    for (let index = 0; index < 3; index += 1) await world.start(mina);
    expect((await world.browser().get(new URL(first.url).pathname)).statusCode).toBe(410);
    for (let index = 0; index < 6; index += 1) await world.start(mina);
    expect(await refusal(world.start(mina))).toMatchObject({ code: 'LIMIT_REACHED', what: 'links' });
    await expect(world.start(kai)).resolves.toBeDefined();
    await world.parts.consent.sweep();
    expect(await refusal(world.start(mina))).toMatchObject({ code: 'LIMIT_REACHED' });
    world.clock.advance(60 * MINUTE);
    await expect(world.start(mina)).resolves.toBeDefined();
  });

  test('what cannot be a code is no try', async () => {
    const started = await world.start(mina);
    expect(await pair(mina, started, '12 34')).toEqual({ kind: 'unreadable' });
    expect(await pair(mina, started, '123456')).toEqual({ kind: 'early' });
  });

  test('the sweep forgets the secrets of what ran out, and old links altogether', async () => {
    const started = await world.start(mina);
    await world.browser().consentAs(started.url, world.spotify, someone('mina'));
    world.clock.advance(11 * MINUTE);
    await world.parts.consent.sweep();
    expect(await world.store.read.links.find(mina.id, started.requestId)).toMatchObject({
      stage: 'failed',
      grantSealed: null,
      browserHash: null,
      pairingCodeHash: null,
    });
    world.clock.advance(25 * 60 * MINUTE);
    await world.parts.consent.sweep();
    expect(await world.store.read.links.find(mina.id, started.requestId)).toBeNull();
  });
});

test('neither the log nor the database shows a secret', async () => {
  const started = await world.start(mina);
  const browser = world.browser();
  const authorizeUrl = await browser.begin(started.url);
  const sent = world.spotify.consent(authorizeUrl, someone('mina'));
  await browser.comeBack({ ...sent });
  const code = codeOn((await browser.get('/oauth/spotify/code')).body);
  const secrets = [
    new URL(started.url).pathname.split('/').at(-1) ?? '',
    sent.state,
    sent.code,
    ...[...browser.cookies.values()].map(({ value }) => value),
  ];
  expect(secrets.every((secret) => secret.length > 0)).toBe(true);
  const row = await world.store.read.links.find(mina.id, started.requestId);
  const kept = `${world.logged.join('\n')}\n${JSON.stringify(row)}`;
  expect(kept).toContain('/oauth/spotify/callback');
  for (const secret of [...secrets, 'access-', 'refresh-']) expect(kept).not.toContain(secret);
  // Six digits may be part of a time.
  expect(kept).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
});
