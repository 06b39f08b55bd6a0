import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { SOURCE_SYNC_INTERVAL_MS } from '../../../src/domain/library/schedule.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { SOURCES_LIST, SOURCES_SYNC, type SyncOrder } from '../../../src/services/sources/work.ts';
import { lines } from '../../support/fake-spotify-lists.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { calm, openSourcesWorld, type SourcesWorld } from '../../support/sources.ts';

let world: SourcesWorld;
beforeEach(async () => {
  world = await openSourcesWorld();
  onTestFinished(() => world.close());
  world.spotify.liked.push(...lines('l', 60));
  world.playlist('mine', lines('a', 3));
  world.playlist('theirs', lines('b', 3), { ownerId: 'ben' });
  world.playlist('shared', lines('c', 3), { ownerId: 'ben', collaborative: true });
});
const refresh = () => world.listing.refresh(ANNA, calm.signal);
const names = () => world.store.read.sources.names(ANNA);

describe('the list', () => {
  test('has liked tracks first and says what cannot be read in development mode', async () => {
    await refresh();
    expect((await names()).map(({ name, readable }) => [name, readable])).toEqual([
      ['Liked tracks', true],
      ['mine', true],
      ['theirs', false],
      ['shared', true],
    ]);
    expect(await world.source('Liked tracks')).toMatchObject({ listedTracks: 60, ownerName: null });
    expect(await world.source('theirs')).toMatchObject({ ownerName: 'ben', lastProblem: 'forbidden' });
  });

  test('has everything readable with extended quota', async () => {
    const extended = await openSourcesWorld('extended');
    onTestFinished(() => extended.close());
    extended.playlist('theirs', lines('b', 3), { ownerId: 'ben' });
    await extended.listing.refresh(ANNA, calm.signal);
    expect(await extended.source('theirs')).toMatchObject({ readable: true, lastProblem: null });
  });

  test('keeps what was chosen when it vanishes, with its tracks, and forgets what was not', async () => {
    const [mine] = await world.choose('mine');
    if (mine === undefined) throw new Error('nothing chosen');
    await world.sync.syncOne(ANNA, mine, false, calm);
    world.spotify.playlists.clear();
    await refresh();
    expect((await names()).map(({ name }) => name)).toEqual(['Liked tracks', 'mine']);
    expect(await world.source('mine')).toMatchObject({ lastProblem: 'gone' });
    expect((await world.libraryOf()).total).toBe(3);
    world.playlist('mine', lines('a', 3));
    await refresh();
    expect(await world.source('mine')).toMatchObject({ lastProblem: null });
  });

  test('forgets a source that was read and is not chosen any more, lines and all', async () => {
    const [mine] = await world.choose('mine');
    if (mine === undefined) throw new Error('nothing chosen');
    await world.sync.syncOne(ANNA, mine, false, calm);
    await world.shelf.remove(ANNA, mine);
    world.spotify.playlists.delete('mine');
    await refresh();
    expect(await world.store.read.sources.find(ANNA, mine)).toBeNull();
    expect(await world.invisibleLines()).toBe(0);
    const { q, t } = world.database.read;
    expect(await q.select().from(t.sourceReadings)).toEqual([]);
  });

  test('a choice made while the list is read is not forgotten', async () => {
    await refresh();
    const mine = await world.source('mine');
    world.spotify.playlists.delete('mine');
    world.spotify.meanwhile = (call) => {
      if (call !== 'playlists') return;
      void world.store.transaction((tx) => tx.sources.select(ANNA, [mine.id], 1));
    };
    await refresh();
    expect(await world.source('mine')).toMatchObject({ selectedAt: 1, lastProblem: 'gone' });
  });

  test('stores what it could read when a part of Spotify rests, and says so', async () => {
    const rest = new RetryAfter(world.clock.now() + 60_000, {
      provider: 'spotify',
      bucket: 'library',
      why: 'rate',
    });
    world.spotify.fault = (call) => (call.startsWith('liked') ? rest : null);
    await expect(refresh()).rejects.toBe(rest);
    expect((await names()).map(({ name }) => name)).toEqual(['mine', 'theirs', 'shared']);
    expect((await world.store.read.sourceLists.ofMember(ANNA))[0]).toMatchObject({ listedAt: null });
    expect(await world.shelf.choices(ANNA, 0)).toMatchObject({ list: 'read', options: [{}, {}] });
  });

  test('needs an account that works', async () => {
    await world.setStatus('needs_reauth');
    await expect(refresh()).rejects.toMatchObject({ code: 'NEEDS_REAUTH', data: { displayName: 'Anna' } });
    await world.setStatus('unlinked');
    await expect(refresh()).rejects.toMatchObject({ code: 'NOT_LINKED' });
    expect(world.spotify.calls).toEqual([]);
  });
});

