import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/clock.ts';
import type { Account } from '../../../src/domain/accounts.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import type { TokenGrant } from '../../../src/providers/spotify/port.ts';
import { type LinkingWorld, openLinkingWorld, person } from '../../support/linking.ts';
import { someone } from '../../support/spotify-auth.ts';

let world: LinkingWorld;
let account: Account;
const mina = person(1, 'Mina');
const signal = new AbortController().signal;

beforeEach(async () => {
  world = await openLinkingWorld();
  account = await world.link(someone('mina'), mina);
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const access = () => world.parts.access.access(mina.id, account.id);
const refreshDue = () => world.parts.access.refreshDue(signal);
const stored = async () => {
  const found = await world.store.read.accounts.find(mina.id, account.id);
  if (found === null) throw new Error('The account is gone');
  return found;
};
const grant = (changes: Partial<TokenGrant> = {}): TokenGrant => ({
  accessToken: 'new-access',
  refreshToken: null,
  expiresIn: 3_600,
  scopes: '',
  ...changes,
});
const dead = () => Promise.reject(new AppError('NEEDS_REAUTH', { displayName: 'mina' }));
const away = () =>
  Promise.reject(new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'server' }));

describe('tokens', () => {
  test('the stored one is used while it lives, and refreshed once when it does not', async () => {
    const mine = await access();
    expect(mine).toMatchObject({
      app: { clientId: 'operators-app', mode: 'development' },
      displayName: 'mina',
    });
    const token = await mine.token();
    expect(await mine.token()).toBe(token);
    expect(world.spotify.asked).toEqual([]);
    world.clock.advance(HOUR);
    const [one, two, three] = await Promise.all([mine.token(), mine.token(), (await access()).token()]);
    expect(new Set([one, two, three]).size).toBe(1);
    expect(one).not.toBe(token);
    expect(world.spotify.asked).toHaveLength(1);
  });

  test('after a 401 everybody gets the one new token', async () => {
    const mine = await access();
    const rejected = await mine.token();
    const renewed = await Promise.all([
      mine.renew(rejected),
      (await access()).renew(rejected),
      mine.renew(rejected),
    ]);
    expect(new Set(renewed).size).toBe(1);
    expect(await mine.renew(rejected)).toBe(renewed[0]);
    expect(world.spotify.asked).toHaveLength(1);
  });

  test('nobody else gets them', async () => {
    await expect(world.parts.access.access(person(2).id, account.id)).rejects.toMatchObject({
      code: 'NOT_LINKED',
    });
  });

  test('are sealed at rest, and useless in another row', async () => {
    const sealed = (await world.sealed(mina.id, account.id)) ?? '';
    expect(sealed).toMatch(/^v1\.k1\./);
    expect(Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString()).not.toMatch(
      /access-|refresh-/,
    );
    const other = await world.link(someone('kai'), person(2));
    await world.store.transaction((tx) => tx.accounts.setTokens(person(2).id, other.id, sealed));
    const moved = await world.parts.access.access(person(2).id, other.id);
    await expect(moved.token()).rejects.toMatchObject({ name: 'SealError', why: 'altered' });
  });
});

