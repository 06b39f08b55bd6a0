import { describe, expect, test } from 'vitest';
import type { ApplyOutcome } from '../../../src/domain/playlists/outcome.ts';
import { createPlaylistApply } from '../../../src/services/playlists/apply.ts';
import { BAD_GATEWAY } from '../../support/playlist-server.ts';
import { alone, many, openPlaylistsWorld, uri, uris } from '../../support/playlists.ts';

describe('a playlist that the person deleted', () => {
  test('is left alone: nothing is written, and it is not due by itself', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a', 'b'));
    const served = world.spotify.playlists.get('new1');
    if (served !== undefined) served.kept = false;
    await world.want(id, uris('a', 'b', 'c'));
    expect(await world.apply(id, { asked: true })).toEqual({ kind: 'problem', state: 'gone' });
    expect(world.spotify.writes()).toEqual([]);
    expect(await world.find(id)).toMatchObject({ state: 'gone', dueAt: null });
    await world.want(id, uris('a'));
    expect(await world.store.read.managedPlaylists.due(world.clock.now() + 1e9, 9)).toEqual([]);
    // Taken back into the library, it goes on.
    if (served !== undefined) served.kept = true;
    await world.want(id, uris('a', 'b', 'c'));
    expect(await world.apply(id, { asked: true })).toMatchObject({ kind: 'applied', added: 1 });
    expect(await world.find(id)).toMatchObject({ state: 'active' });
  });

  test('is noticed by the list of playlists without being asked for', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    const served = world.spotify.playlists.get('new1');
    if (served !== undefined) served.kept = false;
    world.clock.advance(60_000);
    await world.list(id, null);
    await world.click(id, uri('b'));
    expect(await world.apply(id)).toEqual({ kind: 'problem', state: 'gone' });
  });

  test('is made anew if that is what they want, with what they said about it', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a', 'b'));
    await world.marks.put(world.memberId, id, 'pin', uris('p'));
    await expect(world.playlists.remake(world.memberId, id)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    const served = world.spotify.playlists.get('new1');
    if (served !== undefined) served.kept = false;
    await world.apply(id, { asked: true });
    await world.playlists.remake(world.memberId, id);
    await world.bench.settle();
    expect(await world.find(id)).toMatchObject({ state: 'active', spotifyId: 'new2' });
    expect([...(await world.stands(id))].sort()).toEqual(uris('a', 'b', 'p'));
    expect(world.spotify.uris('new1')).toEqual(uris('a', 'b'));
  });

  test('is gone for good', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    world.spotify.playlists.clear();
    await world.click(id, uri('b'));
    expect(await world.apply(id)).toEqual({ kind: 'problem', state: 'gone' });
  });
});

test('a playlist that is not the account’s any more waits, and what was wanted is kept', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.standing(uris('a'));
  const served = world.spotify.playlists.get('new1');
  if (served !== undefined) served.closed = true;
  await world.click(id, uri('b'));
  expect(await world.apply(id)).toEqual({ kind: 'problem', state: 'unreadable' });
  const { dueAt } = await world.find(id);
  expect(dueAt).toBeGreaterThan(world.clock.now());
  if (served !== undefined) served.closed = false;
  await world.apply(id);
  expect(await world.stands(id)).toEqual(uris('a', 'b'));
});

test('more than fits: what fits is written, the rest is said and waits', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.standing(many('a', 9_999));
  await world.want(id, many('a', 10_003));
  expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, size: 10_000, leftOut: 3 });
  expect(await world.find(id)).toMatchObject({ state: 'full', size: 10_000 });
  await world.want(id, many('a', 9_000));
  expect(await world.apply(id)).toMatchObject({ kind: 'applied', removed: 1_000, leftOut: 0 });
  expect(await world.find(id)).toMatchObject({ state: 'active', size: 9_000 });
});

test('a link that ends midway: after a new one it goes on where it stood', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.manage(many('a', 250));
  world.spotify.meanwhile = (call) => {
    if (call.startsWith('POST') && call.endsWith('items')) world.link.revoked = true;
  };
  expect(await world.apply(id)).toEqual({ kind: 'problem', state: 'needs_reauth' });
  expect(await world.stands(id)).toHaveLength(100);
  world.spotify.meanwhile = () => undefined;
  world.link.revoked = false;
  await world.store.transaction((tx) =>
    tx.managedPlaylists.resume(world.memberId, world.accountId, world.clock.now()),
  );
  expect(await world.find(id)).toMatchObject({ state: 'needs_reauth', dueAt: world.clock.now() });
  expect(await world.apply(id)).toMatchObject({ kind: 'applied', size: 250 });
  expect(await world.stands(id)).toEqual(many('a', 250));
  expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
});

