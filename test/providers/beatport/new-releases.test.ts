import { expect, test } from 'vitest';
import { createBeatportNewReleases } from '../../../src/providers/beatport/new-releases.ts';
import type { NewReleaseSource } from '../../../src/providers/new-release-port.ts';
import { openClient, page } from '../../support/beatport.ts';

const release = (id: number, more: object = {}) => ({
  id,
  name: 'Night Drive EP',
  slug: 'night-drive-ep',
  artists: [{ id: 1, name: 'Nova Lane' }],
  remixers: [],
  catalog_number: 'DR001',
  upc: '1',
  label: { id: 7, name: 'Dark Rooms' },
  new_release_date: '2026-11-13',
  publish_date: '2026-11-13',
  type: { id: 2, name: 'EP' },
  image: { id: 1, uri: 'https://geo-media.beatport.com/image_size/500x500/a.jpg', dynamic_uri: null },
  ...more,
});
const named = (...names: string[]) => ({ artists: names.map((name, id) => ({ id: id + 1, name })) });

const told = async (source: NewReleaseSource) => {
  const found = await source.released('2026-11-20', source.days);
  if (found === null) throw new Error('It was not asked.');
  return found;
};

test('two weeks of releases with their labels, page by page', async () => {
  const pages = [
    page([release(1), release(2)], 'api.beatport.com/v4/catalog/releases/?page=2', 3),
    page([release(3)]),
  ];
  await using it = await openClient((_, index) => ({ body: pages[index] }), createBeatportNewReleases);
  const { releases, unreadable } = await told(it.client);
  expect(it.requests.map(({ path, query }) => [path, query.get('publish_date'), query.get('page')])).toEqual([
    ['/catalog/releases/', '2026-11-07:2026-11-20', '1'],
    ['/catalog/releases/', '2026-11-07:2026-11-20', '2'],
  ]);
  expect([unreadable, releases.map(({ externalId }) => externalId)]).toEqual([
    0,
    ['beatport:1', 'beatport:2', 'beatport:3'],
  ]);
  expect(releases[0]).toMatchObject({
    ...{ source: 'beatport', title: 'Night Drive EP', credit: 'Nova Lane', label: 'Dark Rooms', kind: 'ep' },
    ...{ releaseDate: '2026-11-13', url: 'https://www.beatport.com/release/night-drive-ep/1' },
  });
});

test.each([
  ['published again: its official date is older', { new_release_date: '2019-01-01' }, [0, 0]],
  ['without a date', { new_release_date: null, publish_date: null }, [0, 1]],
  ['without an artist', named(), [0, 1]],
  ['no release at all', { id: null }, [0, 1]],
  ['by two', named('Nova Lane', 'Kai'), [1, 0]],
])('%s', async (_, more, [kept, unreadable]) => {
  await using it = await openClient(() => ({ body: page([release(1, more)]) }), createBeatportNewReleases);
  const found = await told(it.client);
  expect([found.releases.length, found.unreadable]).toEqual([kept, unreadable]);
});

test.each([
  ['Album', 'album'],
  ['Mini LP', 'album'],
  ['Single', 'single'],
  ['DJ Mix', 'mix'],
  ['Compilation Album', 'compilation'],
  ['Something new', 'other'],
])('its type %s is %s', async (type, kind) => {
  const reply = { body: page([release(1, { type: { id: 1, name: type } })]) };
  await using it = await openClient(() => reply, createBeatportNewReleases);
  expect((await told(it.client)).releases[0]?.kind).toBe(kind);
});

test('more than four artists are a compilation', async () => {
  const reply = { body: page([release(1, named('A', 'B', 'C', 'D', 'E'))]) };
  await using it = await openClient(() => reply, createBeatportNewReleases);
  expect((await told(it.client)).releases[0]).toMatchObject({
    ...{ credit: 'Various Artists', kind: 'compilation' },
  });
});