describe('what a refresh brings', () => {
  const refreshTokens = async (): Promise<string[]> => {
    world.clock.advance(50 * MINUTE);
    await refreshDue();
    world.clock.advance(50 * MINUTE);
    await refreshDue();
    return world.spotify.asked;
  };

  test('no refresh token: the old one goes on', async () => {
    const [first, second] = await refreshTokens();
    expect(second).toBe(first);
  });

  test('a rotated one replaces it at once', async () => {
    world.spotify.refreshes.push(() => grant({ refreshToken: 'rotated' }));
    expect((await refreshTokens())[1]).toBe('rotated');
  });

  test('times and scopes; the day of the consent stays', async () => {
    world.spotify.refreshes.push(() => grant({ scopes: 'other' }));
    world.clock.advance(50 * MINUTE);
    const before = world.jobs.length;
    await world.parts.access.enqueueDue(world.clock.now() - 1);
    expect(world.jobs.slice(before)).toEqual([]);
    await world.parts.access.enqueueDue(world.clock.now());
    expect(world.jobs.slice(before)).toEqual([
      { kind: 'accounts.refresh', memberId: null, dedupeKey: 'accounts.refresh' },
    ]);
    expect(await refreshDue()).toEqual({ refreshed: 1, failed: 0 });
    expect(await stored()).toMatchObject({
      scopes: 'other',
      authorizedAt: account.authorizedAt,
      accessExpiresAt: world.clock.now() + HOUR,
      refreshDueAt: world.clock.now() + 50 * MINUTE,
    });
    await world.restart();
    expect(await (await access()).token()).toBe('new-access');
    expect(await refreshDue()).toEqual({ refreshed: 0, failed: 0 });
  });

  test('a rotated token is not lost when the database refuses it for a moment', async () => {
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(() => grant({ refreshToken: 'rotated' }));
    const { transaction } = world.store;
    Object.assign(world.store, {
      transaction: () => Promise.reject(new AppError('STORAGE', { why: 'full' })),
    });
    await expect((await access()).token()).rejects.toMatchObject({ code: 'STORAGE' });
    await expect(refreshDue()).rejects.toMatchObject({ code: 'STORAGE' });
    Object.assign(world.store, { transaction });
    expect(await (await access()).token()).toBe('new-access');
    expect(world.spotify.asked).toHaveLength(1);
    world.clock.advance(HOUR);
    await (await access()).token();
    expect(world.spotify.asked[1]).toBe('rotated');
  });
});

