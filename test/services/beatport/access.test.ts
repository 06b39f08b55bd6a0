import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/clock.ts';
import { createBeatportAuth } from '../../../src/providers/beatport/auth.ts';
import { type BeatportAccessDeps, createBeatportAccess } from '../../../src/services/beatport/access.ts';
import { createBeatportKeeping, resealBeatport } from '../../../src/services/beatport/keeping.ts';
import type { GivenTokens } from '../../../src/services/beatport/tokens.ts';
import { createSecrets, type Secrets } from '../../../src/services/secrets.ts';
import { openTestStore } from '../../support/database.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';

const REFUSED = { code: 'PROVIDER_UNAVAILABLE', data: { provider: 'beatport', why: 'refused' } };

type KeyName = 'first' | 'second';
type Changes = Partial<Pick<BeatportAccessDeps, 'auth'>> & { readonly given?: GivenTokens | null };

const openAccess = async (more: Changes = {}) => {
  const db = openTestStore();
  const door = openTestHttp();
  const { clock } = door;
  let reply: (index: number) => Reply = (index) => ({
    body: { access_token: `access-${index + 1}`, refresh_token: `refresh-${index + 1}`, expires_in: 600 },
  });
  const server = await openLoopback((_, index) => reply(index));
  const keys = {
    first: { id: 'k1', key: randomBytes(32) },
    second: { id: 'k2', key: randomBytes(32) },
  };
  const secretsOf = (names: readonly KeyName[]) => createSecrets(names.map((name) => keys[name]));
  const told: number[] = [];
  const keepingWith = (secrets: Secrets, given: GivenTokens | null) =>
    createBeatportKeeping({ store: db.store, secrets, given });
  const open = ({ given = GIVEN, ...changed }: Changes): ReturnType<typeof createBeatportAccess> =>
    createBeatportAccess({
      store: db.store,
      clock,
      auth: createBeatportAuth({ http: door.http, authUrl: server.url, clientId: 'client' }),
      tell: async (_, at) => told.push(at),
      ...changed,
      keeping: keepingWith(secretsOf(['first']), given),
    });
  return {
    clock,
    /** Another start, with other keys. */
    keeping: (...keys: KeyName[]) => keepingWith(secretsOf(keys), null),
    reseal: (...keys: KeyName[]) => resealBeatport(db.store, secretsOf(keys)),
    told,
    store: db.store,
    requests: server.requests,
    access: open(more),
    /** The next start of Segue, with another configuration. */
    restart: (changed: Changes = {}) => open({ ...more, ...changed }),
    answer: (next: (index: number) => Reply) => {
      reply = next;
    },
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await db.close();
    },
  };
};
const GIVEN: GivenTokens = { accessToken: 'given', refreshToken: 'given-refresh', expiresAt: null };
const login = { accessToken: 'login', refreshToken: 'login-refresh', expiresIn: 600 };

test('the configured token is used until it is refused, then renewed once however many ask', async () => {
  await using it = await openAccess();
  expect(await it.access.token()).toBe('given');
  expect(it.requests).toHaveLength(0);
  const renewed = await Promise.all([1, 2, 3].map(() => it.access.renew('given')));
  expect(renewed).toEqual(['access-1', 'access-1', 'access-1']);
  expect(it.requests).toHaveLength(1);
  expect(new URLSearchParams(it.requests[0]?.body).get('refresh_token')).toBe('given-refresh');
  // Somebody who comes late with the old one gets what there is.
  expect(await it.access.renew('given')).toBe('access-1');
  expect(it.requests).toHaveLength(1);
});

test('a token is renewed five minutes early, with the refresh token that came last', async () => {
  await using it = await openAccess();
  await it.access.renew('given');
  it.clock.advance(4 * MINUTE);
  expect(await it.access.token()).toBe('access-1');
  it.clock.advance(MINUTE);
  expect(await it.access.token()).toBe('access-2');
  expect(new URLSearchParams(it.requests[1]?.body).get('refresh_token')).toBe('refresh-1');
});

test('an answer without a refresh token keeps the old one', async () => {
  await using it = await openAccess();
  it.answer(() => ({ body: { access_token: 'next', expires_in: 600 } }));
  await it.access.renew('given');
  await it.access.renew('next');
  expect(new URLSearchParams(it.requests[1]?.body).get('refresh_token')).toBe('given-refresh');
});

