import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { FULL_READ_EVERY_MS } from '../../../src/domain/library/sync.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { line, lines, localFile, PAGE } from '../../support/fake-spotify-lists.ts';
import { ANNA } from '../../support/jobs.ts';
import { calm, openSourcesWorld, type SourcesWorld, stored } from '../../support/sources.ts';

let world: SourcesWorld;
beforeEach(async () => {
  world = await openSourcesWorld();
  onTestFinished(() => world.close());
});

const HOUR = 3_600_000;
const sync = async (name: string, full = false) =>
  world.sync.syncOne(ANNA, (await world.source(name)).id, full, calm);
const reads = (): string[] => world.spotify.calls.filter((call) => call.includes('@'));

describe('playlists', () => {
  test('are read page by page and kept in order, duplicates and local files included', async () => {
    const entries = [
      ...lines('a', 70),
      line('a0', 5),
      localFile('tape'),
      'episode' as const,
      'null' as const,
    ];
    world.playlist('p1', entries);
    await world.choose('p1');
    expect(await sync('p1')).toEqual({ kind: 'synced', tracks: 72, added: 72, removed: 0, dropped: 2 });
    expect(await world.linesOf('p1')).toEqual(stored(entries));
    expect(await world.source('p1')).toMatchObject({
      syncedTracks: 72,
      droppedEntries: 2,
      lastProblem: null,
    });
    const { total, tracks } = await world.libraryOf();
    expect(total).toBe(71);
    expect(tracks).toContain('spotify:track:a0@5');
  });

  test('that did not change cost no call after a fresh list, and one afterwards', async () => {
    world.playlist('p1', lines('a', 120));
    await world.choose('p1');
    await sync('p1');
    await world.listing.refresh(ANNA, calm.signal);
    world.spotify.calls.length = 0;
    expect(await sync('p1')).toEqual({ kind: 'unchanged', tracks: 120 });
    expect(world.spotify.calls).toEqual([]);
    world.clock.advance(6 * HOUR);
    expect(await sync('p1')).toEqual({ kind: 'unchanged', tracks: 120 });
    expect(world.spotify.calls).toEqual(['playlist p1']);
    expect(await world.source('p1')).toMatchObject({ lastSyncAt: world.clock.now() });
  });

  test('that changed are replaced, and it is told what came and went', async () => {
    world.playlist('p1', lines('a', 60));
    await world.choose('p1');
    await sync('p1');
    world.spotify.edit('p1', (entries) => [...entries.slice(3), ...lines('b', 5)]);
    world.clock.advance(HOUR);
    expect(await sync('p1')).toEqual({ kind: 'synced', tracks: 62, added: 5, removed: 3, dropped: 0 });
    expect(await world.linesOf('p1')).toEqual(stored([...lines('a', 60).slice(3), ...lines('b', 5)]));
    expect(await world.invisibleLines()).toBe(0);
  });

  test('that change while they are read are read again', async () => {
    world.playlist('p1', lines('a', 120));
    await world.choose('p1');
    let edits = 0;
    world.spotify.meanwhile = (call) => {
      if (call !== 'items p1@50' || edits === 1) return;
      edits += 1;
      world.spotify.edit('p1', (entries) => entries.slice(10));
    };
    world.clock.advance(HOUR);
    await sync('p1');
    expect(await world.linesOf('p1')).toEqual(stored(lines('a', 120).slice(10)));
    expect(await world.invisibleLines()).toBe(0);
  });

  test('that never stand still are read three times, and looked at again next time', async () => {
    world.playlist('p1', lines('a', 60));
    await world.choose('p1');
    world.spotify.meanwhile = (call) => {
      if (call === 'items p1@0') world.spotify.edit('p1', (entries) => [...entries]);
    };
    world.clock.advance(HOUR);
    expect(await sync('p1')).toMatchObject({ kind: 'synced', tracks: 60 });
    expect(reads()).toHaveLength(6);
    world.spotify.meanwhile = () => undefined;
    world.clock.advance(HOUR);
    expect(await sync('p1')).toMatchObject({ kind: 'synced', added: 0, removed: 0 });
  });

  test('are never seen half: the old lines count until the new ones are all there', async () => {
    world.playlist('p1', lines('a', 120));
    await world.choose('p1');
    await sync('p1');
    const before = await world.libraryOf();
    world.spotify.edit('p1', () => lines('b', 200));
    world.clock.advance(HOUR);
    const seen: Promise<unknown>[] = [];
    world.spotify.meanwhile = () => void seen.push(world.libraryOf());
    await sync('p1');
    expect(seen.length).toBeGreaterThan(4);
    for (const library of await Promise.all(seen)) expect(library).toEqual(before);
    expect((await world.libraryOf()).total).toBe(200);
  });

  test('go on at the page where they were stopped, while the playlist is the same', async () => {
    world.playlist('p1', lines('a', 240));
    await world.choose('p1');
    const stop = new AbortController();
    world.spotify.meanwhile = (call) => call === 'items p1@100' && stop.abort();
    const { id } = await world.source('p1');
    world.clock.advance(HOUR);
    await expect(world.sync.syncOne(ANNA, id, false, { ...calm, signal: stop.signal })).rejects.toThrow();
    expect(await world.source('p1')).toMatchObject({ readingId: null, lastProblem: null });
    world.spotify.meanwhile = () => undefined;
    world.spotify.calls.length = 0;
    await sync('p1');
    expect(reads()).toEqual(['items p1@150', 'items p1@200']);
    expect(await world.linesOf('p1')).toEqual(stored(lines('a', 240)));
  });

  test('begin anew when the playlist changed since they were stopped', async () => {
    world.playlist('p1', lines('a', 120));
    await world.choose('p1');
    world.spotify.fault = (call) =>
      call === 'items p1@100'
        ? new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' })
        : null;
    world.clock.advance(HOUR);
    await expect(sync('p1')).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(await world.source('p1')).toMatchObject({ lastProblem: 'unavailable' });
    world.spotify.fault = () => null;
    world.spotify.edit('p1', (entries) => entries.toReversed());
    await sync('p1');
    expect(await world.linesOf('p1')).toEqual(stored(lines('a', 120).toReversed()));
    expect(await world.source('p1')).toMatchObject({ lastProblem: null });
    expect(await world.invisibleLines()).toBe(0);
  });
});