describe('a refresh that fails', () => {
  test('a dead authorization quarantines at once, keeps the tokens, and is told once', async () => {
    const before = await world.sealed(mina.id, account.id);
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(dead);
    await expect((await access()).token()).rejects.toMatchObject({ code: 'NEEDS_REAUTH' });
    expect(await stored()).toMatchObject({ status: 'needs_reauth', reauthToldAt: world.clock.now() });
    expect(await world.sealed(mina.id, account.id)).toBe(before);
    await expect(access()).rejects.toMatchObject({ code: 'NEEDS_REAUTH', data: { displayName: 'mina' } });
    expect(world.posts).toEqual([
      {
        dedupeKey: `account:${account.id}:reauth:${world.clock.now()}`,
        target: { to: 'member', memberId: mina.id },
        body: { reauth: 'mina', locale: 'en-GB' },
      },
    ]);
    for (let day = 0; day < 5; day += 1) {
      world.spotify.refreshes.push(dead);
      world.clock.advance(DAY);
      await refreshDue();
    }
    expect(world.posts).toHaveLength(1);
    // Tried three more times in quarantine, then left alone.
    expect(world.spotify.asked).toHaveLength(4);
  });

  test('a storm of false refusals is over when Spotify says so: nobody has to link again', async () => {
    const others = await Promise.all(
      [2, 3, 4].map((digit) => world.link(someone(`p${digit}`), person(digit))),
    );
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(dead, dead, dead, dead);
    expect(await refreshDue()).toEqual({ refreshed: 0, failed: 4 });
    expect((await stored()).status).toBe('needs_reauth');
    world.clock.advance(HOUR);
    expect(await refreshDue()).toEqual({ refreshed: 4, failed: 0 });
    expect(await stored()).toMatchObject({ status: 'active', refreshFailures: 0, reauthToldAt: null });
    for (const other of others) {
      await expect(world.parts.access.access(other.memberId, other.id)).resolves.toBeDefined();
    }
  });

  test('three failures in a row quarantine; callers do not hurry them', async () => {
    world.spotify.refreshes.push(away, away, away);
    world.clock.advance(HOUR);
    const mine = await access();
    await expect(mine.token()).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    for (let call = 0; call < 5; call += 1) await expect(mine.token()).rejects.toBeInstanceOf(RetryAfter);
    expect(world.spotify.asked).toHaveLength(1);
    world.clock.advance(5 * MINUTE);
    await refreshDue();
    expect(await stored()).toMatchObject({ status: 'active', refreshFailures: 2 });
    expect(world.posts).toEqual([]);
    world.clock.advance(HOUR);
    await refreshDue();
    expect(await stored()).toMatchObject({ status: 'needs_reauth', refreshFailures: 3 });
    expect(world.posts).toHaveLength(1);
  });

  test('a success in between starts the count over', async () => {
    world.spotify.refreshes.push(away, away);
    world.clock.advance(HOUR);
    await refreshDue();
    world.clock.advance(HOUR);
    await refreshDue();
    world.clock.advance(HOUR);
    await refreshDue();
    expect(await stored()).toMatchObject({ status: 'active', refreshFailures: 0 });
  });

  test('a pause that Spotify asks for is no failure', async () => {
    world.clock.advance(HOUR);
    const until = world.clock.now() + 20 * MINUTE;
    world.spotify.refreshes.push(() =>
      Promise.reject(new RetryAfter(until, { provider: 'spotify', bucket: 'token', why: 'rate' })),
    );
    await expect((await access()).token()).rejects.toMatchObject({ at: until });
    expect(await stored()).toMatchObject({ status: 'active', refreshFailures: 0, refreshDueAt: until });
  });

  test('one account that fails does not keep the others waiting', async () => {
    await world.link(someone('kai'), person(2));
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(away);
    expect(await refreshDue()).toEqual({ refreshed: 1, failed: 1 });
  });

  test('tokens of a key that is gone count as a failure: they come back with the key', async () => {
    const { secrets } = world.parts;
    world.clock.advance(HOUR);
    await world.restart([{ id: 'new', key: Buffer.alloc(32, 7) }]);
    expect(await refreshDue()).toEqual({ refreshed: 0, failed: 1 });
    expect((await stored()).refreshFailures).toBe(1);
    expect(secrets.needsReseal((await world.sealed(mina.id, account.id)) ?? '')).toBe(false);
    await world.restart();
    world.clock.advance(5 * MINUTE);
    expect(await refreshDue()).toEqual({ refreshed: 1, failed: 0 });
  });
});

describe('meanwhile', () => {
  test('unlinked during the refresh: nothing comes back', async () => {
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(async () => {
      await world.parts.accounts.unlink(mina.id, account.id);
      return grant();
    });
    await expect((await access()).token()).rejects.toMatchObject({ code: 'NOT_LINKED' });
    expect(await world.sealed(mina.id, account.id)).toBeNull();
    expect((await stored()).status).toBe('unlinked');
  });

  test('linked again during a refresh that fails: the new tokens stay and work', async () => {
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(async () => {
      await world.link(someone('mina'), mina);
      return dead();
    });
    await expect((await access()).token()).rejects.toMatchObject({ code: 'NEEDS_REAUTH' });
    expect(await stored()).toMatchObject({ status: 'active', refreshFailures: 0 });
    expect(world.posts).toEqual([]);
    expect(await (await access()).token()).toMatch(/^access-/);
  });

  test('linked again during a refresh that works: the tokens of the new consent count', async () => {
    world.clock.advance(HOUR);
    world.spotify.refreshes.push(async () => {
      await world.link(someone('mina'), mina);
      return grant({ accessToken: 'stale' });
    });
    expect(await (await access()).token()).not.toBe('stale');
    expect((await stored()).authorizedAt).toBe(world.clock.now());
  });

  test('a clock that jumps back: a refused token is still renewed', async () => {
    world.clock.jump(-3 * DAY);
    const mine = await access();
    const token = await mine.token();
    expect(await mine.renew(token)).not.toBe(token);
  });
});
