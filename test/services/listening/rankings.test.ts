import { describe, expect, test } from 'vitest';
import { type MemberId, memberId } from '../../../src/domain/ids.ts';
import { AppError, isAppError, RetryAfter } from '../../../src/errors.ts';
import { SWEEP_SPREAD_MS } from '../../../src/services/listening/ranking-refresh.ts';
import { createRankings } from '../../../src/services/listening/rankings.ts';
import { rankingsRefresh } from '../../../src/services/listening/work.ts';
import {
  artistNamed,
  going,
  type ListeningWorld,
  openListeningWorld,
  trackNamed,
} from '../../support/listening.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const quiet = async (): Promise<void> => undefined;
const tracksNow = { kind: 'tracks', range: 'short_term', page: 0 } as const;

const names = async (world: ListeningWorld, range: 'short_term' | 'long_term' = 'short_term') =>
  (await world.store.read.rankings.tracks(ANNA, { range, offset: 0, limit: 50 })).map(({ name }) => name);

describe('a refresh', () => {
  test('stores every list in Spotify’s order, and shares the catalogue', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    world.spotify.tops.short_term = {
      tracks: [trackNamed('b', 'Mina'), trackNamed('a', 'Mina')],
      artists: [artistNamed('Mina'), artistNamed('Aurel')],
    };
    world.spotify.tops.long_term = { tracks: [trackNamed('a', 'Mina')], artists: [] };
    expect(await world.refresh.refresh(ANNA, going, quiet)).toBe(5);
    expect(await names(world)).toEqual(['Song b', 'Song a']);
    expect(await names(world, 'long_term')).toEqual(['Song a']);
    const artists = await world.store.read.rankings.artists(ANNA, {
      range: 'short_term',
      offset: 0,
      limit: 50,
    });
    expect(artists).toMatchObject([
      { rank: 1, name: 'Mina', imageUrl: 'https://pictures.example/Mina.png' },
      { rank: 2, name: 'Aurel' },
    ]);
    expect(await world.store.read.rankings.state(ANNA)).toMatchObject({ refreshedAt: world.clock.now() });
  });

  test('replaces: what left a list is gone, and a list that became empty is empty', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    world.spotify.tops.short_term.tracks = [trackNamed('a'), trackNamed('b'), trackNamed('c')];
    world.spotify.tops.long_term.tracks = [trackNamed('a')];
    await world.refresh.refresh(ANNA, going, quiet);
    world.spotify.tops.short_term.tracks = [trackNamed('c')];
    world.spotify.tops.long_term.tracks = [];
    await world.refresh.refresh(ANNA, going, quiet);
    expect(await names(world)).toEqual(['Song c']);
    expect(await names(world, 'long_term')).toEqual([]);
  });

  test('is looked at also while nothing can be written; other errors are not hidden', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    world.spotify.tops.short_term.tracks = [trackNamed('a')];
    await world.refresh.refresh(ANNA, going, quiet);
    world.clock.advance(2 * DAY);
    for (const error of [new AppError('STORAGE', { why: 'full' }), new Error('a bug')]) {
      const store = { ...world.store, transaction: () => Promise.reject(error) };
      const enqueue = () => Promise.reject(error);
      const look = createRankings({ store, clock: world.clock, enqueue }).look(ANNA, tracksNow);
      if (isAppError(error))
        expect(await look).toMatchObject({ entries: [{ name: 'Song a' }], refreshing: false });
      else await expect(look).rejects.toBe(error);
    }
  });

  test('a track that Spotify lists twice keeps its better place', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    world.spotify.tops.short_term.tracks = [trackNamed('a'), trackNamed('b'), trackNamed('a')];
    await world.refresh.refresh(ANNA, going, quiet);
    expect(await names(world)).toEqual(['Song a', 'Song b']);
  });

  test('keeps what every list once was, and tells how its places moved', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    const list = { kind: 'tracks', range: 'short_term' } as const;
    const weeks = [['a', 'b'], ['a', 'b'], ['b', 'c', 'a'], []];
    for (const names of weeks) {
      world.spotify.tops.short_term.tracks = names.map((name) => trackNamed(name));
      await world.refresh.refresh(ANNA, going, quiet);
      if (names.length === 3) {
        const { entries } = await world.rankings.look(ANNA, tracksNow);
        expect(entries.map(({ name, memory }) => [name, memory])).toEqual([
          ['Song b', { movement: { kind: 'up', by: 1 }, previous: 2, peak: 1, weeks: 3 }],
          ['Song c', { movement: { kind: 'new' }, previous: null, peak: 2, weeks: 1 }],
          ['Song a', { movement: { kind: 'down', by: 2 }, previous: 1, peak: 1, weeks: 3 }],
        ]);
      }
      world.clock.advance(DAY);
      // The same list once more in the same week is the same capture, seen again.
      await world.refresh.refresh(ANNA, going, quiet);
      world.clock.advance(6 * DAY);
    }
    const captures = await world.store.read.rankingCaptures.of(ANNA, list);
    expect(captures.map(({ ids, seenAt, capturedAt }) => [ids.length, seenAt - capturedAt])).toEqual([
      [2, DAY],
      [2, DAY],
      [3, DAY],
    ]);
    expect(await world.store.read.rankingCaptures.of(BEN, list)).toEqual([]);
  });

  test('is all or nothing: whatever breaks, the old lists stay as they were', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    world.spotify.tops.short_term.tracks = [trackNamed('a'), trackNamed('b')];
    await world.refresh.refresh(ANNA, going, quiet);
    const before = world.clock.now();
    world.clock.advance(DAY);
    world.spotify.tops.short_term.tracks = [trackNamed('c')];

    const rest = new RetryAfter(1, { provider: 'spotify', bucket: 'top', why: 'rate' });
    const calls = world.spotify.calls;
    world.spotify.meanwhile = async () => {
      if (world.spotify.calls === calls + 4) throw rest;
    };
    await expect(world.refresh.refresh(ANNA, going, quiet)).rejects.toBe(rest);
    expect(await names(world)).toEqual(['Song a', 'Song b']);

    // Within the transaction: the lists were deleted already when the insert fails.
    const broken = world.store.transaction((tx) =>
      tx.rankings.replace(ANNA, [{ kind: 'tracks', range: 'short_term', ids: [987_654 as never] }], 1),
    );
    await expect(broken).rejects.toThrow('FOREIGN KEY');
    expect(await names(world)).toEqual(['Song a', 'Song b']);
    expect(await world.store.read.rankings.state(ANNA)).toMatchObject({ refreshedAt: before });
  });

  test('needs an account that works, also at its end', async () => {
    await using world = openListeningWorld();
    await expect(world.refresh.refresh(ANNA, going, quiet)).rejects.toMatchObject({ code: 'NOT_LINKED' });
    const account = await world.link(ANNA);
    await world.setStatus(account, 'needs_reauth');
    await expect(world.refresh.refresh(ANNA, going, quiet)).rejects.toMatchObject({ code: 'NEEDS_REAUTH' });
    await world.setStatus(account, 'active');
    world.spotify.tops.short_term.tracks = [trackNamed('a')];
    world.spotify.meanwhile = () => world.setStatus(account, 'unlinked');
    await expect(world.refresh.refresh(ANNA, going, quiet)).rejects.toMatchObject({ code: 'NOT_LINKED' });
    expect(await names(world)).toEqual([]);
  });
});