test.each([
  [403, 'Insufficient client scope', 'no_permission'],
  [403, 'User not registered in the Developer Dashboard', 'app_refused'],
  [401, 'The access token expired', 'needs_reauth'],
])('refused with %i %s', async (status, message, state) => {
  await using world = await openPlaylistsWorld();
  const id = await world.standing(uris('a'));
  await world.click(id, uri('b'));
  const refusal = { status, body: { error: { status, message } } };
  world.spotify.fault = (call) => (call.startsWith('POST') ? { when: 'before', reply: refusal } : null);
  expect(await world.apply(id)).toEqual({ kind: 'problem', state });
  world.spotify.fault = () => null;
  await world.apply(id);
  expect(await world.stands(id)).toEqual(uris('a', 'b'));
});

describe('making one', () => {
  test.each(['before', 'after'] as const)('is not doubled when nobody answers (%s)', async (when) => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a'));
    world.spotify.fault = (_, index) => (index === 0 ? { when, reply: BAD_GATEWAY } : null);
    await expect(world.apply(id)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(await world.find(id)).toMatchObject({ state: 'creating', spotifyId: null });
    await world.apply(id);
    expect(world.spotify.playlists.size).toBe(1);
    expect(await world.stands(id)).toEqual(uris('a'));
  });

  test('does not take another empty playlist of that name that is managed already', async () => {
    await using world = await openPlaylistsWorld();
    const first = await world.manage([]);
    await world.apply(first);
    const second = await world.manage(uris('a'), { fanOutKey: '2' });
    world.spotify.fault = (call) =>
      call === 'POST /me/playlists' ? { when: 'before', reply: BAD_GATEWAY } : null;
    await expect(world.apply(second)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    world.spotify.fault = () => null;
    await world.apply(second);
    expect(world.spotify.playlists.size).toBe(2);
    expect(await world.stands(first)).toEqual([]);
  });

  test('needs a consent that covers it', async () => {
    await using world = await openPlaylistsWorld();
    await world.rescope('user-library-read playlist-modify-public');
    await expect(world.manage([])).rejects.toMatchObject({ code: 'INSUFFICIENT_SCOPE' });
    await world.rescope('user-library-read playlist-modify-public playlist-modify-private');
    expect(await world.manage([])).toBeGreaterThan(0);
  });

  test('adopts only what is the member’s own, and once', async () => {
    await using world = await openPlaylistsWorld();
    world.spotify.add('p1', uris('x'));
    await world.adopt('p1', []);
    await expect(world.adopt('p1', [])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await world.making.adoptable(world.memberId)).toEqual([]);
  });
});

test('a new name is told to Spotify once', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.standing(uris('a'));
  await world.playlists.configure(world.memberId, id, { name: 'Later', description: 'Peak time' });
  await world.apply(id);
  await world.apply(id);
  expect(world.spotify.playlists.get('new1')).toMatchObject({ name: 'Later', description: 'Peak time' });
  expect(world.spotify.writes()).toEqual(['PUT /playlists/new1']);
});

test.each(['a look', 'an apply'])('a name that the person gave it is taken over by %s', async (what) => {
  await using world = await openPlaylistsWorld();
  const id = await world.standing(uris('a'));
  const served = world.spotify.playlists.get('new1');
  if (served !== undefined) served.name = 'My own';
  if (what === 'an apply') await world.click(id, uri('b'));
  await world.apply(id);
  expect(await world.find(id)).toMatchObject({ name: 'My own' });
  expect(served).toMatchObject({ name: 'My own' });
});

test('pins and bans by word count, and end when they are taken back', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.standing(uris('a', 'b'));
  const { memberId, marks } = world;
  await marks.put(memberId, id, 'pin', uris('p'));
  await marks.put(memberId, id, 'ban', uris('a'));
  await world.apply(id);
  expect(await world.stands(id)).toEqual(uris('b', 'p'));
  await marks.remove(memberId, id, uris('p', 'a'));
  await world.apply(id);
  expect(await world.stands(id)).toEqual(uris('a', 'b'));
});

test('what follows an apply is told once, in the transaction that writes it down', async () => {
  await using world = await openPlaylistsWorld();
  const told: ApplyOutcome['kind'][] = [];
  const { store, clock, writer, learn } = world;
  const wait = async (): Promise<void> => undefined;
  const { apply } = createPlaylistApply({
    store,
    clock,
    writer,
    wait,
    learn,
    afterApply: async (_, __, { kind }) => void told.push(kind),
  });
  const id = await world.manage(many('a', 20));
  const run = () => apply(world.memberId, id, alone);
  await run();
  await run();
  expect(told).toEqual(['applied']);
  await world.want(id, uris('a1'));
  await run();
  await run();
  expect(told).toEqual(['applied', 'asking']);
});