describe('a sync of everything', () => {
  const prepare = (order: SyncOrder = {}, askedAt = world.clock.now()) =>
    world.orders.prepare(ANNA, order, askedAt, calm.signal);

  test('is one job per chosen source, named and once each', async () => {
    await world.choose('Liked tracks', 'mine');
    const jobs = await prepare();
    expect(jobs.map(({ name }) => name)).toEqual(['Liked tracks', 'mine']);
    expect(new Set(jobs.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
    const { id } = await world.source('mine');
    expect((await prepare({ only: [id] })).map(({ name }) => name)).toEqual(['mine']);
  });

  test('costs the list and nothing else while nothing changed', async () => {
    const ids = await world.choose('Liked tracks', 'mine');
    const all = async () => {
      await prepare();
      return Promise.all(ids.map((id) => world.sync.syncOne(ANNA, id, false, calm)));
    };
    await all();
    world.spotify.calls.length = 0;
    world.clock.advance(SOURCE_SYNC_INTERVAL_MS);
    expect((await all()).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
    expect(world.spotify.calls).toEqual(['liked@0', 'playlists']);
  });

  test('sees what was changed a moment before it was asked for, and reads the list once for that', async () => {
    await world.choose('mine');
    await prepare();
    world.spotify.calls.length = 0;
    world.clock.advance(1_000);
    const askedAt = world.clock.now();
    world.clock.advance(1_000);
    await prepare({}, askedAt);
    expect(world.spotify.calls).toContain('playlists');
    world.spotify.calls.length = 0;
    await prepare({}, askedAt);
    expect(world.spotify.calls).toEqual([]);
  });

  test('goes on without the list when Spotify does not give it, not without permission', async () => {
    await world.choose('mine');
    world.clock.advance(60_000);
    world.spotify.fault = () => new RetryAfter(0, { provider: 'spotify', bucket: 'playlists', why: 'rate' });
    expect(await prepare()).toHaveLength(1);
    world.spotify.fault = () => new AppError('NEEDS_REAUTH', { displayName: 'Anna' });
    await expect(prepare()).rejects.toMatchObject({ code: 'NEEDS_REAUTH' });
  });
});

describe('the schedule', () => {
  const kindsOf = async () => (await world.jobs()).map(({ kind, memberId }) => [kind, memberId]);
  const due = () => world.orders.enqueueDue(world.clock.now());

  test('reads the list as soon as an account is linked', async () => {
    const account = { id: world.accountId, memberId: ANNA };
    await world.store.transaction((tx) => world.startSources(tx, account, world.clock.now()));
    expect(await kindsOf()).toEqual([[SOURCES_LIST, ANNA]]);
    expect(await world.shelf.overview(ANNA)).toMatchObject({ list: 'reading', chosen: [], link: 'linked' });
  });

  test('goes on with what was chosen when an account is linked again', async () => {
    const ids = await world.choose('Liked tracks', 'mine');
    await world.store.transaction((tx) => tx.sources.setProblem(ANNA, ids.slice(0, 1), 'needs_reauth'));
    await world.store.transaction((tx) => tx.sources.setProblem(ANNA, ids.slice(1), 'gone'));
    const account = { id: world.accountId, memberId: ANNA };
    await world.store.transaction((tx) => world.startSources(tx, account, world.clock.now()));
    expect(await kindsOf()).toEqual([[SOURCES_SYNC, ANNA]]);
    const { chosen } = await world.shelf.overview(ANNA);
    expect(chosen.map(({ name, lastProblem }) => [name, lastProblem])).toEqual([
      ['Liked tracks', null],
      ['mine', 'gone'],
    ]);
  });

  test('enqueues one sync per member and interval, for those who chose something', async () => {
    await addMembers(world.store, BEN);
    const bens = await world.link(BEN, 'ben');
    await world.store.transaction((tx) =>
      tx.sourceLists.note({ id: bens, memberId: BEN }, { nextSyncAt: 0 }),
    );
    await world.choose('mine');
    await due();
    expect(await kindsOf()).toEqual([]);
    world.clock.advance(SOURCE_SYNC_INTERVAL_MS * 2);
    await due();
    await due();
    expect(await kindsOf()).toEqual([[SOURCES_SYNC, ANNA]]);
    const [list] = await world.store.read.sourceLists.ofMember(ANNA);
    expect(list?.nextSyncAt).toBeGreaterThan(world.clock.now());
  });

  test('leaves accounts without permission alone', async () => {
    await world.choose('mine');
    await world.setStatus('needs_reauth');
    world.clock.advance(SOURCE_SYNC_INTERVAL_MS * 2);
    await due();
    expect(await kindsOf()).toEqual([]);
  });
});

test('a playlist of ours that the list shows in another version than we left it in is due, no other one', async () => {
  const { store, clock, accountId, spotify } = world;
  const tomorrow = clock.now() + 24 * 3_600_000;
  const wish = { memberId: ANNA, accountId, purpose: 'rules', adoption: 'keep', state: 'active' } as const;
  const how = { description: '', public: false, ruleSetId: null, fanOutKey: '', mode: 'reconcile' } as const;
  const ids = await store.transaction(async (tx) => {
    const made = [];
    for (const name of ['mine', 'shared']) {
      const more = {
        name,
        spotifyId: name,
        order: 'gentle',
        maxRemovedPercent: null,
        dueAt: tomorrow,
      } as const;
      const { id } = await tx.managedPlaylists.insert({ ...wish, ...how, ...more }, clock.now());
      await tx.managedPlaylists.set(ANNA, id, { baseSnapshot: `snapshot-${name}-1` });
      made.push(id);
    }
    return made;
  });
  const due = async () =>
    Promise.all(ids.map(async (id) => (await store.read.managedPlaylists.find(ANNA, id))?.dueAt));
  await refresh();
  expect(await due()).toEqual([tomorrow, tomorrow]);
  const mine = spotify.playlists.get('mine');
  if (mine !== undefined) mine.snapshot += 1;
  await refresh();
  expect(await due()).toEqual([clock.now(), tomorrow]);
});
