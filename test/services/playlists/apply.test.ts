import { describe, expect, test } from 'vitest';
import { many, openPlaylistsWorld, uri, uris } from '../../support/playlists.ts';

describe('a playlist by rules', () => {
  test('is made private with the first apply, and holds what is wanted', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(many('a', 230), { name: 'Late', description: 'Not heard for long' });
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 230, removed: 0, size: 230 });
    expect(await world.stands(id)).toEqual(many('a', 230));
    const [made] = world.spotify.playlists.values();
    expect(made).toMatchObject({ name: 'Late', description: 'Not heard for long', public: false });
    expect(world.spotify.writes()).toHaveLength(4);
    expect(await world.find(id)).toMatchObject({ state: 'active', size: 230, question: null });
  });

  test('costs nothing while nothing changes', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a', 'b'));
    await world.apply(id);
    world.spotify.calls.length = 0;
    expect(await world.apply(id)).toEqual({ kind: 'unchanged', size: 2 });
    expect(world.spotify.calls).toEqual(['GET /playlists/new1']);
  });

  test('costs no call at all when the list of playlists was read since', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a', 'b'));
    await world.apply(id);
    const { baseSnapshot } = await world.find(id);
    world.clock.advance(60_000);
    await world.list(id, baseSnapshot);
    world.spotify.calls.length = 0;
    expect(await world.apply(id)).toEqual({ kind: 'unchanged', size: 2 });
    expect(world.spotify.calls).toEqual([]);
    // Whoever asks may know better.
    expect(await world.apply(id, { asked: true })).toEqual({ kind: 'unchanged', size: 2 });
    expect(world.spotify.calls).toEqual(['GET /me/library/contains', 'GET /playlists/new1']);
  });

  test('is changed with what differs only, without reading it again first', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(many('a', 120));
    await world.apply(id);
    world.spotify.calls.length = 0;
    await world.click(id, uri('new'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, removed: 0, calls: 1 });
    const items = '/playlists/new1/items';
    expect(world.spotify.calls).toEqual([
      'GET /playlists/new1',
      `POST ${items}`,
      ...Array.from({ length: 3 }, () => `GET ${items}`),
    ]);
  });

  test('of thousands is not read again for one more track', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(many('a', 1_000));
    await world.apply(id);
    world.spotify.calls.length = 0;
    await world.click(id, uri('new'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, size: 1_001 });
    expect(world.spotify.calls).toEqual([
      'GET /playlists/new1',
      'POST /playlists/new1/items',
      'GET /playlists/new1',
    ]);
  });

  test.each(['development', 'extended'] as const)('respects hands in %s mode', async (mode) => {
    await using world = await openPlaylistsWorld(mode);
    const id = await world.manage(uris('a', 'b', 'c'));
    await world.apply(id);
    world.spotify.edit('new1', () => uris('a', 'mine', 'c'));
    expect(await world.apply(id)).toMatchObject({
      kind: 'applied',
      added: 0,
      removed: 0,
      pinned: 1,
      banned: 1,
    });
    expect(await world.stands(id)).toEqual(uris('a', 'mine', 'c'));
    await world.want(id, uris('a', 'b', 'd'));
    await world.apply(id);
    expect([...(await world.stands(id))].sort()).toEqual(uris('a', 'd', 'mine'));
    expect(
      (await world.marks.list((await world.find(id)).memberId, id)).map(({ uri: of, kind }) => [of, kind]),
    ).toEqual([
      [uri('b'), 'ban'],
      [uri('mine'), 'pin'],
    ]);
  });

  test('keeps what cannot be written: local files, episodes, what has no name', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a', 'b'));
    await world.apply(id);
    world.spotify.edit('new1', (all) => ['spotify:local:x:y:z:180', ...all, null, 'spotify:episode:e']);
    await world.want(id, uris('b', 'c'));
    await world.apply(id);
    const stands = await world.stands(id);
    for (const kept of ['spotify:local:x:y:z:180', null, 'spotify:episode:e', uri('b'), uri('c')]) {
      expect(stands).toContain(kept);
    }
    expect(stands).toHaveLength(5);
  });
});

