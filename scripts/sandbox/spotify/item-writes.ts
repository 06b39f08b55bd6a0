import { isObject, type JsonObject } from '../http/call.ts';
import { isSpotifyId } from '../world/ids.ts';
import { moved } from '../world/playlists.ts';

/**
 * What `POST`, `PUT` and `DELETE /playlists/{id}/items` do to the list of entries: pure, so that the double and the
 * model of one playlist (playlist-model.ts) are the same thing. Entries are told apart by being the same object.
 */

/** One call as it goes over the wire. */
export interface ItemCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly body: JsonObject;
  /** How the list of a DELETE is called: `items`, or `tracks` on the removed endpoint. */
  readonly listKey?: 'items' | 'tracks';
}

/** What a call speaks about. */
export interface Ground<E> {
  readonly entries: readonly E[];
  /** How many entries there may be: one more is a 500, as people met it. */
  readonly most: number;
  uriOf(entry: E): string | null;
  /** New entries for these uris, added now by the caller. */
  added(uris: readonly string[]): readonly E[];
  exists(uri: string): boolean;
  /** The entries of a snapshot, the newest one included; undefined for one that never was or was forgotten. */
  versionOf(snapshotId: string): readonly E[] | undefined;
  /** Whether this snapshot, not the newest any more, was refused once already. */
  wasRefused(snapshotId: string): boolean;
}

export interface Refusal {
  readonly status: 400 | 500 | 502;
  readonly message: string;
  /** The old snapshot that is honoured from the next call on. */
  readonly refused?: string;
}

/** The entries afterwards; the very same list where the call changed nothing. */
export type Outcome<E> = { readonly entries: readonly E[] } | Refusal;

export const mostAtOnce = 100;
/** Above this the real one fell over with a 500. */
export const largestPlaylist = 11_000;

const bad = (message: string): Refusal => ({ status: 400, message });
const isRefusal = (value: object): value is Refusal => 'status' in value && 'message' in value;

export function writeItems<E>(call: ItemCall, ground: Ground<E>): Outcome<E> {
  switch (call.method) {
    case 'POST':
      return add(call.body, ground);
    case 'PUT':
      return update(call.body, ground);
    case 'DELETE':
      return remove(call.body, call.listKey ?? 'items', ground);
  }
}

function add<E>(body: JsonObject, ground: Ground<E>): Outcome<E> {
  const uris = urisOf(body, 'add', ground);
  if (isRefusal(uris)) return uris;
  if (uris.length === 0) return bad('No uris provided');
  const { length } = ground.entries;
  const position = body['position'] ?? length;
  if (!isPosition(position, length)) return bad('Index out of bounds');
  if (length + uris.length > ground.most) return { status: 500, message: 'Server error.' };
  return { entries: ground.entries.toSpliced(position, 0, ...ground.added(uris)) };
}

/** Replaces (with `uris`) or reorders (with a range); the two do not mix. */
function update<E>(body: JsonObject, ground: Ground<E>): Outcome<E> {
  const replaces = body['uris'] !== undefined;
  const reorders = body['range_start'] !== undefined || body['insert_before'] !== undefined;
  if (replaces && reorders) return bad('Cannot reorder and replace in one request');
  if (reorders) return reorder(body, ground);
  if (!replaces) return bad('No uris provided');
  const uris = urisOf(body, 'set', ground);
  return isRefusal(uris) ? uris : { entries: ground.added(uris) };
}

function reorder<E>(body: JsonObject, ground: Ground<E>): Outcome<E> {
  const { range_start: start, insert_before: before, range_length: length = 1 } = body;
  if (start === undefined) return bad('Missing range_start parameter');
  if (before === undefined) return bad('Missing insert_before parameter');
  const base = baseOf(body, ground);
  if (isRefusal(base)) return base;
  const inside =
    isPosition(start, base.length - 1) &&
    isPosition(before, base.length) &&
    isPosition(length, base.length - start) &&
    length > 0;
  if (!inside) return bad('Given positions are out of bounds');
  return base === ground.entries
    ? { entries: moved(base, start, before, length) }
    : { entries: rebased(ground.entries, base, start, before, length) };
}

