import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { isObject, type JsonObject, jsonBody } from '../../http/call.ts';
import { isSpotifyId } from '../../world/ids.ts';
import { contentUri, moved } from '../../world/playlists.ts';
import { isReleased } from '../../world/released.ts';
import type { EntryContent, PlaylistEntry, WorldPlaylist } from '../../world/types.ts';
import { apiError, badRequest, forbidden, insufficientScope } from '../answer.ts';
import { type ApiCall, modifyScope, playlistOf, type Route, worksOn } from './route.ts';

const mostAtOnce = 100;
/** Above this the real one fell over with a 500. */
const largestPlaylist = 11_000;

interface Write {
  playlist: WorldPlaylist;
  body: JsonObject;
}

function begin(api: ApiCall): Write | Answer {
  const playlist = playlistOf(api);
  if (isAnswer(playlist)) return playlist;
  if (!worksOn(api, playlist)) return forbidden();
  if (!api.scopes.includes(modifyScope(playlist))) return insufficientScope();
  const body = jsonBody(api.call);
  return body ? { playlist, body } : badRequest('Error parsing JSON.');
}

export function add(api: ApiCall): Answer {
  const write = begin(api);
  if (isAnswer(write)) return write;
  const contents = contentsOf(api, write.body, 'add');
  if (isAnswer(contents)) return contents;
  if (contents.length === 0) return badRequest('No uris provided');
  const { playlist, body } = write;
  const length = playlist.entries.length;
  const asked = api.call.query.get('position') ?? body['position'] ?? length;
  const position = typeof asked === 'string' && /^\d+$/.test(asked) ? Number(asked) : asked;
  if (!isPosition(position, length)) return badRequest('Index out of bounds');
  if (length + contents.length > largestPlaylist) return apiError(500, 'Server error.');
  api.desk.world.hand.add(playlist.id, contents, api.account.id, position);
  return snapshot(playlist, 201);
}

/** Replaces (with `uris`) or reorders (with a range); the two do not mix. */
export function update(api: ApiCall): Answer {
  const write = begin(api);
  if (isAnswer(write)) return write;
  const { playlist, body } = write;
  const replaces = api.call.query.has('uris') || body['uris'] !== undefined;
  const reorders = body['range_start'] !== undefined || body['insert_before'] !== undefined;
  if (replaces && reorders) return badRequest('Cannot reorder and replace in one request');
  if (reorders) return reorder(api, write);
  if (!replaces) return badRequest('No uris provided');
  const contents = contentsOf(api, body, 'set');
  if (isAnswer(contents)) return contents;
  api.desk.world.hand.replace(playlist.id, contents, api.account.id);
  return snapshot(playlist);
}

function reorder(api: ApiCall, { playlist, body }: Write): Answer {
  const { range_start: start, insert_before: before, range_length: length = 1 } = body;
  if (start === undefined) return badRequest('Missing range_start parameter');
  if (before === undefined) return badRequest('Missing insert_before parameter');
  const base = versionOf(api, playlist, body['snapshot_id']);
  if (isAnswer(base)) return base;
  const inside =
    isPosition(start, base.length - 1) &&
    isPosition(before, base.length) &&
    isPosition(length, base.length - start) &&
    length > 0;
  if (!inside) return badRequest('Given positions are out of bounds');
  if (base === playlist.entries) api.desk.world.hand.move(playlist.id, start, before, length);
  else api.desk.world.hand.arrange(playlist.id, rebased(playlist.entries, base, start, before, length));
  return snapshot(playlist);
}

/** Takes out every occurrence of each uri; positions are not looked at. */
export function removeFrom(key: 'items' | 'tracks'): (api: ApiCall) => Answer {
  return (api) => {
    const write = begin(api);
    if (isAnswer(write)) return write;
    const { playlist, body } = write;
    const listed = body[key];
    if (!Array.isArray(listed) || listed.length === 0) return badRequest(`Missing required field: ${key}`);
    if (listed.length > mostAtOnce)
      return badRequest(`You can remove a maximum of ${mostAtOnce} tracks per request.`);
    const uris = new Set<string>();
    for (const item of listed) {
      const uri: unknown = isObject(item) ? item['uri'] : undefined;
      if (typeof uri !== 'string' || !playable(uri)) return badRequest(`Invalid track uri: ${String(uri)}`);
      uris.add(uri);
    }
    const base = versionOf(api, playlist, body['snapshot_id']);
    if (isAnswer(base)) return base;
    const gone = new Set(
      base.filter(({ content }) => uris.has(contentUri(content) ?? '')).map(({ uid }) => uid),
    );
    const left = playlist.entries.filter(({ uid }) => !gone.has(uid));
    if (left.length < playlist.entries.length) api.desk.world.hand.arrange(playlist.id, left);
    return snapshot(playlist);
  };
}

