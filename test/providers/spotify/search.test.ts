import { expect, test } from 'vitest';
import { createSpotifySearch } from '../../../src/providers/spotify/search.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Responder } from '../../support/loopback.ts';
import { caught } from '../../support/subjects.ts';
import { devTrack, extendedTrack } from './fixtures.ts';
import { accessFor } from './search-access.ts';

const open = async (respond: Responder) => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const { access, renewed } = accessFor('development');
  return {
    search: (query: string) =>
      createSpotifySearch({ http: door.http, apiUrl: server.url }).tracks(access, query),
    renewed,
    door,
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};
const hits = (...items: unknown[]) => ({ body: { tracks: { items, total: items.length, next: null } } });

test('asks for ten tracks, no more', async () => {
  await using it = await open(() => hits(devTrack('a'), extendedTrack('b')));
  const found = await it.search('isrc:DEA122600001');
  expect(it.requests[0]?.path).toBe('/search');
  expect(Object.fromEntries(it.requests[0]?.query ?? [])).toEqual({
    q: 'isrc:DEA122600001',
    type: 'track',
    limit: '10',
  });
  expect(it.door.spent).toMatchObject([{ provider: 'spotify', bucket: 'search', mode: 'development' }]);
  expect(found).toMatchObject([
    { track: { spotifyId: 'a', isrc: 'DEA122600001' }, albumKind: 'album', playable: true },
    { track: { spotifyId: 'b' }, albumKind: 'album', playable: null },
  ]);
});

test('nothing found is nothing', async () => {
  await using it = await open(() => hits());
  expect(await it.search('x')).toEqual([]);
});

test('null entries and local files are no hits', async () => {
  await using it = await open(() =>
    hits(null, { ...devTrack('a'), id: null, uri: 'spotify:local:x' }, devTrack('b')),
  );
  expect((await it.search('x')).map(({ track }) => track.spotifyId)).toEqual(['b']);
});

test('a question that is too long is cut', async () => {
  await using it = await open(() => hits());
  await it.search('x'.repeat(900));
  expect(it.requests[0]?.query.get('q')).toHaveLength(250);
});

test('entries of another shape are trouble, not an empty answer', async () => {
  await using it = await open(() => hits({ song: 1 }, { song: 2 }));
  expect(await caught(it.search('x'))).toMatchObject({ data: { provider: 'spotify', why: 'bad_body' } });
});

test.each([
  ['another shape', { body: { items: [] } }, { data: { why: 'bad_body' } }],
  ['an outage', { status: 500 }, { data: { why: 'server' } }],
  [
    'a used-up quota',
    { status: 429, headers: { 'retry-after': '70000' } },
    { name: 'RetryAfter', bucket: 'search' },
  ],
  [
    'a refused app',
    { status: 403, body: 'User not registered in the Developer Dashboard' },
    { code: 'NOT_ALLOWLISTED' },
  ],
])('%s is no empty answer', async (_, reply, expected) => {
  await using it = await open(() => reply);
  expect(await caught(it.search('x'))).toMatchObject(expected);
});

test('a token that has ended is renewed once', async () => {
  await using it = await open((_, index) => (index === 0 ? { status: 401, body: {} } : hits(devTrack('a'))));
  expect(await it.search('x')).toHaveLength(1);
  expect(it.renewed()).toBe(1);
});