/** Takes out every occurrence of each uri; positions are not looked at. */
function remove<E>(body: JsonObject, key: string, ground: Ground<E>): Outcome<E> {
  const listed = body[key];
  if (!Array.isArray(listed) || listed.length === 0) return bad(`Missing required field: ${key}`);
  if (listed.length > mostAtOnce) return bad(`You can remove a maximum of ${mostAtOnce} tracks per request.`);
  const uris = new Set<string>();
  for (const item of listed) {
    const uri: unknown = isObject(item) ? item['uri'] : undefined;
    if (!isPlayable(uri)) return bad(`Invalid track uri: ${String(uri)}`);
    uris.add(uri);
  }
  const base = baseOf(body, ground);
  if (isRefusal(base)) return base;
  const gone = new Set(base.filter((entry) => uris.has(ground.uriOf(entry) ?? '')));
  const left = ground.entries.filter((entry) => !gone.has(entry));
  return { entries: left.length < ground.entries.length ? left : ground.entries };
}

const isPosition = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

/**
 * The list a change speaks about. A version that is no longer the newest is answered 502 once (met in the wild) and
 * honoured afterwards; one that never was is a 502 for ever.
 */
function baseOf<E>({ snapshot_id: snapshotId }: JsonObject, ground: Ground<E>): readonly E[] | Refusal {
  if (snapshotId === undefined) return ground.entries;
  if (typeof snapshotId !== 'string') return bad('Invalid snapshot_id');
  const base = ground.versionOf(snapshotId);
  if (base === ground.entries) return base;
  if (base !== undefined && ground.wasRefused(snapshotId)) return base;
  return { status: 502, message: 'Error while loading resource', refused: snapshotId };
}

/** A move on an old version, done to the newest: what moved stands before what it was put before, where both still are. */
function rebased<E>(
  current: readonly E[],
  base: readonly E[],
  start: number,
  before: number,
  length: number,
): E[] {
  const there = new Set(current);
  const moving = new Set(base.slice(start, start + length).filter((entry) => there.has(entry)));
  const wanted = moved(base, start, before, length);
  const lastMoved = wanted.findLastIndex((entry) => moving.has(entry));
  const anchor = wanted.slice(lastMoved + 1).find((entry) => there.has(entry));
  const rest = current.filter((entry) => !moving.has(entry));
  const at = anchor === undefined ? rest.length : rest.indexOf(anchor);
  return rest.toSpliced(at, 0, ...moving);
}

/** The uris of the body, or the refusal of the first bad one. */
function urisOf<E>(body: JsonObject, verb: 'add' | 'set', ground: Ground<E>): string[] | Refusal {
  const listed = body['uris'];
  if (!Array.isArray(listed)) return bad('No uris provided');
  if (listed.length > mostAtOnce)
    return bad(`You can ${verb} a maximum of ${mostAtOnce} tracks per request.`);
  const uris: string[] = [];
  for (const each of listed) {
    const uri: unknown = typeof each === 'string' ? each.trim() : each;
    if (!isPlayable(uri)) return bad(`Invalid track uri: ${String(uri)}`);
    if (!ground.exists(uri)) return bad('Payload contains a non-existing ID');
    uris.push(uri);
  }
  return uris;
}

/** Tracks and episodes; local files can neither be added nor named. */
function isPlayable(uri: unknown): uri is string {
  if (typeof uri !== 'string') return false;
  const [scheme, kind, id = '', ...rest] = uri.split(':');
  return (
    scheme === 'spotify' && (kind === 'track' || kind === 'episode') && rest.length === 0 && isSpotifyId(id)
  );
}