test('the sweep enqueues by tier, each member at a place of their own', async () => {
  await using world = openListeningWorld();
  const now = world.clock.now();
  const member = (number: number): MemberId => memberId(`20000000000000000${number}`);
  const refreshed = async (id: MemberId, ageMs: number) =>
    world.store.transaction((tx) => tx.rankings.replace(id, [], now - ageMs));
  for (const [number, seenDaysAgo] of [0, 0, 20, 20, 60].entries()) {
    await world.link(member(number), now - seenDaysAgo * DAY);
  }
  await refreshed(member(0), 2 * DAY);
  await refreshed(member(1), HOUR);
  await refreshed(member(2), 4 * DAY);
  await refreshed(member(3), DAY);
  await refreshed(member(4), 40 * DAY);
  await world.setStatus(await world.link(member(5)), 'needs_reauth');

  expect(await world.refresh.sweep(now)).toBe(2);
  const jobs = await world.jobs();
  expect(new Set(jobs.map(({ memberId: id }) => id))).toEqual(new Set([member(0), member(2)]));
  for (const { runAt } of jobs) {
    expect(runAt).toBeGreaterThanOrEqual(now);
    expect(runAt).toBeLessThan(now + SWEEP_SPREAD_MS);
  }
  expect(await world.refresh.sweep(now)).toBe(2);
  expect(await world.jobs()).toHaveLength(2);
});

