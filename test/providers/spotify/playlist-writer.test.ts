import { describe, expect, test } from 'vitest';
import type { AccountId, AppId } from '../../../src/domain/ids.ts';
import { createPlaylistWriter } from '../../../src/providers/spotify/playlist-writer.ts';
import { createSpotifyReader } from '../../../src/providers/spotify/reader.ts';
import { openTestHttp } from '../../support/http.ts';
import { ANNA } from '../../support/jobs.ts';
import { openLoopback, type Responder } from '../../support/loopback.ts';
import {
  devLine,
  devTrack,
  episode,
  extendedLine,
  extendedTrack,
  jsonError,
  localTrack,
  nightshift,
  pageOf,
  playlist,
} from './fixtures.ts';

const owner = { id: 1 as AccountId, memberId: ANNA };

const openWriter = async (respond: Responder) => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const where = { http: door.http, apiUrl: `${server.url}/v1` };
  const writer = createPlaylistWriter({
    ...where,
    reader: createSpotifyReader(where),
    accessOf: async () => ({
      app: { id: 1 as AppId, clientId: 'client-id', mode: 'development' },
      displayName: 'Mina',
      token: async () => 'token-1',
      renew: async () => 'token-2',
    }),
  });
  return {
    writer,
    door,
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

const taken = () => ({ status: 200, body: { snapshot_id: 's2' } });

describe('writes', () => {
  test.each([
    ['add at a place', 'POST', { uris: ['a', 'b'], position: 3 }],
    ['add at the end', 'POST', { uris: ['a', 'b'] }],
    ['remove', 'DELETE', { items: [{ uri: 'a' }, { uri: 'b' }] }],
    ['move', 'PUT', { range_start: 1, range_length: 2, insert_before: 9, snapshot_id: 's1' }],
    ['move whatever the version', 'PUT', { range_start: 1, range_length: 2, insert_before: 9 }],
    ['replace', 'PUT', { uris: ['a', 'b'] }],
  ])('%s', async (what, method, body) => {
    await using spotify = await openWriter(taken);
    const { writer } = spotify;
    const uris = ['a', 'b'];
    const range = { start: 1, length: 2, before: 9 };
    const act = {
      'add at a place': () => writer.add(owner, 'p/1', { uris, position: 3 }),
      'add at the end': () => writer.add(owner, 'p/1', { uris, position: null }),
      remove: () => writer.remove(owner, 'p/1', uris),
      move: () => writer.move(owner, 'p/1', { ...range, snapshotId: 's1' }),
      'move whatever the version': () => writer.move(owner, 'p/1', range),
      replace: () => writer.replace(owner, 'p/1', uris),
    }[what];
    expect(await act?.()).toEqual({ snapshotId: 's2' });
    const [request] = spotify.requests;
    expect([request?.method, request?.path]).toEqual([method, '/v1/playlists/p%2F1/items']);
    expect(JSON.parse(request?.body ?? '')).toEqual(body);
    expect(spotify.door.spent).toMatchObject([{ bucket: 'playlist-items', app: '1' }]);
  });

  test('are not sent again when nobody knows what became of them', async () => {
    await using spotify = await openWriter(() => jsonError(502, 'Error while loading resource'));
    const adding = spotify.writer.add(owner, 'p1', { uris: ['a'], position: null });
    await expect(adding).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(spotify.requests).toHaveLength(1);
  });

  test('were taken, whatever the answer looks like', async () => {
    await using spotify = await openWriter(() => ({ status: 201, body: { snapshot: 7 } }));
    expect(await spotify.writer.replace(owner, 'p1', [])).toEqual({ snapshotId: null });
  });

  test.each([
    [403, 'Insufficient client scope', 'INSUFFICIENT_SCOPE'],
    [403, 'Forbidden', 'FORBIDDEN_RESOURCE'],
    [404, 'Not found.', 'RESOURCE_GONE'],
    [401, 'The access token expired', 'NEEDS_REAUTH'],
  ])('refused with %i %s', async (status, words, code) => {
    await using spotify = await openWriter(() => jsonError(status, words));
    await expect(spotify.writer.remove(owner, 'p1', ['a'])).rejects.toMatchObject({ code });
  });
});

describe('playlists', () => {
  test('are created by the path for oneself', async () => {
    await using spotify = await openWriter(() => ({
      status: 201,
      body: playlist('p9', { items: { total: 0 } }),
    }));
    const facts = { name: 'Late', description: 'By rules', public: false };
    expect(await spotify.writer.create(owner, facts)).toEqual({
      id: 'p9',
      name: 'List p9',
      ownerId: 'u1',
      collaborative: false,
      snapshotId: 'snap-p9',
      total: 0,
    });
    const [request] = spotify.requests;
    expect([request?.method, request?.path]).toEqual(['POST', '/v1/me/playlists']);
    expect(JSON.parse(request?.body ?? '')).toEqual(facts);
  });

  test('leave the library by a query', async () => {
    await using spotify = await openWriter(({ method }) => ({ body: method === 'GET' ? [false] : '' }));
    expect(await spotify.writer.isKept(owner, 'p1')).toBe(false);
    await spotify.writer.unfollow(owner, 'p1');
    expect(
      spotify.requests.map(({ method, path, query, body }) => [method, path, query.get('uris'), body]),
    ).toEqual([
      ['GET', '/v1/me/library/contains', 'spotify:playlist:p1', ''],
      ['DELETE', '/v1/me/library', 'spotify:playlist:p1', ''],
    ]);
  });

  test('change their name', async () => {
    await using spotify = await openWriter(() => ({ body: '' }));
    await spotify.writer.change(owner, 'p1', { name: 'Later' });
    const [request] = spotify.requests;
    expect([request?.method, request?.path, request?.body]).toEqual([
      'PUT',
      '/v1/playlists/p1',
      '{"name":"Later"}',
    ]);
  });
});

describe('entries', () => {
  test.each([
    ['development', devLine],
    ['extended', extendedLine],
  ])('are read in the shape of %s mode, each in its place', async (mode, line) => {
    const track = mode === 'development' ? devTrack('t1') : extendedTrack('t1');
    const items = [line(track), line(null), line(localTrack), line(episode), null, { odd: 1 }, line(track)];
    await using spotify = await openWriter(() => ({
      body: pageOf(items, { total: 80, next: 'http://x/?offset=50' }),
    }));
    expect(await spotify.writer.entries(owner, 'p1', 0)).toEqual({
      entries: [
        'spotify:track:t1',
        'spotify:vanished',
        'spotify:local:Basement::Demo+3:180',
        'spotify:episode:ep1',
        'spotify:vanished',
        'spotify:vanished',
        'spotify:track:t1',
      ],
      tracks: [
        nightshift('t1'),
        expect.objectContaining({ uri: 'spotify:local:Basement::Demo+3:180', title: 'Demo 3' }),
        nightshift('t1'),
      ],
      total: 80,
      nextOffset: 50,
    });
    const query = spotify.requests[0]?.query;
    expect([query?.get('limit'), query?.get('offset')]).toEqual(['50', '0']);
    expect(query?.get('additional_types')).toBe('track,episode');
    expect(query?.get('fields')).toContain('item(');
    expect(query?.get('fields')).toContain('track(');
  });

  test('of an unknown shape are not an empty list', async () => {
    await using spotify = await openWriter(() => ({ body: pageOf([{ thing: {} }]) }));
    await expect(spotify.writer.entries(owner, 'p1', 0)).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
    });
  });
});
