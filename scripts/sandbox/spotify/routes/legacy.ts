import { type Answer, empty, isAnswer, json } from '../../http/answer.ts';
import { jsonBody } from '../../http/call.ts';
import { isSpotifyId } from '../../world/ids.ts';
import { isReleased } from '../../world/released.ts';
import { badRequest, forbidden, invalidId, notFound } from '../answer.ts';
import { pageOf, rangeOf } from '../params.ts';
import type { View } from '../render/music.ts';
import { fullAlbum, releasedAlbum, releasedTrack } from './catalogue.ts';
import { add, removeFrom, update } from './playlist-writes.ts';
import { create, readContents } from './playlists.ts';
import { type ApiCall, address, marketView, playlistOf, type Route, worksOn } from './route.ts';

/** Ids of the query: at most so many, each of them an id. */
function idsOf(text: unknown, most: number): string[] | Answer {
  const ids = Array.isArray(text)
    ? text.map(String)
    : typeof text === 'string' && text !== ''
      ? text.split(',')
      : [];
  if (ids.length === 0) return badRequest('Missing required field: ids');
  if (ids.length > most) return badRequest('Too many ids requested');
  return ids.every(isSpotifyId) ? ids : invalidId();
}

const several =
  (name: string, most: number, show: (api: ApiCall, id: string, view: View) => object | undefined) =>
  (api: ApiCall): Answer => {
    const ids = idsOf(api.call.query.get('ids'), most);
    if (isAnswer(ids)) return ids;
    const view = marketView(api);
    if (isAnswer(view)) return view;
    return json({ [name]: ids.map((id) => show(api, id, view) ?? null) });
  };

const tracks = several('tracks', 50, (api, id, view) => {
  const track = releasedTrack(api, id);
  return track && api.desk.music.track(track, view);
});
const albums = several('albums', 20, (api, id, view) => {
  const album = releasedAlbum(api, id);
  return album && fullAlbum(api, album, view);
});
const artists = several('artists', 50, (api, id, view) => {
  const artist = api.desk.world.catalogue.artist(id);
  return artist && api.desk.music.artist(artist, view);
});

function topTracks(api: ApiCall): Answer {
  const [id = ''] = api.params;
  if (!isSpotifyId(id)) return invalidId();
  if (!api.desk.world.catalogue.artist(id)) return notFound();
  const own = api.desk.world.catalogue
    .albumsOf(id)
    .flatMap(({ trackIds }) => trackIds.flatMap((trackId) => releasedTrack(api, trackId) ?? []))
    .filter(({ artistIds }) => artistIds.includes(id))
    .sort((a, b) => b.popularity - a.popularity)
    .slice(0, 10);
  return json({ tracks: own.map((track) => api.desk.music.track(track, api.view)) });
}

function newReleases(api: ApiCall): Answer {
  const range = rangeOf(api.call.query, { usual: 20, most: 50 });
  if (isAnswer(range)) return range;
  const { world, music } = api.desk;
  const now = world.now();
  const delivered = world.catalogue.delivered().flatMap(({ albums }) => albums);
  const fresh = [...world.catalogue.albums, ...delivered]
    .filter((album) => album.precision === 'day' && isReleased(album, now))
    .toSorted((a, b) => (a.releaseDate < b.releaseDate ? 1 : -1))
    .slice(0, 100);
  return json({
    albums: pageOf(fresh, range, address(api), api.call.query, (album) => music.albumRef(album, api.view)),
  });
}

function user(api: ApiCall): Answer {
  const [id = ''] = api.params;
  const account = api.desk.world.account(id);
  return account
    ? json(api.desk.people.publicUser(account.id, account.displayName, api.view.mode))
    : notFound();
}

