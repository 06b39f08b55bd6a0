import { type Answer, empty, isAnswer, json } from '../../http/answer.ts';
import { jsonBody } from '../../http/call.ts';
import type { WorldPlaylist } from '../../world/types.ts';
import { badRequest, forbidden, insufficientScope } from '../answer.ts';
import { parseFields, selectFields } from '../fields.ts';
import { type PagingObject, pageOf, type Range, rangeOf } from '../params.ts';
import type { View } from '../render/music.ts';
import { chokesOn, detailsOf, emptied, wrongType } from './playlist-details.ts';
import {
  type ApiCall,
  address,
  asShown,
  marketView,
  mayRead,
  modifyScope,
  owns,
  playlistOf,
  type Route,
  worksOn,
} from './route.ts';

/** How many entries stand in a playlist object itself: its `next` must be an address that the mode allows. */
const embedded = (api: ApiCall): number => (api.extended ? 100 : 50);

function list(api: ApiCall): Answer {
  const range = rangeOf(api.call.query, { usual: 20, most: 50, deepest: 100_000 });
  if (isAnswer(range)) return range;
  const shared = api.scopes.includes('playlist-read-collaborative');
  const visible = api.desk.world
    .playlistsOf(api.account.id)
    .filter((playlist) => shared || !playlist?.collaborative || owns(api, playlist));
  return json(
    pageOf(visible, range, address(api), api.call.query, (playlist) =>
      playlist ? api.desk.playlists.summary(asShown(api, playlist), api.view, worksOn(api, playlist)) : null,
    ),
  );
}

function read(api: ApiCall): Answer {
  const playlist = playlistOf(api);
  if (isAnswer(playlist)) return playlist;
  const view = marketView(api);
  if (isAnswer(view)) return view;
  const part = api.extended ? 'tracks' : 'items';
  const contents = mayRead(api, playlist)
    ? contentsPage(api, playlist, { limit: embedded(api), offset: 0 }, `${address(api)}/${part}`, view)
    : undefined;
  return filtered(api, api.desk.playlists.full(playlist, contents, view));
}

/** The contents, 50 at most a page; the removed `/tracks` gave 100. */
export function readContents(api: ApiCall, most: number): Answer {
  const playlist = playlistOf(api);
  if (isAnswer(playlist)) return playlist;
  if (!mayRead(api, playlist)) return forbidden();
  const range = rangeOf(api.call.query, { usual: most === 100 ? 100 : 20, most });
  if (isAnswer(range)) return range;
  const view = marketView(api);
  if (isAnswer(view)) return view;
  const contents = contentsPage(api, playlist, range, address(api), view);
  const wrong = api.desk.quirks.wrongTotalWithFields && api.call.query.has('fields');
  return filtered(api, wrong ? { ...contents, total: contents.items.length } : contents);
}

function contentsPage(
  api: ApiCall,
  playlist: WorldPlaylist,
  range: Range,
  at: string,
  view: View,
): PagingObject {
  const types = (api.call.query.get('additional_types') ?? 'track').split(',');
  const shown = { ...view, relink: api.desk.quirks.relinkTracks };
  return pageOf(playlist.entries, range, at, api.call.query, (entry) =>
    api.desk.playlists.entry(entry, shown, types.includes('episode')),
  );
}

function filtered(api: ApiCall, value: object): Answer {
  const fields = api.call.query.get('fields');
  if (fields === null || fields === '') return json(value);
  const selection = parseFields(fields);
  return selection ? json(selectFields(value, selection)) : badRequest('Invalid fields');
}

export function create(api: ApiCall): Answer {
  const body = jsonBody(api.call);
  if (!body) return badRequest('Error parsing JSON.');
  const problem =
    typeof body['name'] !== 'string' || body['name'] === ''
      ? 'Missing required field: name'
      : wrongType(body);
  if (problem) return badRequest(problem);
  const choked = chokesOn(body);
  if (choked) return choked;
  const details = detailsOf(body);
  const wanted = { public: details.public ?? true, collaborative: details.collaborative ?? false };
  if (wanted.collaborative && wanted.public) return badRequest('Collaborative playlists cannot be public');
  const needed = wanted.collaborative
    ? ['playlist-modify-private', 'playlist-modify-public']
    : [modifyScope(wanted)];
  if (!needed.every((scope) => api.scopes.includes(scope))) return insufficientScope();
  const playlist = api.desk.world.createPlaylist(api.account.id, {
    name: details.name ?? '',
    description: details.description ?? null,
    public: shownPublic(api, wanted.public, wanted.collaborative),
    collaborative: wanted.collaborative,
  });
  const at = api.desk.links.api(`playlists/${playlist.id}/${api.extended ? 'tracks' : 'items'}`);
  const contents = pageOf(
    [],
    { limit: embedded(api), offset: 0 },
    at,
    new URLSearchParams(),
    (nothing) => nothing,
  );
  return json(api.desk.playlists.full(playlist, contents, api.view), 201);
}

function change(api: ApiCall): Answer {
  const playlist = playlistOf(api);
  if (isAnswer(playlist)) return playlist;
  if (!owns(api, playlist)) return forbidden();
  const body = jsonBody(api.call);
  if (!body) return badRequest('Error parsing JSON.');
  const problem = wrongType(body) ?? emptied(body);
  if (problem) return badRequest(problem);
  const choked = chokesOn(body);
  if (choked) return choked;
  const details = detailsOf(body);
  const wanted = {
    public: details.public ?? playlist.public,
    collaborative: details.collaborative ?? playlist.collaborative,
  };
  if (wanted.collaborative && wanted.public !== false)
    return badRequest('Collaborative playlists cannot be public');
  if (![modifyScope(playlist), modifyScope(wanted)].every((scope) => api.scopes.includes(scope))) {
    return insufficientScope();
  }
  const shown =
    details.public === undefined ? {} : { public: shownPublic(api, details.public, wanted.collaborative) };
  api.desk.world.changePlaylist(playlist.id, { ...details, ...shown });
  return empty();
}

/** `public: false` is about the profile page only, and lately it is not even that. */
const shownPublic = (api: ApiCall, wanted: boolean, collaborative: boolean): boolean =>
  wanted || (api.desk.quirks.privateStaysPublic && !collaborative);

export const playlistRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/me/playlists',
    open: 'everybody',
    scopes: ['playlist-read-private'],
    handle: list,
  },
  { method: 'POST', path: '/v1/me/playlists', open: 'everybody', handle: create },
  { method: 'GET', path: '/v1/playlists/{id}', open: 'everybody', handle: read },
  { method: 'PUT', path: '/v1/playlists/{id}', open: 'everybody', handle: change },
  {
    method: 'GET',
    path: '/v1/playlists/{id}/items',
    open: 'everybody',
    scopes: ['playlist-read-private'],
    handle: (api) => readContents(api, 50),
  },
];
