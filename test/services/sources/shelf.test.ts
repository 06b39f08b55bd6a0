import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { SourceId } from '../../../src/domain/ids.ts';
import type { JobNotify } from '../../../src/domain/jobs.ts';
import { MAX_SOURCES } from '../../../src/domain/library/choices.ts';
import { SOURCES_LIST, SOURCES_SYNC } from '../../../src/services/sources/work.ts';
import { lines } from '../../support/fake-spotify-lists.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { calm, openSourcesWorld, type SourcesWorld } from '../../support/sources.ts';

const notify: JobNotify = {
  via: 'interaction',
  applicationId: '1',
  token: 'interaction-token',
  issuedAt: 1,
  channelId: null,
  locale: 'en',
};

let world: SourcesWorld;
beforeEach(async () => {
  world = await openSourcesWorld();
  onTestFinished(() => world.close());
  for (let at = 0; at < 60; at += 1) world.playlist(`list ${at}`, lines('a', 1));
  world.playlist('closed', [], { ownerId: 'ben' });
  await world.listing.refresh(ANNA, calm.signal);
});
const chosen = async () => (await world.store.read.sources.chosen(ANNA)).map(({ name }) => name);

describe('choosing page by page', () => {
  test('shows what can be read, liked tracks first, and names what cannot', async () => {
    const first = await world.shelf.choices(ANNA, 0);
    expect(first).toMatchObject({ page: 0, pages: 3, list: 'read', link: 'linked', chosen: 0 });
    expect(first.options.map(({ name }) => name).slice(0, 2)).toEqual(['Liked tracks', 'list 0']);
    expect(first.options).toHaveLength(25);
    expect(first.closed).toEqual({ names: ['closed'], count: 1 });
    const last = await world.shelf.choices(ANNA, 99);
    expect(last).toMatchObject({ page: 2 });
    expect(last.options.map(({ name }) => name)).not.toContain('closed');
  });

  test('a choice on one page keeps the choices of the others', async () => {
    const [one, two] = [await world.shelf.choices(ANNA, 0), await world.shelf.choices(ANNA, 1)];
    const pick = (page: typeof one, ...at: number[]) => at.flatMap((index) => page.options[index]?.id ?? []);
    await world.shelf.choose(ANNA, 0, one.mark, pick(one, 0, 3));
    await world.shelf.choose(ANNA, 1, two.mark, pick(two, 1));
    expect(await chosen()).toEqual(['Liked tracks', 'list 2', 'list 25']);
    await world.shelf.choose(ANNA, 0, one.mark, pick(one, 3));
    expect(await chosen()).toEqual(['list 2', 'list 25']);
    expect(
      (await world.shelf.choices(ANNA, 1)).options.filter(({ selectedAt }) => selectedAt !== null),
    ).toHaveLength(1);
    await world.shelf.choose(ANNA, 0, one.mark, []);
    expect(await chosen()).toEqual(['list 25']);
  });

  test('when the list has changed since, only what was picked is added, and nothing is taken out', async () => {
    const page = await world.shelf.choices(ANNA, 0);
    const ids = page.options.map(({ id }) => id);
    await world.shelf.choose(ANNA, 0, page.mark, ids.slice(0, 2));
    world.spotify.playlists.delete('list 5');
    await world.listing.refresh(ANNA, calm.signal);
    expect(await world.shelf.choose(ANNA, 0, page.mark, ids.slice(2, 3))).toEqual({ stale: true });
    expect(await chosen()).toEqual(['Liked tracks', 'list 0', 'list 1']);
  });

  test('what is closed, somebody else’s or invented cannot be chosen', async () => {
    await addMembers(world.store, BEN);
    const bens = await world.link(BEN, 'ben');
    await world.store.transaction((tx) =>
      tx.sources.putListed(
        { id: bens, memberId: BEN },
        [
          {
            kind: 'playlist',
            externalId: 'x',
            name: 'Ben’s',
            ownerName: null,
            imageUrl: null,
            readable: true,
            listedTracks: 1,
            snapshotId: 's',
            position: 0,
            lastProblem: null,
          },
        ],
        1,
      ),
    );
    const [bensSource] = await world.store.read.sources.names(BEN);
    const closed = await world.source('closed');
    const { mark } = await world.shelf.choices(ANNA, 0);
    const ids = [closed.id, bensSource?.id ?? closed.id, 999_999 as SourceId];
    await world.shelf.choose(ANNA, 0, mark, ids);
    expect(await chosen()).toEqual([]);
    expect(await world.store.read.sources.countChosen(BEN)).toBe(0);
    await expect(world.shelf.add(ANNA, closed.id, notify)).rejects.toMatchObject({
      code: 'FORBIDDEN_RESOURCE',
    });
    await expect(world.shelf.add(ANNA, ids[1] ?? closed.id, notify)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.shelf.remove(ANNA, closed.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('there is a limit, and beyond it nothing is changed', async () => {
    for (let at = 60; at < 130; at += 1) world.playlist(`list ${at}`, []);
    await world.listing.refresh(ANNA, calm.signal);
    const all = (await world.store.read.sources.names(ANNA)).filter(({ readable }) => readable);
    const ids = all.map(({ id }) => id);
    await world.shelf.choose(ANNA, 0, 'other', ids.slice(0, MAX_SOURCES));
    await expect(world.shelf.choose(ANNA, 0, 'other', ids)).rejects.toMatchObject({
      code: 'LIMIT_REACHED',
      data: { what: 'sources', limit: MAX_SOURCES },
    });
    expect(await chosen()).toHaveLength(MAX_SOURCES);
  });
});

test('suggestions are what can be added or taken out, those that begin with the word first', async () => {
  world.playlist('Änderung 7', lines('a', 1));
  world.playlist('7 Uhr', lines('a', 1));
  await world.listing.refresh(ANNA, calm.signal);
  const names = async (typed: string, which: 'free' | 'chosen') =>
    (await world.shelf.suggest(ANNA, typed, which)).map(({ name }) => name);
  expect((await names('7', 'free')).slice(0, 3)).toEqual(['7 Uhr', 'list 7', 'list 17']);
  expect(await names('anderung', 'free')).toEqual(['Änderung 7']);
  expect(await names('closed', 'free')).toEqual([]);
  expect(await names('', 'chosen')).toEqual([]);
  const { id } = await world.source('list 7');
  await world.shelf.add(ANNA, id, notify);
  expect(await names('', 'chosen')).toEqual(['list 7']);
  expect(await names('list 7', 'free')).not.toContain('list 7');
  expect(await names('', 'free')).toHaveLength(25);
});

test('adding starts the first sync of that source, and shows it', async () => {
  const { id } = await world.source('list 7');
  await world.shelf.add(ANNA, id, notify);
  await world.shelf.add(ANNA, id, notify);
  expect(await world.jobs()).toMatchObject([{ kind: SOURCES_SYNC, metadata: { only: [id] }, notify }]);
  expect(await chosen()).toEqual(['list 7']);
});

test('what was taken out leaves the library, and comes back without a call', async () => {
  const [id] = await world.choose('list 7');
  if (id === undefined) throw new Error('nothing chosen');
  await world.sync.syncOne(ANNA, id, false, calm);
  expect(await world.shelf.overview(ANNA)).toMatchObject({ tracks: 1, syncing: false });
  await world.shelf.remove(ANNA, id);
  expect(await world.shelf.overview(ANNA)).toMatchObject({ tracks: 0, chosen: [] });
  await world.shelf.add(ANNA, id, notify);
  expect(await world.shelf.overview(ANNA)).toMatchObject({ tracks: 1 });
});

test('asking for a list or a sync needs an account that works, and is asked once', async () => {
  await world.shelf.requestSync(ANNA, notify);
  await world.shelf.requestSync(ANNA, notify);
  await world.shelf.requestList(ANNA, notify);
  expect((await world.jobs()).map(({ kind }) => kind)).toEqual([SOURCES_SYNC, SOURCES_LIST]);
  expect(await world.shelf.overview(ANNA)).toMatchObject({ syncing: true });
  await world.setStatus('needs_reauth');
  await expect(world.shelf.requestSync(ANNA, notify)).rejects.toMatchObject({ code: 'NEEDS_REAUTH' });
  await world.setStatus('unlinked');
  await expect(world.shelf.requestList(ANNA, notify)).rejects.toMatchObject({ code: 'NOT_LINKED' });
});

test('looking again is silent, and asks nobody within minutes or without an account', async () => {
  await world.shelf.lookAgain(ANNA);
  expect(await world.jobs()).toEqual([]);
  world.clock.advance(3 * 60_000);
  await world.shelf.lookAgain(ANNA);
  expect(await world.jobs()).toMatchObject([{ kind: SOURCES_LIST, notify: null }]);
  await world.setStatus('needs_reauth');
  world.clock.advance(3 * 60_000);
  await world.shelf.lookAgain(ANNA);
  expect(await world.jobs()).toHaveLength(1);
});
