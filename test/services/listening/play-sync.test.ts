import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberId } from '../../../src/domain/ids.ts';
import { PAGE_LIMIT, playKey } from '../../../src/domain/listening/merge.ts';
import { ESTIMATED } from '../../../src/domain/listening/play-flags.ts';
import { ABSENT_INTERVAL_MS, LISTENING_INTERVAL_MS } from '../../../src/domain/listening/schedule.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { playsSync } from '../../../src/services/listening/work.ts';
import { going, type ListeningWorld, openListeningWorld, played } from '../../support/listening.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const MINUTE = 60_000;

const stored = async ({ database }: ListeningWorld) => {
  const { q, t } = database.read;
  return q.select().from(t.plays).orderBy(t.plays.endedAt);
};

test('plays and their tracks are stored once, however often they are seen', async () => {
  await using world = openListeningWorld();
  const account = await world.link(ANNA);
  const now = world.clock.now();
  world.spotify.page = [played('b', now - MINUTE), played('a', now - 5 * MINUTE)];

  const first = await world.playSync.sync(ANNA, account, going);
  const second = await world.playSync.sync(ANNA, account, going);

  expect(first).toMatchObject({ kind: 'synced', seen: 2, added: 2, gap: null });
  expect(second).toMatchObject({ kind: 'synced', seen: 2, added: 0, gap: null });
  const rows = await stored(world);
  expect(rows).toMatchObject([
    { endedAt: now - 5 * MINUTE, msPlayed: 180_000, flags: ESTIMATED },
    { endedAt: now - MINUTE },
  ]);
  expect(await world.store.read.playSyncs.find(account, ANNA)).toMatchObject({
    lastSyncAt: now,
    newestPlayAt: now - MINUTE,
    failures: 0,
  });
});

test('a play that shows up late, before ones that are known, is taken too', async () => {
  await using world = openListeningWorld();
  const account = await world.link(ANNA);
  world.spotify.page = [played('new', 9_000)];
  await world.playSync.sync(ANNA, account, going);
  world.spotify.page = [played('new', 9_000), played('late', 4_000)];
  expect(await world.playSync.sync(ANNA, account, going)).toMatchObject({ added: 1 });
  expect((await stored(world)).map(({ endedAt }) => endedAt)).toEqual([4_000, 9_000]);
});

test('in the database too: any order and overlap of pages, nothing visible lost, nothing doubled', async () => {
  const history = fc.uniqueArray(
    fc.record({ name: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 1, max: 60 }) }),
    { selector: ({ name, at }) => `${name}${at}`, minLength: 1, maxLength: 20 },
  );
  const pages = history.chain((plays) =>
    fc.array(fc.shuffledSubarray(plays), { minLength: 1, maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(pages, async (looks) => {
      await using world = openListeningWorld();
      const account = await world.link(ANNA);
      const visible = new Set<string>();
      for (const page of looks) {
        world.spotify.page = page.map(({ name, at }) => played(name, at * MINUTE));
        for (const { track, playedAt } of world.spotify.page) visible.add(playKey({ ...track, playedAt }));
        await world.playSync.sync(ANNA, account, going);
      }
      const keys = await world.store.read.plays.keysWithin(ANNA, { fromAt: 0, toAt: 1e13 });
      expect(keys).toEqual(visible);
      expect(await world.store.read.plays.countOf(ANNA)).toBe(visible.size);
    }),
    { numRuns: 15 },
  );
});

describe('when the next sync comes', () => {
  const full = (from: number) => Array.from({ length: PAGE_LIMIT }, (_, at) => played(`t${at}`, from + at));

  test('a full page of new plays means a possible gap, and an early look', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    world.spotify.page = [played('old', 1_000)];
    await world.playSync.sync(ANNA, account, going);
    world.spotify.page = full(50_000);
    const result = await world.playSync.sync(ANNA, account, going);

    const gap = { fromAt: 1_000, toAt: 50_000 };
    expect(result).toMatchObject({ kind: 'synced', added: PAGE_LIMIT, gap });
    expect(await world.store.read.plays.gapsWithin(ANNA, { fromAt: 0, toAt: 1e13 })).toMatchObject([gap]);
    const { nextSyncAt } = (await world.store.read.playSyncs.find(account, ANNA)) ?? { nextSyncAt: 0 };
    expect(nextSyncAt - world.clock.now()).toBeLessThan(LISTENING_INTERVAL_MS);
  });

  test('the first page ever is no gap; one after an empty look is', async () => {
    await using world = openListeningWorld();
    const anna = await world.link(ANNA);
    world.spotify.page = full(50_000);
    expect(await world.playSync.sync(ANNA, anna, going)).toMatchObject({ gap: null });

    const ben = await world.link(BEN);
    world.spotify.page = [];
    await world.playSync.sync(BEN, ben, going);
    const looked = world.clock.now();
    world.spotify.page = full(looked + MINUTE);
    const gap = { fromAt: looked, toAt: looked + MINUTE };
    expect(await world.playSync.sync(BEN, ben, going)).toMatchObject({ gap });
  });
});

