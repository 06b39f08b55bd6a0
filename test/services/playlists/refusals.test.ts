import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/clock.ts';
import type { PlaylistsWorld } from '../../support/playlists.ts';
import { many, openPlaylistsWorld, uri, uris } from '../../support/playlists.ts';

const refusals = async ({ store }: PlaylistsWorld, id: Parameters<PlaylistsWorld['find']>[0]) =>
  (await store.read.managedRefusals.ofPlaylist(id)).map(({ uri: of, why }) => [of, why]);

describe('a track that Spotify does not have', () => {
  test.each([
    ['at the end of a list', many('a', 30), many('a', 30)],
    ['in one that is written anew', uris('x'), []],
  ])('is found out and left out: %s', async (_, before, standing) => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(before);
    world.spotify.refused.add(uri('n37')).add(uri('n80'));
    await world.want(id, [...standing, ...many('n', 100)]);
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', unavailable: 2, added: 98 });
    const had = many('n', 100).filter((one) => !world.spotify.refused.has(one));
    expect(await world.stands(id)).toEqual([...standing, ...had]);
    expect(await refusals(world, id)).toEqual([
      [uri('n37'), 'refused'],
      [uri('n80'), 'refused'],
    ]);
    expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
    expect(await world.store.read.managedRevisions.list(id)).toHaveLength(1);
  });

  test('is not asked for again at once, but some day, and comes when it is there', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    world.spotify.refused.add(uri('b'));
    await world.click(id, uri('b'));
    await world.apply(id);
    const writes = world.spotify.writes().length;
    await world.click(id, uri('c'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, unavailable: 1 });
    expect(world.spotify.writes()).toHaveLength(writes + 1);
    world.clock.advance(DAY + 1);
    await world.apply(id);
    expect(world.spotify.writes()).toHaveLength(writes + 2);
    world.clock.advance(2 * DAY);
    expect(await world.apply(id)).toMatchObject({ kind: 'unchanged' });
    expect(world.spotify.writes()).toHaveLength(writes + 2);
    world.clock.advance(28 * DAY);
    world.spotify.refused.clear();
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, unavailable: 0 });
    expect(await world.stands(id)).toEqual(uris('a', 'b', 'c'));
    world.clock.advance(2 * DAY);
    await world.apply(id);
    expect(await refusals(world, id)).toEqual([]);
  });

  test('counts like any other when a person has it all the same', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    world.spotify.refused.add(uri('b'));
    await world.click(id, uri('b'));
    await world.apply(id);
    world.spotify.edit('new1', (all) => [uri('b'), ...all]);
    await world.apply(id);
    expect(await refusals(world, id)).toEqual([]);
    expect(await world.stands(id)).toEqual(uris('b', 'a'));
  });

  test('a Spotify that refuses everything is left alone, and goes on where it stopped', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a'));
    for (const one of many('n', 100)) world.spotify.refused.add(one);
    await world.want(id, [...uris('a'), ...many('n', 100)]);
    let times = 0;
    while ((await world.apply(id)).kind === 'later' && times < 9) times += 1;
    expect(times).toBeGreaterThan(0);
    expect(await refusals(world, id)).toHaveLength(100);
    expect(await world.stands(id)).toEqual(uris('a'));
  });

  test('wherever it is, whatever call is lost, and wherever the process dies', async () => {
    const wanted = many('n', 40);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 4 }),
        fc.nat(25),
        fc.constantFrom('before' as const, 'after' as const),
        fc.boolean(),
        async (bad, at, when, anew) => {
          await using world = await openPlaylistsWorld();
          const id = await world.standing(anew ? uris('x') : uris('a', 'b'));
          for (const index of bad) world.spotify.refused.add(wanted[index] ?? '');
          await world.want(id, anew ? wanted : [...uris('a', 'b'), ...wanted]);
          world.spotify.fault = (_, index) => (index === at ? { when, reply: 'hang up' } : null);
          for (let times = 0; times < 4; times += 1) await world.apply(id).catch(() => null);
          const had = wanted.filter((one) => !world.spotify.refused.has(one));
          expect(await world.stands(id)).toEqual(anew ? had : [...uris('a', 'b'), ...had]);
          expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a line that lost its name', () => {
  test('is not asked for again by rules that still want it', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a', 'b', 'c'));
    world.spotify.refused.add(uri('b'));
    const served = world.spotify.playlists.get('new1');
    if (served === undefined) throw new Error('It is not there.');
    served.entries = served.entries.map((entry) =>
      entry.uri === uri('b') ? { ...entry, uri: null } : entry,
    );
    served.version += 1;
    await world.click(id, uri('d'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, banned: 0, unavailable: 1 });
    await world.click(id, uri('e'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, unavailable: 1 });
    expect(await world.stands(id)).toEqual([uri('a'), null, ...uris('c', 'd', 'e')]);
    expect(world.spotify.writes()).toHaveLength(2);
    expect(await refusals(world, id)).toEqual([[uri('b'), 'nameless']]);
    expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
  });
});

describe('an edit between the reading and a call that writes everything anew', () => {
  test('is not lost', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('x', 'y', 'z'));
    await world.want(id, uris('a', 'b'));
    let edited = false;
    world.spotify.meanwhile = (call) => {
      if (edited || !call.startsWith('GET /playlists/new1/items')) return;
      edited = true;
      world.spotify.edit('new1', (all) => [...all, uri('mine')]);
    };
    // What is known is not read: the person edits right after the only look.
    await world.store.transaction((tx) =>
      tx.managedPlaylists.set(world.memberId, id, { baseSnapshot: null }),
    );
    await world.apply(id);
    expect(edited).toBe(true);
    expect(await world.stands(id)).toEqual(uris('a', 'b', 'mine'));
  });
});

describe('orders', () => {
  const rows = many('a', 1_200);
  const turned = rows.map((_, at) => rows[(at * 7) % rows.length] ?? '');

  test('one that is too dear is left, said, and made once if that is asked', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(rows);
    await world.playlists.configure(world.memberId, id, { order: 'gentle' });
    await expect(world.playlists.requestOrder(world.memberId, id)).rejects.toMatchObject({
      code: 'OUT_OF_DATE',
    });
    await world.want(id, [...turned, uri('n')]);
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', orderLeft: true, redated: 0 });
    expect(await world.find(id)).toMatchObject({ orderLeft: true });
    await world.playlists.requestOrder(world.memberId, id);
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', orderLeft: false });
    expect(await world.stands(id)).toEqual([...turned, uri('n')]);
    expect(await world.find(id)).toMatchObject({ orderLeft: false, anewDue: false, order: 'gentle' });
  });

  test('one that a person made is said, and kept from then on if they want it', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.standing(uris('a', 'b', 'c', 'd'));
    const move = (all: readonly (string | null)[]) => [uri('d'), ...all.filter((one) => one !== uri('d'))];
    world.spotify.edit('new1', move);
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', movedByHand: 1 });
    expect(await world.find(id)).toMatchObject({ movedByHand: 1 });
    await world.playlists.keepOrder(world.memberId, id);
    world.spotify.edit('new1', move);
    await world.apply(id);
    expect(await world.stands(id)).toEqual(uris('d', 'a', 'b', 'c'));
    expect(await world.find(id)).toMatchObject({ order: 'loose' });
  });
});
