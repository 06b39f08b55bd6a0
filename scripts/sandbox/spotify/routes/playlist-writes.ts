import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { type JsonObject, jsonBody } from '../../http/call.ts';
import { contentUri } from '../../world/playlists.ts';
import { isReleased } from '../../world/released.ts';
import type { EntryContent, WorldPlaylist } from '../../world/types.ts';
import { apiError, badRequest, forbidden, insufficientScope } from '../answer.ts';
import { type ItemCall, writeItems } from '../item-writes.ts';
import { type ApiCall, modifyScope, playlistOf, type Route, worksOn } from './route.ts';

const write =
  (method: ItemCall['method'], listKey: ItemCall['listKey'] = 'items') =>
  (api: ApiCall): Answer => {
    const playlist = playlistOf(api);
    if (isAnswer(playlist)) return playlist;
    if (!worksOn(api, playlist)) return forbidden();
    if (!api.scopes.includes(modifyScope(playlist))) return insufficientScope();
    const body = jsonBody(api.call);
    if (!body) return badRequest('Error parsing JSON.');
    return carryOut(api, playlist, { method, listKey, body: withQuery(api, method, body) });
  };

export const add = write('POST');
export const update = write('PUT');
export const removeFrom = (key: 'items' | 'tracks'): ((api: ApiCall) => Answer) => write('DELETE', key);

/** What the query says of uris and position wins over the body. */
function withQuery({ call }: ApiCall, method: ItemCall['method'], body: JsonObject): JsonObject {
  if (method === 'DELETE') return body;
  const uris = call.query.get('uris');
  const position = call.query.get('position');
  return {
    ...body,
    ...(uris !== null && { uris: uris.split(',').filter(Boolean) }),
    ...(position !== null && { position: /^\d+$/.test(position) ? Number(position) : position }),
  };
}

function carryOut({ desk, account }: ApiCall, playlist: WorldPlaylist, call: ItemCall): Answer {
  const { world, memory, quirks } = desk;
  const key = (snapshotId: string): string => `${playlist.id}/${snapshotId}`;
  const outcome = writeItems(call, {
    entries: playlist.entries,
    most: quirks.largestPlaylist,
    uriOf: ({ content }) => contentUri(content),
    added: (uris) => world.hand.made(uris.map(contentOf), account.id),
    exists: (uri) => exists(world.catalogue, contentOf(uri), world.now()),
    versionOf: (id) => (id === playlist.snapshotId ? playlist.entries : world.entriesAt(playlist.id, id)),
    wasRefused: (id) => memory.staleSeen.has(key(id)),
  });
  if ('status' in outcome) {
    if (outcome.refused !== undefined) memory.staleSeen.add(key(outcome.refused));
    return apiError(outcome.status, outcome.message);
  }
  if (outcome.entries !== playlist.entries) world.hand.arrange(playlist.id, outcome.entries);
  return json({ snapshot_id: playlist.snapshotId }, call.method === 'POST' ? 201 : 200);
}

function contentOf(uri: string): EntryContent {
  const [, kind, id = ''] = uri.split(':');
  return kind === 'track' ? { kind, trackId: id } : { kind: 'episode', episodeId: id };
}

function exists(
  catalogue: ApiCall['desk']['world']['catalogue'],
  content: EntryContent,
  now: number,
): boolean {
  if (content.kind === 'episode') return catalogue.episode(content.episodeId) !== undefined;
  if (content.kind !== 'track') return false;
  const album = catalogue.album(catalogue.track(content.trackId)?.albumId ?? '');
  return album !== undefined && isReleased(album, now);
}

export const playlistWriteRoutes: readonly Route[] = [
  { method: 'POST', path: '/v1/playlists/{id}/items', open: 'everybody', handle: add },
  { method: 'PUT', path: '/v1/playlists/{id}/items', open: 'everybody', handle: update },
  { method: 'DELETE', path: '/v1/playlists/{id}/items', open: 'everybody', handle: removeFrom('items') },
];