test('what was renewed survives a restart, sealed', async () => {
  await using it = await openAccess();
  await it.access.renew('given');
  expect(await it.store.read.facts.get('beatport.tokens')).not.toContain('access-1');
  expect(await it.restart().token()).toBe('access-1');
});

describe('when Beatport refuses', () => {
  test('nobody calls again, and the operator is told once', async () => {
    await using it = await openAccess();
    await it.access.refused('given', 403);
    await it.access.refused('given', 403);
    expect(it.told).toHaveLength(1);
    expect(await it.access.standing()).toBe('refused');
    expect(await caught(it.access.token())).toMatchObject(REFUSED);
    expect(await caught(it.restart().token())).toMatchObject(REFUSED);
    expect(it.requests).toHaveLength(0);
  });

  test('a refresh that is refused is as final', async () => {
    await using it = await openAccess();
    it.answer(() => ({ status: 400, body: { error: 'invalid_grant' } }));
    expect(await caught(it.access.renew('given'))).toMatchObject(REFUSED);
    expect(it.told).toHaveLength(1);
    expect(await it.access.standing()).toBe('refused');
  });

  test.each([
    ['there is no client id', { auth: null }],
    ['there is no refresh token', { given: { accessToken: 'given', refreshToken: null, expiresAt: null } }],
  ])('%s, so it cannot be renewed', async (_, more) => {
    await using it = await openAccess(more);
    expect(await caught(it.access.renew('given'))).toMatchObject(REFUSED);
    expect(it.told).toHaveLength(1);
  });

  test('a login, or another configured token, begins anew', async () => {
    await using it = await openAccess();
    await it.access.refused('given', 403);
    await it.store.transaction((tx) => it.access.adopt(tx, login));
    expect(await it.access.token()).toBe('login');
    expect(await it.access.standing()).toBe('ready');
    const other = it.restart({ given: { accessToken: 'other', refreshToken: null, expiresAt: null } });
    expect(await other.token()).toBe('other');
  });

  test('a refusal of a token that was replaced meanwhile is none', async () => {
    await using it = await openAccess();
    await it.store.transaction((tx) => it.access.adopt(tx, login));
    await it.access.refused('given', 401);
    expect(await it.access.standing()).toBe('ready');
  });
});

test('an outage while the token still lasts costs nothing', async () => {
  await using it = await openAccess({
    given: { accessToken: 'given', refreshToken: 'r', expiresAt: Date.UTC(2026, 10, 16, 12) + 2 * MINUTE },
  });
  it.answer(() => ({ status: 502 }));
  expect(await it.access.token()).toBe('given');
  it.clock.advance(HOUR);
  expect(await caught(it.access.token())).toMatchObject({ data: { why: 'server' } });
  expect(await it.access.standing()).toBe('ready');
});

test('without any token it is off, and a login stays when none is configured', async () => {
  await using it = await openAccess({ given: null });
  expect(await it.access.standing()).toBe('no_token');
  expect(await caught(it.access.token())).toMatchObject(REFUSED);
  expect(it.told).toHaveLength(0);
  await it.store.transaction((tx) => it.access.adopt(tx, login));
  expect(await it.restart().token()).toBe('login');
});

test('a configured token that was taken out is not used any more', async () => {
  await using it = await openAccess();
  await it.access.renew('given');
  expect(await it.restart({ given: null }).standing()).toBe('no_token');
});

test('a new key in front: what is kept is sealed with it, and opens without the old one', async () => {
  await using it = await openAccess({ given: null });
  await it.store.transaction((tx) => it.access.adopt(tx, login));
  expect(await it.keeping('second').standing()).toBe('unreadable');
  expect(await it.reseal('second')).toEqual({ resealed: 0, unreadable: 1 });
  expect(await it.reseal('second', 'first')).toEqual({ resealed: 1, unreadable: 0 });
  expect(await it.reseal('second', 'first')).toEqual({ resealed: 0, unreadable: 0 });
  expect((await it.keeping('second').load())?.accessToken).toBe('login');
});
