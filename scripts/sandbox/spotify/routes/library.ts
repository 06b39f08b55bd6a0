import { type Answer, empty, json } from '../../http/answer.ts';
import { isSpotifyId } from '../../world/ids.ts';
import { badRequest, insufficientScope, notFound } from '../answer.ts';
import type { ApiCall, Route } from './route.ts';

const mostUris = 40;
const writable = ['track', 'album', 'episode', 'show', 'audiobook', 'user', 'playlist'];
const askable = [...writable, 'artist'];

interface LibraryUri {
  uri: string;
  kind: string;
  id: string;
}

/** The uris of the query, never of a body: Spotify does not look there, whatever its migration guide shows. */
function urisOf(api: ApiCall, kinds: readonly string[]): LibraryUri[] | Answer {
  const text = api.call.query.get('uris');
  if (text === null || text === '') return badRequest('Missing required field: uris');
  const uris = text.split(',');
  if (uris.length > mostUris) return badRequest(`Too many uris: at most ${mostUris} are allowed`);
  const parsed: LibraryUri[] = [];
  for (const uri of uris) {
    const [scheme, kind = '', id = '', ...rest] = uri.split(':');
    const known = kinds.includes(kind) && (kind === 'user' ? id !== '' : isSpotifyId(id));
    if (scheme !== 'spotify' || !known || rest.length > 0) return badRequest(`Invalid uri: ${uri}`);
    parsed.push({ uri, kind, id });
  }
  return parsed;
}

function scopeFor(kind: string, verb: 'read' | 'modify'): string {
  if (kind === 'user' || kind === 'artist') return `user-follow-${verb}`;
  if (kind === 'playlist') return verb === 'read' ? 'playlist-read-private' : 'playlist-modify-public';
  return `user-library-${verb}`;
}

const allowed = (api: ApiCall, uris: readonly LibraryUri[], verb: 'read' | 'modify'): boolean =>
  uris.every(({ kind }) => api.scopes.includes(scopeFor(kind, verb)));

const savedOf = ({ desk, account }: ApiCall): Set<string> => {
  const known = desk.memory.saved.get(account.id);
  if (known) return known;
  const fresh = new Set<string>();
  desk.memory.saved.set(account.id, fresh);
  return fresh;
};

function save(api: ApiCall): Answer {
  const uris = urisOf(api, writable);
  if (!Array.isArray(uris)) return uris;
  if (!allowed(api, uris, 'modify')) return insufficientScope();
  const { world } = api.desk;
  const missing = uris.some(
    ({ kind, id }) =>
      (kind === 'track' && !world.catalogue.track(id)) || (kind === 'playlist' && !world.playlist(id)),
  );
  if (missing) return notFound();
  world.like(api.account.id, idsOf(uris, 'track'));
  for (const id of idsOf(uris, 'playlist')) world.followPlaylist(api.account.id, id);
  for (const { uri, kind } of uris) if (kind !== 'track' && kind !== 'playlist') savedOf(api).add(uri);
  return empty();
}

function remove(api: ApiCall): Answer {
  const uris = urisOf(api, writable);
  if (!Array.isArray(uris)) return uris;
  if (!allowed(api, uris, 'modify')) return insufficientScope();
  const { world } = api.desk;
  world.unlike(api.account.id, idsOf(uris, 'track'));
  for (const id of idsOf(uris, 'playlist')) world.deletePlaylist(api.account.id, id);
  for (const { uri } of uris) savedOf(api).delete(uri);
  return empty();
}

function contains(api: ApiCall): Answer {
  const uris = urisOf(api, askable);
  if (!Array.isArray(uris)) return uris;
  if (!allowed(api, uris, 'read')) return insufficientScope();
  const liked = new Set(api.desk.world.likes(api.account.id).map(({ trackId }) => trackId));
  const saved = savedOf(api);
  const lists = new Set(api.account.playlistIds);
  return json(
    uris.map(({ uri, kind, id }) => {
      if (kind === 'track') return liked.has(id);
      return kind === 'playlist' ? lists.has(id) : saved.has(uri);
    }),
  );
}

const idsOf = (uris: readonly LibraryUri[], kind: string): string[] =>
  uris.filter((uri) => uri.kind === kind).map(({ id }) => id);

export const libraryRoutes: readonly Route[] = [
  { method: 'PUT', path: '/v1/me/library', open: 'everybody', handle: save },
  { method: 'DELETE', path: '/v1/me/library', open: 'everybody', handle: remove },
  { method: 'GET', path: '/v1/me/library/contains', open: 'everybody', handle: contains },
];