function playlistsOfUser(api: ApiCall): Answer {
  const range = rangeOf(api.call.query, { usual: 20, most: 50, deepest: 100_000 });
  if (isAnswer(range)) return range;
  const account = api.desk.world.account(api.params[0] ?? '');
  if (!account) return notFound();
  const shown = api.desk.world
    .playlistsOf(account.id)
    .filter((playlist) => playlist?.public === true || account.id === api.account.id);
  return json(
    pageOf(shown, range, address(api), api.call.query, (playlist) =>
      playlist ? api.desk.playlists.summary(playlist, api.view, worksOn(api, playlist)) : null,
    ),
  );
}

const savedIds = (api: ApiCall): string[] | Answer =>
  idsOf(api.call.query.get('ids') ?? jsonBody(api.call)?.['ids'], 50);

function saveTracks(api: ApiCall): Answer {
  const ids = savedIds(api);
  if (isAnswer(ids)) return ids;
  if (ids.some((id) => !releasedTrack(api, id))) return notFound();
  api.desk.world.like(api.account.id, ids);
  return empty();
}

function removeTracks(api: ApiCall): Answer {
  const ids = savedIds(api);
  if (isAnswer(ids)) return ids;
  api.desk.world.unlike(api.account.id, ids);
  return empty();
}

function containsTracks(api: ApiCall): Answer {
  const ids = idsOf(api.call.query.get('ids'), 50);
  if (isAnswer(ids)) return ids;
  const liked = new Set(api.desk.world.likes(api.account.id).map(({ trackId }) => trackId));
  return json(ids.map((id) => liked.has(id)));
}

const follow =
  (on: boolean) =>
  (api: ApiCall): Answer => {
    const playlist = playlistOf(api);
    if (isAnswer(playlist)) return playlist;
    if (on) api.desk.world.followPlaylist(api.account.id, playlist.id);
    else api.desk.world.deletePlaylist(api.account.id, playlist.id);
    return empty();
  };

/** Old apps could create for themselves only, too. */
const createFor = (api: ApiCall): Answer => (api.params[0] === api.account.id ? create(api) : forbidden());

const route = (method: Route['method'], path: string, handle: Route['handle'], scopes?: string[]): Route => ({
  method,
  path,
  open: 'extended',
  handle,
  ...(scopes && { scopes }),
});

/** Gone since November 2024 for every app that can still be registered. */
const gone = (path: string): Route => ({ method: 'GET', path, open: 'nobody', handle: forbidden });

/** What development mode lost in February 2026, and what everybody lost before. */
export const legacyRoutes: readonly Route[] = [
  route('GET', '/v1/tracks', tracks),
  route('GET', '/v1/albums', albums),
  route('GET', '/v1/artists', artists),
  route('GET', '/v1/artists/{id}/top-tracks', topTracks),
  route('GET', '/v1/browse/new-releases', newReleases),
  route('GET', '/v1/markets', () => json({ markets: ['AT', 'BR', 'DE', 'DK', 'GB', 'SE', 'US'] })),
  route('GET', '/v1/users/{id}', user),
  route('GET', '/v1/users/{id}/playlists', playlistsOfUser, ['playlist-read-private']),
  route('POST', '/v1/users/{id}/playlists', createFor),
  route('GET', '/v1/playlists/{id}/tracks', (api) => readContents(api, 100)),
  route('POST', '/v1/playlists/{id}/tracks', add),
  route('PUT', '/v1/playlists/{id}/tracks', update),
  route('DELETE', '/v1/playlists/{id}/tracks', removeFrom('tracks')),
  route('PUT', '/v1/playlists/{id}/followers', follow(true), ['playlist-modify-public']),
  route('DELETE', '/v1/playlists/{id}/followers', follow(false), ['playlist-modify-public']),
  route('PUT', '/v1/me/tracks', saveTracks, ['user-library-modify']),
  route('DELETE', '/v1/me/tracks', removeTracks, ['user-library-modify']),
  route('GET', '/v1/me/tracks/contains', containsTracks, ['user-library-read']),
  gone('/v1/recommendations'),
  gone('/v1/audio-features'),
  gone('/v1/audio-features/{id}'),
  gone('/v1/audio-analysis/{id}'),
  gone('/v1/artists/{id}/related-artists'),
  gone('/v1/browse/featured-playlists'),
];
