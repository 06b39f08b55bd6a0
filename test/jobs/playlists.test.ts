import { describe, expect, test } from 'vitest';
import { channelId, messageId } from '../../src/domain/ids.ts';
import { playlistsApply } from '../../src/services/playlists/work.ts';
import { many, openPlaylistsWorld, type PlaylistsWorld, uri, uris } from '../support/playlists.ts';

const notify = {
  via: 'message',
  channelId: channelId('300000000000000001'),
  messageId: messageId('400000000000000001'),
  locale: 'en',
} as const;

const jobs = ({ database }: PlaylistsWorld) => database.read.q.select().from(database.read.t.jobs);
const scan = async (world: PlaylistsWorld): Promise<void> => {
  await world.orders.enqueueDue(world.clock.now());
  await world.bench.settle();
};

describe('clicks', () => {
  test('that come soon after one another go to Spotify together', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    await world.store.transaction((tx) => tx.managedPlaylists.set(world.memberId, id, { dueAt: null }));
    for (const one of ['b', 'c', 'd']) {
      await world.click(id, uri(one));
      world.clock.advance(5_000);
      await scan(world);
    }
    expect(world.spotify.calls).toEqual([]);
    world.clock.advance(5_000);
    await scan(world);
    expect(world.spotify.writes()).toHaveLength(1);
    expect(await world.stands(id)).toEqual(uris('a', 'b', 'c', 'd'));
    await scan(world);
    expect(await jobs(world)).toHaveLength(1);
  });

  test('that come while an apply runs are not forgotten', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    await world.click(id, uri('b'));
    let clicked: Promise<unknown> | null = null;
    world.spotify.meanwhile = (call) => {
      if (call.startsWith('POST')) clicked ??= world.click(id, uri('c'));
    };
    world.clock.advance(20_000);
    await scan(world);
    await clicked;
    expect(await world.stands(id)).toEqual(uris('a', 'b'));
    world.clock.advance(20_000);
    await scan(world);
    expect(await world.stands(id)).toEqual(uris('a', 'b', 'c'));
  });

  test('are not looked for while the playlist is paused, and come when it goes on', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    await world.playlists.pause(world.memberId, id);
    await world.click(id, uri('b'));
    world.clock.advance(60_000);
    await scan(world);
    expect(world.spotify.calls).toEqual([]);
    await world.playlists.resume(world.memberId, id);
    world.clock.advance(20_000);
    await scan(world);
    expect(await world.stands(id)).toEqual(uris('a', 'b'));
  });
});

test('hands are looked for about once a day', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.manage(uris('a', 'b'));
  world.clock.advance(20_000);
  await scan(world);
  world.spotify.edit('new1', () => uris('b', 'mine'));
  world.clock.advance(20 * 3_600_000);
  await scan(world);
  expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
  world.clock.advance(5 * 3_600_000);
  await scan(world);
  expect(await world.store.read.managedMarks.ofPlaylist(id)).toHaveLength(2);
});

test('two applies at once are one', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.manage(many('a', 150));
  const playlist = await world.find(id);
  await world.playlists.requestApply(world.memberId, id, notify);
  await world.bench.queue.enqueue(playlistsApply(playlist));
  let third: Promise<unknown> | null = null;
  world.spotify.meanwhile = () => {
    third ??= world.playlists.requestApply(world.memberId, id, notify);
  };
  await world.bench.settle();
  await third;
  expect(await jobs(world)).toMatchObject([
    { status: 'DONE', payload: { kind: 'applied', added: 150 }, message: { key: 'done', name: 'Late' } },
  ]);
  expect(await world.stands(id)).toEqual(many('a', 150));
});

test('a long wait is the job’s, and the same job goes on after it', async () => {
  await using world = await openPlaylistsWorld();
  const id = await world.manage(many('a', 250));
  const wait = { status: 429, headers: { 'retry-after': '7200' }, body: {} };
  world.spotify.fault = () => (world.spotify.writes().length > 2 ? { when: 'before', reply: wait } : null);
  world.clock.advance(20_000);
  await scan(world);
  expect(await jobs(world)).toMatchObject([{ status: 'PENDING', attempts: 0, message: { key: 'resting' } }]);
  world.spotify.fault = () => null;
  world.clock.advance(60_000);
  await scan(world);
  expect(await world.stands(id)).toHaveLength(100);
  world.clock.advance(7_200_000);
  await scan(world);
  expect(await world.stands(id)).toEqual(many('a', 250));
  expect(await jobs(world)).toMatchObject([{ status: 'DONE', payload: { kind: 'applied', size: 250 } }]);
});

test.each([
  ['asks', (world: PlaylistsWorld) => world.standing(many('a', 20)), 'PLAYLIST_ASKS'],
  ['is gone', (world: PlaylistsWorld) => world.standing([]), 'PLAYLIST_GONE'],
])('what %s is said on the card', async (what, make, code) => {
  await using world = await openPlaylistsWorld();
  const id = await make(world);
  if (what === 'is gone') world.spotify.playlists.clear();
  await world.want(id, uris('z'));
  await world.playlists.requestApply(world.memberId, id, notify);
  await world.bench.settle();
  expect(await jobs(world)).toMatchObject([{ status: 'DONE', message: { key: 'skipped', code } }]);
});

describe('letting go', () => {
  test('leaves it in Spotify', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    await world.playlists.forget(world.memberId, id);
    expect(world.spotify.playlists.get('new1')).toMatchObject({ kept: true });
    await expect(world.find(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.apply(id)).toEqual({ kind: 'dropped' });
  });

  test('or takes it out of the library, once', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    await world.playlists.requestDelete(world.memberId, id);
    await world.bench.settle();
    expect(world.spotify.playlists.get('new1')).toMatchObject({ kept: false });
    await expect(world.find(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of one that Spotify never saw costs no call', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage([]);
    await world.playlists.requestDelete(world.memberId, id);
    expect(await jobs(world)).toEqual([]);
    await expect(world.find(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
