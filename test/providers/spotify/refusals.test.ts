import { describe, expect, test } from 'vitest';
import type { SpotifyAccess, SpotifyReader } from '../../../src/providers/spotify/port.ts';
import type { Reply } from '../../support/loopback.ts';
import { devTrack, jsonError, openSpotify, PREMIUM, pageOf, UNREGISTERED } from './fixtures.ts';

type Ask = (reader: SpotifyReader, access: SpotifyAccess) => Promise<unknown>;
const me: Ask = (reader, access) => reader.me(access);
const liked: Ask = (reader, access) => reader.likedTracks(access, 0);
const items: Ask = (reader, access) => reader.playlistItems(access, 'p1', 0);
const plays: Ask = (reader, access) => reader.recentlyPlayed(access);

const app = { app: 'client-id' };
const plain = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});

test.each<[string, Ask, Reply, string, object]>([
  ['the owner without Premium, as text', liked, plain(403, PREMIUM), 'OWNER_WITHOUT_PREMIUM', app],
  ['the same on the profile', me, plain(403, PREMIUM), 'OWNER_WITHOUT_PREMIUM', app],
  ['the same as JSON', items, jsonError(403, PREMIUM), 'OWNER_WITHOUT_PREMIUM', app],
  ['a person not on the list, as text', liked, plain(403, UNREGISTERED), 'NOT_ALLOWLISTED', app],
  ['the same as JSON', plays, jsonError(403, UNREGISTERED), 'NOT_ALLOWLISTED', app],
  ['a bare Forbidden on the profile', me, jsonError(403, 'Forbidden'), 'NOT_ALLOWLISTED', app],
  ['a missing scope', plays, jsonError(403, 'Insufficient client scope'), 'INSUFFICIENT_SCOPE', {}],
  [
    'a missing scope on the profile',
    me,
    jsonError(403, 'Insufficient client scope'),
    'INSUFFICIENT_SCOPE',
    {},
  ],
  [
    'somebody else’s playlist',
    items,
    jsonError(403, 'Forbidden'),
    'FORBIDDEN_RESOURCE',
    { provider: 'spotify' },
  ],
  ['a 403 without words', items, plain(403, ''), 'FORBIDDEN_RESOURCE', { provider: 'spotify' }],
  ['a deleted playlist', items, jsonError(404, 'Not found.'), 'RESOURCE_GONE', { provider: 'spotify' }],
  ['a removed endpoint', items, plain(410, 'Gone'), 'RESOURCE_GONE', { provider: 'spotify' }],
  [
    'an id that is none',
    items,
    jsonError(400, 'Invalid base62 id'),
    'RESOURCE_GONE',
    { provider: 'spotify' },
  ],
  [
    'a question it does not understand',
    liked,
    jsonError(400, 'Invalid limit'),
    'PROVIDER_UNAVAILABLE',
    { provider: 'spotify', why: 'bad_body' },
  ],
])('%s', async (_, ask, reply, code, data) => {
  await using spotify = await openSpotify(() => reply);
  await expect(ask(spotify.reader, spotify.access)).rejects.toMatchObject({ name: 'AppError', code, data });
  expect(spotify.requests).toHaveLength(1);
});

describe('a refused token', () => {
  const expired = {
    ...jsonError(401, 'The access token expired'),
    headers: { 'www-authenticate': 'Bearer realm="spotify", error="invalid_token"' },
  };

  test('is renewed once, and the call goes on', async () => {
    await using spotify = await openSpotify(({ headers }) =>
      headers.authorization === 'Bearer token-2' ? { body: pageOf([devTrack('t1')]) } : expired,
    );
    expect(await spotify.reader.topTracks(spotify.access, 'short_term')).toHaveLength(1);
    expect(spotify.renewed).toEqual(['token-1']);
    expect(spotify.requests).toHaveLength(2);
  });

  test('that stays refused needs a new link', async () => {
    await using spotify = await openSpotify(() => expired);
    const call = liked(spotify.reader, spotify.access);
    await expect(call).rejects.toMatchObject({ code: 'NEEDS_REAUTH', data: { displayName: 'Mina' } });
    expect(spotify.requests).toHaveLength(2);
  });

  test('that cannot be renewed tells what the renewal told', async () => {
    await using spotify = await openSpotify(() => expired);
    const why = new Error('renewal failed');
    const access = { ...spotify.access, renew: () => Promise.reject(why) };
    await expect(liked(spotify.reader, access)).rejects.toBe(why);
  });
});

test('an outage on the second page of the playlists is no shorter list', async () => {
  await using spotify = await openSpotify(({ query }) =>
    query.get('offset') === '0'
      ? { body: pageOf([null], { next: 'https://api.spotify.com/v1/me/playlists?offset=50' }) }
      : { status: 503 },
  );
  await expect(spotify.reader.playlists(spotify.access)).rejects.toMatchObject({ data: { why: 'server' } });
});

test('an abort stops between pages', async () => {
  const controller = new AbortController();
  await using spotify = await openSpotify(() => {
    controller.abort(new Error('stopped'));
    return { body: pageOf([null], { next: 'https://api.spotify.com/v1/me/playlists?offset=50' }) };
  });
  await expect(spotify.reader.playlists(spotify.access, controller.signal)).rejects.toThrow('stopped');
  expect(spotify.requests).toHaveLength(1);
});

test('tokens stand in no log and in no error', async () => {
  const replies: Reply[] = [
    jsonError(401, 'token-1 expired'),
    jsonError(403, 'Forbidden token-2'),
    plain(200, '{"secret":"token-2"'),
    { body: { items: [{ token: 'token-2' }] } },
  ];
  await using spotify = await openSpotify((_, index) => replies[index] ?? { status: 404 });
  const errors = [
    await liked(spotify.reader, spotify.access).catch((error: unknown) => error),
    await liked(spotify.reader, spotify.access).catch((error: unknown) => error),
    await items(spotify.reader, spotify.access).catch((error: unknown) => error),
  ];
  const told = errors.flatMap((error) => chain(error));
  expect(told).toHaveLength(6);
  expect([...told, ...spotify.door.lines].join('\n')).not.toMatch(/token-\d|Bearer/);
});

/** Every word that an error and its causes would put into a log. */
const chain = (error: unknown): string[] =>
  error instanceof Error ? [`${error.stack} ${JSON.stringify(error)}`, ...chain(error.cause)] : [];
