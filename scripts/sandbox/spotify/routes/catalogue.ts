import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { isSpotifyId } from '../../world/ids.ts';
import { byText } from '../../world/random.ts';
import { isReleased } from '../../world/released.ts';
import type { WorldAlbum, WorldArtist, WorldTrack } from '../../world/types.ts';
import { badRequest, invalidId, notFound } from '../answer.ts';
import { pageOf, rangeOf } from '../params.ts';
import type { AlbumGroup, View } from '../render/music.ts';
import { type ApiCall, address, marketView, type Route } from './route.ts';

const groups: readonly AlbumGroup[] = ['album', 'single', 'appears_on', 'compilation'];

/** What is out, by id: music of the future is not there yet. */
export function releasedAlbum({ desk: { world } }: ApiCall, id: string): WorldAlbum | undefined {
  const album = world.catalogue.album(id);
  return album && isReleased(album, world.now()) ? album : undefined;
}

export function releasedTrack(api: ApiCall, id: string): WorldTrack | undefined {
  const track = api.desk.world.catalogue.track(id);
  return track && releasedAlbum(api, track.albumId) ? track : undefined;
}

/** One thing by the id of the path, shown in the market of the query. */
const single =
  <T>(
    find: (api: ApiCall, id: string) => T | undefined,
    show: (api: ApiCall, thing: T, view: View) => Answer,
  ) =>
  (api: ApiCall): Answer => {
    const [id = ''] = api.params;
    if (!isSpotifyId(id)) return invalidId();
    const view = marketView(api);
    if (isAnswer(view)) return view;
    const found = find(api, id);
    return found === undefined ? notFound() : show(api, found, view);
  };

const track = single(releasedTrack, (api, found, view) => json(api.desk.music.track(found, view)));

const artist = single(
  (api, id) => api.desk.world.catalogue.artist(id),
  (api, found, view) => json(api.desk.music.artist(found, view)),
);

export const fullAlbum = (api: ApiCall, album: WorldAlbum, view: View): object => {
  const range = { limit: 50, offset: 0 };
  const at = api.desk.links.api(`albums/${album.id}/tracks`);
  const tracks = pageOf(tracksOf(api, album), range, at, new URLSearchParams(), (each) =>
    api.desk.music.trackRef(each, view),
  );
  return api.desk.music.album(album, tracks, view);
};

const album = single(releasedAlbum, (api, found, view) => json(fullAlbum(api, found, view)));

const albumTracks = single(releasedAlbum, (api, found, view) => {
  const range = rangeOf(api.call.query, { usual: 20, most: 50 });
  if (isAnswer(range)) return range;
  return json(
    pageOf(tracksOf(api, found), range, address(api), api.call.query, (each) =>
      api.desk.music.trackRef(each, view),
    ),
  );
});

const tracksOf = (api: ApiCall, of: WorldAlbum): WorldTrack[] =>
  of.trackIds.flatMap((id) => api.desk.world.catalogue.track(id) ?? []);

/** Albums and singles newest first; what the artist only appears on in no order. */
const artistAlbums = single(
  (api, id) => api.desk.world.catalogue.artist(id),
  (api, found, view) => {
    const range = rangeOf(api.call.query, api.extended ? { usual: 20, most: 50 } : { usual: 5, most: 10 });
    if (isAnswer(range)) return range;
    const wanted = (api.call.query.get('include_groups') ?? groups.join(',')).split(',');
    if (!wanted.every((name) => groups.some((group) => group === name)))
      return badRequest('Invalid album type');
    const now = api.desk.world.now();
    const shown = api.desk.world.catalogue
      .albumsOf(found.id)
      .filter((each) => isReleased(each, now))
      .map((each) => ({ album: each, group: groupOf(each, found) }))
      .filter(({ group }) => wanted.includes(group))
      .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || withinGroup(a, b));
    return json(
      pageOf(shown, range, address(api), api.call.query, (each) =>
        api.desk.music.discographyAlbum(each.album, each.group, view),
      ),
    );
  },
);

const groupOf = (of: WorldAlbum, found: WorldArtist): AlbumGroup =>
  of.artistIds.includes(found.id) ? of.kind : 'appears_on';

const withinGroup = (a: { album: WorldAlbum; group: AlbumGroup }, b: { album: WorldAlbum }): number =>
  a.group === 'appears_on'
    ? byText(a.album.id, b.album.id)
    : byText(b.album.releaseDate, a.album.releaseDate);

export const catalogueRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/tracks/{id}', open: 'everybody', handle: track },
  { method: 'GET', path: '/v1/albums/{id}', open: 'everybody', handle: album },
  { method: 'GET', path: '/v1/albums/{id}/tracks', open: 'everybody', handle: albumTracks },
  { method: 'GET', path: '/v1/artists/{id}', open: 'everybody', handle: artist },
  { method: 'GET', path: '/v1/artists/{id}/albums', open: 'everybody', handle: artistAlbums },
];
