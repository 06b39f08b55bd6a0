import { expect, test } from 'vitest';
import { createSpotifyNewReleases } from '../../../src/providers/spotify/new-releases.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply } from '../../support/loopback.ts';
import { accessFor } from './search-access.ts';

const album = (id: string, more: object = {}) => ({
  id,
  name: 'Night Drive',
  artists: [{ id: 'x', name: 'Nova Lane' }],
  images: [],
  release_date: '2026-11-13',
  album_type: 'single',
  ...more,
});
const answer = (...items: unknown[]): Reply => ({ body: { albums: { items, next: null } } });

const ask = async (reply: Reply, names: string[], hasAccount = true) => {
  await using server = await openLoopback(() => reply);
  await using door = openTestHttp();
  const source = createSpotifyNewReleases({
    http: door.http,
    apiUrl: server.url,
    ask: async (question) => (hasAccount ? question(accessFor('development').access) : null),
    names: async () => names,
  });
  const found = await source.released('2026-11-20', source.days);
  return {
    found,
    releases: found?.releases ?? [],
    unreadable: found?.unreadable ?? 0,
    questions: server.requests.map(({ query }) => query.get('q')),
  };
};

test('is asked for each name, in words that cannot leave their field', async () => {
  const { releases, questions, unreadable } = await ask(answer(album('a'), null), [
    'Nova "x" artist:Kai',
    'Zoe',
  ]);
  expect(questions).toEqual(['tag:new artist:"Nova x artist Kai"', 'tag:new artist:"Zoe"']);
  expect([releases.length, unreadable]).toEqual([1, 0]);
  expect(releases[0]).toMatchObject({
    ...{ source: 'spotify', externalId: 'spotify:a', credit: 'Nova Lane', kind: 'single', label: null },
    ...{ releaseDate: '2026-11-13', url: 'https://open.spotify.com/album/a' },
  });
});

test('tells nothing that is older, of a year alone, or without a name', async () => {
  const { releases, unreadable } = await ask(
    answer(
      album('old', { release_date: '2026-10-01' }),
      album('year', { release_date: '2026' }),
      album('x', { name: '' }),
    ),
    ['Nova Lane'],
  );
  expect([releases, unreadable]).toEqual([[], 2]);
});

test('makes no call where nobody is followed, or nobody can ask', async () => {
  expect(await ask(answer(album('a')), [])).toMatchObject({ found: null, questions: [] });
  expect(await ask(answer(album('a')), ['Nova Lane'], false)).toMatchObject({ found: null, questions: [] });
});