describe('liked tracks', () => {
  beforeEach(async () => {
    world.spotify.liked.push(...lines('a', 620));
    await world.choose('Liked tracks');
    await sync('Liked tracks');
    world.spotify.calls.length = 0;
    world.clock.advance(HOUR);
  });
  const same = async (): Promise<void> => {
    expect(await world.linesOf('Liked tracks')).toEqual(stored(world.spotify.liked));
  };

  test('stop at the first page when the front is unchanged', async () => {
    expect(await sync('Liked tracks')).toEqual({ kind: 'unchanged', tracks: 620 });
    expect(reads()).toEqual(['liked@0']);
  });

  test('read no further than the first known track', async () => {
    world.spotify.liked.unshift(...lines('b', 60, 1_800_000_000_000));
    expect(await sync('Liked tracks')).toEqual({
      kind: 'synced',
      tracks: 680,
      added: 60,
      removed: 0,
      dropped: 0,
    });
    expect(reads()).toEqual(['liked@0', 'liked@50']);
    await same();
  });

  test('find what was unliked in a few pages, and what was liked again', async () => {
    const [again] = world.spotify.liked.splice(400, 1);
    world.spotify.liked.splice(200, 1);
    if (again !== undefined) world.spotify.liked.unshift({ ...again, addedAt: 1_800_000_000_000 });
    expect(await sync('Liked tracks')).toMatchObject({ kind: 'synced', added: 0, removed: 1 });
    expect(reads().length).toBeLessThan(8);
    await same();
  });

  test('are read whole once a week, whatever the front looks like', async () => {
    // Same length, same front: only a whole reading can see it.
    world.spotify.liked.splice(300, 1, line('swapped', 1_600_000_000_000));
    expect(await sync('Liked tracks')).toMatchObject({ kind: 'unchanged' });
    world.clock.advance(FULL_READ_EVERY_MS);
    expect(await sync('Liked tracks')).toMatchObject({ kind: 'synced', added: 1, removed: 1 });
    await same();
  });

  test('are read whole when asked, and when a change does not explain itself', async () => {
    world.spotify.calls.length = 0;
    await sync('Liked tracks', true);
    expect(reads()).toHaveLength(1 + 12 + 1);
    world.spotify.liked.reverse();
    expect(await sync('Liked tracks')).toMatchObject({ kind: 'synced', added: 0, removed: 0 });
    await same();
  });

  test('hold a track once although the list moved while it was read', async () => {
    let liked = false;
    world.spotify.meanwhile = (call) => {
      if (liked || call !== `liked@${2 * PAGE}`) return;
      liked = true;
      world.spotify.liked.unshift(line('late', 1_900_000_000_000));
    };
    await sync('Liked tracks', true);
    await same();
    expect(await world.invisibleLines()).toBe(0);
  });
});

