import { describe, expect, test } from 'vitest';
import { libraryFeature } from '../../src/commands/library/library.ts';
import { sourcesFeature } from '../../src/commands/sources/sources.ts';
import { sourcesListJob } from '../../src/jobs/sources-list.ts';
import { sourcesSyncJob } from '../../src/jobs/sources-sync.ts';
import { sourcesSyncOneJob } from '../../src/jobs/sources-sync-one.ts';
import { expectValidCommands } from '../support/commands.ts';
import { lines } from '../support/fake-spotify-lists.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { openSourcesWorld } from '../support/sources.ts';
import { createVisitor } from '../support/visitor.ts';

const open = async () => {
  const world = await openSourcesWorld();
  const features = [sourcesFeature(world), libraryFeature(world)];
  expectValidCommands(features);
  const handlers = [
    sourcesListJob(world.listing),
    sourcesSyncJob(world.orders),
    sourcesSyncOneJob(world.sync),
  ];
  const bench = createJobBench(world.store, handlers, {}, world.clock);
  world.spotify.liked.push(...lines('l', 30));
  for (let at = 0; at < 30; at += 1) world.playlist(`List ${at}`, lines(`a${at}-`, 2));
  world.playlist('Hits', [], { ownerId: 'spotify' });
  const visitor = createVisitor(features, world.clock, person(1, 'Anna'));
  const other = createVisitor(features, world.clock, person(2, 'Ben'));
  return Object.assign(world, { anna: visitor, ben: other, settle: bench.settle });
};

describe('/sources', () => {
  test('from nothing: it looks, offers, keeps choices of every page, syncs', async () => {
    await using world = await open();
    const first = await world.anna.type('sources');
    expect(first).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(first.view)).toContain('is looking for your playlists');
    await world.settle();

    const overview = await world.anna.press(first, 'Show again');
    expect(textsOf(overview.view)).toContain('No sources yet');
    const page = await world.anna.press(overview, 'Choose sources');
    expect(page.how).toBe('update');
    expect(textsOf(page.view)).toContain('other people’s playlists: Hits');
    const picked = await world.anna.pick(page, 'Liked tracks', 'List 3');
    const second = await world.anna.press(picked, 'Next');
    const both = await world.anna.pick(second, 'List 29');
    expect(textsOf(both.view)).toContain('3 sources are chosen');
    const back = await world.anna.press(both, 'Previous');
    expect(JSON.stringify(back.view).match(/"default":true/g)).toHaveLength(2);

    const done = await world.anna.press(back, 'Done choosing');
    const syncing = await world.anna.press(done, 'Sync now');
    expect(textsOf(syncing.view)).toContain('A sync is on its way.');
    await world.settle();
    const after = await world.anna.press(syncing, 'Show again');
    expect(textsOf(after.view)).toContain('34 tracks from 3 sources');
    for (const { view } of [first, overview, page, picked, second, both, done, syncing, after]) {
      expectValidMessage(view);
    }
    await expect(world.ben.press(done, 'Sync now')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  test('adds and removes by name, with suggestions and a way back', async () => {
    await using world = await open();
    await world.anna.type('sources');
    await world.settle();
    const [suggestion] = await world.anna.suggestions('sources', 'add', 'list 7');
    expect(suggestion).toMatchObject({ name: 'List 7' });
    expect(await world.anna.suggestions('sources', 'remove', '')).toEqual([]);
    const added = await world.anna.type('sources', { add: suggestion?.value ?? '' });
    expect(textsOf(added.view)).toContain('**List 7** is being read');
    await world.settle();
    expect((await world.libraryOf()).total).toBe(2);
    // Already there: it is read again, and not another one whose name begins like it.
    const again = await world.anna.type('sources', { add: 'list 2' });
    expect(textsOf(again.view)).toContain('**List 2** is being read');
    const same = await world.anna.type('sources', { add: 'list 2' });
    expect(textsOf(same.view)).toContain('**List 2** is being read');
    await world.anna.type('sources', { remove: 'list 2' });
    const removed = await world.anna.type('sources', { remove: 'list 7' });
    expect(textsOf(removed.view)).toContain('not part of your library any more');
    expect((await world.libraryOf()).total).toBe(0);
    await world.anna.press(removed, 'Add it again');
    expect((await world.libraryOf()).total).toBe(2);
    await expect(world.anna.type('sources', { add: 'Hits' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.anna.type('sources', { add: 'source:999' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.anna.type('sources', { remove: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('without an account it leads to one', async () => {
    await using world = await open();
    const shown = await world.ben.type('sources');
    expect(textsOf(shown.view)).toContain('Link Spotify');
    await world.setStatus('needs_reauth');
    const rejected = await world.anna.type('sources');
    expect(textsOf(rejected.view)).toContain('sign in again');
    expect(await world.jobs()).toEqual([]);
  });
});

describe('/library', () => {
  test('teaches, then filters, pages and shares', async () => {
    await using world = await open();
    expect(textsOf((await world.ben.type('library')).view)).toContain('Link Spotify first');
    expect(textsOf((await world.anna.type('library')).view)).toContain('no sources yet');
    for (const id of await world.choose('Liked tracks', 'List 0')) {
      expect(textsOf((await world.anna.type('library')).view)).not.toContain('hold no tracks');
      await world.sync.syncOne(person(1).id, id, false, {
        signal: new AbortController().signal,
        progress: async () => undefined,
      });
    }
    const all = await world.anna.type('library');
    expect(textsOf(all.view)).toContain('32 tracks');
    const next = await world.anna.press(all, 'Next');
    expect(next.how).toBe('update');
    expect(textsOf(next.view)).toContain('2 / 4');

    const [artist] = await world.anna.suggestions('library', 'artist', 'artist a');
    expect(artist?.name).toBe('Artist a (2 tracks)');
    const [source] = await world.anna.suggestions('library', 'source', 'liked');
    const found = await world.anna.type('library', { text: 'l1', source: source?.value ?? '' });
    expect(textsOf(found.view)).toContain('11 of 32 tracks · “l1” · from Liked tracks');
    const second = await world.anna.press(found, 'Next');
    expect(textsOf(second.view)).toContain('2 / 2');
    const shared = await world.anna.press(second, 'Share here');
    expect(shared).toMatchObject({ how: 'reply', public: true });
    expect(textsOf(shared.view)).toContain('Anna: library');
    expect(textsOf((await world.anna.press(second, 'Show all')).view)).toContain('32 tracks');

    const none = await world.anna.type('library', { text: 'zzz', public: true });
    expect(none.public).toBe(false);
    expect(textsOf(none.view)).toContain('Nothing in your library fits');
    expect((await world.anna.type('library', { public: true })).public).toBe(true);
    const dates = world.anna.type('library', { 'added-after': '2026-13' });
    await expect(dates).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    for (const { view } of [all, next, found, second, shared, none]) expectValidMessage(view);
  });
});