describe('when Spotify does not answer', () => {
  const outage = new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' });

  test('the account is postponed, longer each time, and back in step after a success', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    world.spotify.fails = outage;
    const first = await world.playSync.sync(ANNA, account, going);
    const second = await world.playSync.sync(ANNA, account, going);
    expect(first).toMatchObject({ kind: 'postponed', code: 'PROVIDER_UNAVAILABLE' });
    expect(second).toMatchObject({ kind: 'postponed' });
    const wait = (result: typeof first) =>
      (result.kind === 'postponed' ? result.nextSyncAt : 0) - world.clock.now();
    expect(wait(first)).toBeGreaterThanOrEqual(LISTENING_INTERVAL_MS);
    expect(wait(second)).toBeGreaterThanOrEqual(2 * LISTENING_INTERVAL_MS);
    expect(await world.store.read.playSyncs.find(account, ANNA)).toMatchObject({
      failures: 2,
      lastSyncAt: null,
    });

    world.spotify.fails = null;
    await world.playSync.sync(ANNA, account, going);
    expect(await world.store.read.playSyncs.find(account, ANNA)).toMatchObject({ failures: 0 });
  });

  test('a 429 goes on to whoever runs jobs, and the time is noted without a failure', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    const at = world.clock.now() + 3 * 3_600_000;
    world.spotify.fails = new RetryAfter(at, { provider: 'spotify', bucket: 'player', why: 'quota' });
    await expect(world.playSync.sync(ANNA, account, going)).rejects.toThrow(RetryAfter);
    expect(await world.store.read.playSyncs.find(account, ANNA)).toMatchObject({
      nextSyncAt: at,
      failures: 0,
    });
  });

  test('a dead consent stops it; an error nobody expected is thrown and moves the account on', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    world.spotify.fails = new AppError('NEEDS_REAUTH', { displayName: 'Anna' });
    expect(await world.playSync.sync(ANNA, account, going)).toEqual({
      kind: 'stopped',
      code: 'NEEDS_REAUTH',
    });
    world.spotify.fails = new Error('a bug');
    await expect(world.playSync.sync(ANNA, account, going)).rejects.toThrow('a bug');
    expect(await world.store.read.playSyncs.due(world.clock.now(), 10)).toEqual([]);
  });

  test('a stopped service leaves everything as it was', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    const stop = new AbortController();
    world.spotify.meanwhile = async () => stop.abort();
    world.spotify.fails = outage;
    await expect(world.playSync.sync(ANNA, account, stop.signal)).rejects.toBe(outage);
    expect(await world.store.read.playSyncs.find(account, ANNA)).toBeNull();
  });
});

test('what arrives after the account was unlinked is not kept', async () => {
  await using world = openListeningWorld();
  const account = await world.link(ANNA);
  world.spotify.page = [played('a', 1_000)];
  world.spotify.meanwhile = () => world.setStatus(account, 'unlinked');
  expect(await world.playSync.sync(ANNA, account, going)).toEqual({ kind: 'stopped', code: 'NOT_LINKED' });
  expect(await stored(world)).toEqual([]);
});

test('the scan enqueues active accounts whose time has come, once', async () => {
  await using world = openListeningWorld();
  const [anna, ben] = [await world.link(ANNA), await world.link(BEN)];
  await world.playSync.sync(ANNA, anna, going);
  await world.playSync.sync(BEN, ben, going);
  await world.playSync.enqueueDue(world.clock.now());
  expect(await world.jobs()).toEqual([]);

  await world.setStatus(ben, 'needs_reauth');
  world.clock.advance(ABSENT_INTERVAL_MS);
  await world.playSync.enqueueDue(world.clock.now());
  await world.playSync.enqueueDue(world.clock.now());
  expect(await world.jobs()).toMatchObject([{ ...playsSync(anna, ANNA), status: 'PENDING' }]);
});