const snapshot = ({ snapshotId }: WorldPlaylist, status = 200): Answer =>
  json({ snapshot_id: snapshotId }, status);

const isPosition = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

/**
 * The list a change speaks about. A version that is no longer the newest is answered 502 once (met in the wild) and
 * honoured afterwards; one that never was is a 502 for ever.
 */
function versionOf(
  api: ApiCall,
  playlist: WorldPlaylist,
  snapshotId: unknown,
): readonly PlaylistEntry[] | Answer {
  if (snapshotId === undefined || snapshotId === playlist.snapshotId) return playlist.entries;
  const failed = apiError(502, 'Error while loading resource');
  if (typeof snapshotId !== 'string') return badRequest('Invalid snapshot_id');
  const old = api.desk.world.entriesAt(playlist.id, snapshotId);
  const key = `${playlist.id}/${snapshotId}`;
  if (!old || !api.desk.memory.staleSeen.has(key)) {
    api.desk.memory.staleSeen.add(key);
    return failed;
  }
  return old;
}

/** A move on an old version, done to the newest: what moved stands before what it was put before, where both still are. */
function rebased(
  current: readonly PlaylistEntry[],
  base: readonly PlaylistEntry[],
  start: number,
  before: number,
  length: number,
): PlaylistEntry[] {
  const there = new Set(current.map(({ uid }) => uid));
  const range = base.slice(start, start + length).filter(({ uid }) => there.has(uid));
  const moving = new Set(range.map(({ uid }) => uid));
  const wanted = moved(base, start, before, length);
  const lastMoved = wanted.findLastIndex(({ uid }) => moving.has(uid));
  const anchor = wanted.slice(lastMoved + 1).find(({ uid }) => there.has(uid));
  const rest = current.filter(({ uid }) => !moving.has(uid));
  const at = anchor ? rest.findIndex(({ uid }) => uid === anchor.uid) : rest.length;
  return rest.toSpliced(at, 0, ...range);
}

/** The uris of the query (they win) or the body as contents, or the refusal of the first bad one. */
function contentsOf(api: ApiCall, body: JsonObject, verb: 'add' | 'set'): EntryContent[] | Answer {
  const query = api.call.query.get('uris');
  const uris: unknown = query === null ? body['uris'] : query.split(',').filter(Boolean);
  if (!Array.isArray(uris)) return badRequest('No uris provided');
  if (uris.length > mostAtOnce)
    return badRequest(`You can ${verb} a maximum of ${mostAtOnce} tracks per request.`);
  const contents: EntryContent[] = [];
  for (const uri of uris) {
    const content = typeof uri === 'string' ? playable(uri) : undefined;
    if (!content) return badRequest(`Invalid track uri: ${String(uri)}`);
    if (!exists(api, content)) return badRequest('Payload contains a non-existing ID');
    contents.push(content);
  }
  return contents;
}

function playable(uri: string): EntryContent | undefined {
  const [scheme, kind, id = '', ...rest] = uri.trim().split(':');
  if (scheme !== 'spotify' || rest.length > 0 || !isSpotifyId(id)) return undefined;
  if (kind === 'track') return { kind, trackId: id };
  return kind === 'episode' ? { kind, episodeId: id } : undefined;
}

function exists({ desk: { world } }: ApiCall, content: EntryContent): boolean {
  if (content.kind === 'episode') return world.catalogue.episode(content.episodeId) !== undefined;
  if (content.kind !== 'track') return false;
  const album = world.catalogue.album(world.catalogue.track(content.trackId)?.albumId ?? '');
  return album !== undefined && isReleased(album, world.now());
}

export const playlistWriteRoutes: readonly Route[] = [
  { method: 'POST', path: '/v1/playlists/{id}/items', open: 'everybody', handle: add },
  { method: 'PUT', path: '/v1/playlists/{id}/items', open: 'everybody', handle: update },
  { method: 'DELETE', path: '/v1/playlists/{id}/items', open: 'everybody', handle: removeFrom('items') },
];