describe('a look', () => {
  test('without an account and without lists leads to linking', async () => {
    await using world = openListeningWorld();
    await world.store.transaction((tx) => tx.members.see({ id: ANNA, locale: 'en' }, 1));
    await expect(world.rankings.look(ANNA, tracksNow)).rejects.toMatchObject(new AppError('NOT_LINKED', {}));
  });

  test('with nothing yet asks for a refresh and says so', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    const top = await world.rankings.look(ANNA, tracksNow);
    expect(top).toMatchObject({
      entries: [],
      refreshedAt: null,
      refreshing: true,
      page: 0,
      pages: 1,
      link: 'linked',
    });
    await world.rankings.look(ANNA, tracksNow);
    expect(await world.jobs()).toMatchObject([{ ...rankingsRefresh(ANNA), status: 'PENDING' }]);
  });

  test('shows stale lists at once and refreshes them; fresh ones are left alone', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    world.spotify.tops.short_term.tracks = Array.from({ length: 23 }, (_, at) => trackNamed(`t${at}`));
    await world.refresh.refresh(ANNA, going, quiet);
    const refreshedAt = world.clock.now();

    const last = await world.rankings.look(ANNA, { ...tracksNow, page: 99 });
    expect(last).toMatchObject({ page: 2, pages: 3, refreshing: false, refreshedAt });
    expect(last.entries.map(({ rank }) => rank)).toEqual([21, 22, 23]);
    expect(await world.jobs()).toEqual([]);

    world.clock.advance(DAY);
    expect(await world.rankings.look(ANNA, tracksNow)).toMatchObject({ refreshing: true, refreshedAt });
    expect(await world.jobs()).toHaveLength(1);
  });

  test('brings forward what the sweep planned, but not what Spotify put off', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    const now = world.clock.now();
    await world.queue.enqueue(rankingsRefresh(ANNA, now + 2 * HOUR));
    expect(await world.rankings.look(ANNA, tracksNow)).toMatchObject({ refreshing: true, nextTryAt: null });
    const [job] = await world.jobs();
    expect(job?.runAt).toBe(now);

    const rested = { runAt: now + 5 * HOUR, message: { key: 'resting', until: now + 5 * HOUR } } as const;
    if (job !== undefined) await world.store.transaction((tx) => tx.jobs.update(job.id, rested, now));
    const top = await world.rankings.look(ANNA, tracksNow);
    expect(top).toMatchObject({ refreshing: false, nextTryAt: now + 5 * HOUR });
    expect(await world.jobs()).toMatchObject([{ runAt: now + 5 * HOUR }]);
  });

  test('still shows what is stored when the account is gone or refused', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    world.spotify.tops.short_term.tracks = [trackNamed('a')];
    await world.refresh.refresh(ANNA, going, quiet);
    world.clock.advance(3 * DAY);
    for (const [status, link] of [
      ['unlinked', 'unlinked'],
      ['needs_reauth', 'rejected'],
    ] as const) {
      await world.setStatus(account, status);
      const top = await world.rankings.look(ANNA, tracksNow);
      expect(top).toMatchObject({ link, refreshing: false, entries: [{ name: 'Song a' }] });
    }
    expect(await world.jobs()).toEqual([]);
  });

  test('belongs to the member alone', async () => {
    await using world = openListeningWorld();
    await world.link(ANNA);
    await world.link(BEN);
    world.spotify.tops.short_term.tracks = [trackNamed('a')];
    await world.refresh.refresh(ANNA, going, quiet);
    expect((await world.rankings.look(BEN, tracksNow)).entries).toEqual([]);
  });
});