describe('what cannot be read', () => {
  const fail = (error: Error): void => {
    world.spotify.fault = (call) => (call.startsWith('items') ? error : null);
  };
  beforeEach(async () => {
    world.playlist('p1', lines('a', 60));
    await world.choose('p1');
    await sync('p1');
    world.spotify.edit('p1', () => lines('b', 60));
    world.clock.advance(HOUR);
  });

  test.each([
    [new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' }), 'forbidden', false],
    [new AppError('RESOURCE_GONE', { provider: 'spotify' }), 'gone', true],
    [new AppError('INSUFFICIENT_SCOPE', {}), 'no_permission', true],
    [new AppError('OWNER_WITHOUT_PREMIUM', { app: 'Segue' }), 'app_refused', true],
  ])('%s is noted and said, what was read stays', async (error, problem, readable) => {
    fail(error);
    expect(await sync('p1')).toEqual({ kind: 'problem', problem });
    expect(await world.source('p1')).toMatchObject({ lastProblem: problem, readable });
    expect(await world.linesOf('p1')).toEqual(stored(lines('a', 60)));
  });

  test('a refused or vanished source costs no further call', async () => {
    fail(new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' }));
    await sync('p1');
    world.spotify.calls.length = 0;
    expect(await sync('p1')).toEqual({ kind: 'problem', problem: 'forbidden' });
    expect(world.spotify.calls).toEqual([]);
  });

  test('a dead permission is for the person', async () => {
    fail(new AppError('NEEDS_REAUTH', { displayName: 'Anna' }));
    await expect(sync('p1')).rejects.toMatchObject({ code: 'NEEDS_REAUTH' });
    expect(await world.source('p1')).toMatchObject({ lastProblem: 'needs_reauth' });
  });

  test('a rest is not a problem of the source', async () => {
    const rest = new RetryAfter(world.clock.now() + 86_207_000, {
      provider: 'spotify',
      bucket: 'items',
      why: 'quota',
    });
    fail(rest);
    await expect(sync('p1')).rejects.toBe(rest);
    expect(await world.source('p1')).toMatchObject({ lastProblem: null });
  });

  test('a page that leads back is no answer', async () => {
    const kind = world.kinds.find((one) => one.kind === 'playlist');
    if (kind === undefined) throw new Error('no playlists');
    const page = kind.page;
    Object.assign(kind, {
      page: async (...args: Parameters<typeof page>) => ({ ...(await page(...args)), nextOffset: 0 }),
    });
    await expect(sync('p1')).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  });
});

test('what is not chosen (any more), or of somebody else, is left alone', async () => {
  world.playlist('p1', lines('a', 3));
  const [id] = await world.choose('p1');
  if (id === undefined) throw new Error('nothing chosen');
  await world.shelf.remove(ANNA, id);
  expect(await world.sync.syncOne(ANNA, id, false, calm)).toEqual({ kind: 'dropped' });
  expect(world.spotify.calls).toEqual([]);
});

test('lines that were half deleted when the member linked again are read anew', async () => {
  world.spotify.liked.push(...lines('l', 60));
  world.playlist('p1', lines('a', 60));
  await world.choose('Liked tracks', 'p1');
  for (const name of ['Liked tracks', 'p1']) await sync(name);
  await world.store.transaction((tx) => tx.accountData.deleteLines(ANNA, world.accountId, 80));
  expect((await world.libraryOf()).total).toBe(40);
  for (const name of ['Liked tracks', 'p1']) await sync(name);
  expect((await world.libraryOf()).total).toBe(120);
});