describe('tracks that Spotify hands back under another id', () => {
  const seeded = async () => {
    const world = await openPlaylistsWorld();
    world.spotify.relinked.set(uri('0002'), uri('0002~2'));
    // What the library knows of them.
    world.spotify.add('lib', uris('0001', '0002', '0003'));
    const page = await world.writer.entries({ id: world.accountId, memberId: world.memberId }, 'lib', 0);
    await world.learn(page.tracks, new AbortController().signal);
    return world;
  };

  test('are not taken for somebody’s edits', async () => {
    await using world = await seeded();
    const id = await world.manage(uris('0001', '0002'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', pinned: 0, banned: 0 });
    expect(await world.stands(id)).toEqual(uris('0001', '0002~2'));
    await world.want(id, uris('0001', '0002', '0003'));
    expect(await world.apply(id)).toMatchObject({
      kind: 'applied',
      added: 1,
      calls: 1,
      pinned: 0,
      banned: 0,
    });
    await world.want(id, uris('0001', '0003'));
    await world.apply(id);
    expect(await world.stands(id)).toEqual(uris('0001', '0003'));
    expect(await world.store.read.managedMarks.ofPlaylist(id)).toEqual([]);
  });

  test('and what hands add is known by its name from then on', async () => {
    await using world = await seeded();
    const id = await world.manage(uris('0001'));
    await world.apply(id);
    world.spotify.edit('new2', (all) => [...all, uri('0009')]);
    expect(await world.apply(id)).toMatchObject({ pinned: 1 });
    expect(await world.store.read.managedKeys.known(uris('0009'))).toEqual(new Set(uris('0009')));
  });
});

describe('an adopted playlist', () => {
  test('keeps what was there, pinned', async () => {
    await using world = await openPlaylistsWorld();
    world.spotify.add('p1', uris('x', 'y'));
    const id = await world.adopt('p1', uris('a'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, removed: 0, pinned: 2 });
    expect([...(await world.stands(id))].sort()).toEqual(uris('a', 'x', 'y'));
  });

  test('is the rules’ when it is taken over, after a word about what goes', async () => {
    await using world = await openPlaylistsWorld();
    world.spotify.add('p1', many('x', 10));
    const id = await world.adopt('p1', uris('a'), true);
    const outcome = await world.apply(id);
    expect(outcome).toMatchObject({ kind: 'asking', question: { removes: 10, of: 10, adds: 1 } });
    expect(await world.stands(id)).toEqual(many('x', 10));
    const { question, memberId } = await world.find(id);
    await world.answers.confirm(memberId, id, question?.key ?? '');
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', added: 1, removed: 10 });
    expect(await world.stands(id)).toEqual(uris('a'));
  });
});

describe('what would take out much', () => {
  test('waits for a word, and a no stands', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(many('a', 20));
    await world.apply(id);
    await world.want(id, many('a', 5));
    world.spotify.calls.length = 0;
    expect(await world.apply(id)).toMatchObject({
      kind: 'asking',
      question: { removes: 15, of: 20, adds: 0 },
    });
    const { memberId, question, state } = await world.find(id);
    expect(state).toBe('asking');
    expect(world.spotify.writes()).toEqual([]);
    await expect(world.answers.confirm(memberId, id, 'other')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    await world.answers.decline(memberId, id, question?.key ?? '');
    expect(await world.apply(id)).toEqual({ kind: 'declined' });
    // Something else is something else.
    await world.want(id, many('a', 4));
    expect(await world.apply(id)).toMatchObject({ kind: 'asking', question: { removes: 16 } });
    await world.want(id, many('a', 20));
    expect(await world.apply(id)).toMatchObject({ kind: 'unchanged' });
    expect(await world.find(id)).toMatchObject({ state: 'active', question: null });
  });

  test('is as much as its owner says', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(many('a', 20), { maxRemovedPercent: 100 });
    await world.apply(id);
    await world.want(id, uris('b'));
    expect(await world.apply(id)).toMatchObject({ kind: 'applied', removed: 20, added: 1 });
  });
});

describe('undo', () => {
  test('goes a revision back, and back again', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a', 'b', 'c'));
    await world.apply(id);
    await world.want(id, uris('c', 'd'));
    await world.apply(id);
    const { memberId } = await world.find(id);
    expect(await world.history.undo(memberId, id)).toMatchObject({ pausedAt: world.clock.now() });
    await world.apply(id);
    expect(await world.stands(id)).toEqual(uris('a', 'b', 'c'));
    // The rules want it again, and nothing happens by itself.
    await world.want(id, uris('c', 'd'));
    expect(await world.apply(id)).toEqual({ kind: 'paused' });
    expect((await world.history.revisions(memberId, id)).map(({ kind, size }) => [kind, size])).toEqual([
      ['undo', 2],
      ['apply', 3],
      ['apply', 0],
    ]);
    expect(await world.history.undo(memberId, id)).toMatchObject({ pausedAt: null });
    await world.apply(id);
    expect(await world.stands(id)).toEqual(uris('c', 'd'));
    expect(await world.apply(id)).toMatchObject({ kind: 'unchanged' });
  });

  test('goes one step further back each time, and forth again', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a'));
    const { memberId } = await world.find(id);
    await world.apply(id);
    for (const list of [uris('a', 'b'), uris('c'), uris('c', 'd')]) {
      await world.want(id, list);
      await world.apply(id);
    }
    const step = async (way: 'back' | 'forth') => {
      const to = (await world.history.steps(memberId, id))[way];
      if (to === null) return null;
      await world.history.undo(memberId, id, undefined, to);
      await world.apply(id);
      return world.stands(id);
    };
    expect(await step('forth')).toBeNull();
    expect(await step('back')).toEqual(uris('c'));
    expect(await step('back')).toEqual(uris('a', 'b'));
    expect(await step('forth')).toEqual(uris('c'));
    expect(await step('back')).toEqual(uris('a', 'b'));
    expect(await step('back')).toEqual(uris('a'));
    expect(await step('back')).toEqual([]);
    expect(await step('back')).toBeNull();
    for (const list of [uris('a'), uris('a', 'b'), uris('c')]) expect(await step('forth')).toEqual(list);
    expect(await world.find(id)).toMatchObject({ pausedAt: expect.any(Number) });
    expect(await step('forth')).toEqual(uris('c', 'd'));
    expect(await step('forth')).toBeNull();
    expect(await world.find(id)).toMatchObject({ pausedAt: null });
  });

  test('asked twice before it is written goes two back, and one forth', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a'));
    const { memberId } = await world.find(id);
    await world.apply(id);
    await world.want(id, uris('b'));
    await world.apply(id);
    for (const _ of [1, 2]) {
      const { back, forth } = await world.history.steps(memberId, id);
      expect(forth).toBeNull();
      await world.history.undo(memberId, id, undefined, back ?? undefined);
    }
    await world.apply(id);
    expect(await world.stands(id)).toEqual([]);
    const { forth } = await world.history.steps(memberId, id);
    await world.history.undo(memberId, id, undefined, forth ?? undefined);
    await world.apply(id);
    expect(await world.stands(id)).toEqual(uris('b'));
  });

  test('is a step also where hands have done it already', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a'));
    const { memberId } = await world.find(id);
    await world.apply(id);
    await world.want(id, uris('a', 'b'));
    await world.apply(id);
    world.spotify.edit('new1', () => uris('a'));
    const first = (await world.history.steps(memberId, id)).back;
    await world.history.undo(memberId, id, undefined, first ?? undefined);
    await world.apply(id);
    expect(await world.stands(id)).toEqual(uris('a'));
    const { back, forth } = await world.history.steps(memberId, id);
    expect(back).not.toBe(first);
    expect(forth).not.toBeNull();
  });

  test('keeps what hands did since', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a', 'b', 'c'));
    await world.apply(id);
    await world.want(id, uris('c', 'd'));
    await world.apply(id);
    world.spotify.edit('new1', () => uris('c', 'd', 'mine'));
    await world.history.undo((await world.find(id)).memberId, id);
    await world.apply(id);
    expect([...(await world.stands(id))].sort()).toEqual(uris('a', 'b', 'c', 'mine'));
  });

  test('is refused while there is nothing to go back to', async () => {
    await using world = await openPlaylistsWorld();
    const id = await world.manage(uris('a'));
    const { memberId } = await world.find(id);
    await expect(world.history.undo(memberId, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
