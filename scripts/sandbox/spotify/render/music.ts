import type { World } from '../../world/contract.ts';
import type { AlbumKind, WorldAlbum, WorldArtist, WorldTrack } from '../../world/types.ts';
import type { AppMode } from '../contract.ts';
import { identity, type Links } from './links.ts';

export type AlbumGroup = AlbumKind | 'appears_on';

/** What a client sees depends on its mode: development apps lost fields in February 2026. */
export interface View {
  mode: AppMode;
  /** Given by the caller or the user's country; only old apps see the list of markets without one. */
  market: string | null;
  relink: boolean;
}

const markets = [
  'AT',
  'BE',
  'BR',
  'CA',
  'DE',
  'DK',
  'ES',
  'FR',
  'GB',
  'IT',
  'JP',
  'NL',
  'NO',
  'PL',
  'SE',
  'US',
];

export interface MusicRenderer {
  artistRef(id: string): object;
  artist(artist: WorldArtist, view: View): object;
  albumRef(album: WorldAlbum, view: View): object;
  discographyAlbum(album: WorldAlbum, group: AlbumGroup, view: View): object;
  album(album: WorldAlbum, tracks: object, view: View): object;
  trackRef(track: WorldTrack, view: View): object;
  track(track: WorldTrack, view: View): object;
}

export function createMusicRenderer({ catalogue }: World, links: Links): MusicRenderer {
  const extended = (view: View): boolean => view.mode === 'extended';
  const marketFields = (view: View): object =>
    extended(view) ? (view.market === null ? { available_markets: markets } : { is_playable: true }) : {};

  const artistRef = (id: string): object => ({
    ...identity(links, 'artist', id),
    name: catalogue.artist(id)?.name ?? '',
  });
  const albumBase = (album: WorldAlbum, view: View): object => ({
    album_type: album.kind,
    artists: album.artistIds.map(artistRef),
    ...(extended(view) && view.market === null && { available_markets: markets }),
    ...identity(links, 'album', album.id),
    images: links.images(album.images),
    ...((!extended(view) || view.market !== null) && { is_playable: true }),
    name: album.name,
    release_date: album.releaseDate,
    release_date_precision: album.precision,
    total_tracks: album.trackIds.length,
  });
  const trackBase = (track: WorldTrack, view: View): object => ({
    artists: track.artistIds.map(artistRef),
    ...marketFields(view),
    disc_number: track.discNumber,
    duration_ms: track.durationMs,
    explicit: track.explicit,
    ...identity(links, 'track', track.id),
    ...(!extended(view) && { is_playable: true }),
    is_local: false,
    name: track.name,
    preview_url: null,
    track_number: track.trackNumber,
  });
  const fullTrack = (track: WorldTrack, view: View): object => {
    const album = catalogue.album(track.albumId);
    return {
      ...trackBase(track, view),
      album: album ? albumBase(album, view) : null,
      external_ids: track.isrc === null ? {} : { isrc: track.isrc },
      ...(extended(view) && { popularity: track.popularity }),
    };
  };

  return {
    artistRef,
    artist: (artist, view) => ({
      ...identity(links, 'artist', artist.id),
      genres: artist.genres,
      images: links.images(artist.images),
      name: artist.name,
      ...(extended(view) && {
        followers: { href: null, total: artist.followers },
        popularity: artist.popularity,
      }),
    }),
    albumRef: albumBase,
    discographyAlbum: (album, group, view) => ({
      ...albumBase(album, view),
      ...(extended(view) && { album_group: group }),
    }),
    album: (album, tracks, view) => {
      const label = catalogue.label(album.labelId)?.name ?? '';
      const year = album.releaseDate.slice(0, 4);
      return {
        ...albumBase(album, view),
        copyrights: [
          { text: `${year} ${label}`, type: 'C' },
          { text: `${year} ${label}`, type: 'P' },
        ],
        external_ids: { upc: album.upc },
        genres: [],
        tracks,
        ...(extended(view) && { label, popularity: album.popularity }),
      };
    },
    trackRef: trackBase,
    track(track, view) {
      const shown = view.relink ? relinked(catalogue, track) : track;
      const linked =
        shown !== track && extended(view) ? { linked_from: identity(links, 'track', track.id) } : {};
      return { ...fullTrack(shown, view), ...linked };
    },
  };
}

/** Another id of the same recording for about a third of those that have one. */
function relinked(catalogue: World['catalogue'], track: WorldTrack): WorldTrack {
  const others = catalogue.tracksOfRecording(track.recordingMbid);
  if (others.length < 2 || (track.id.codePointAt(21) ?? 0) % 3 !== 0) return track;
  return others.find(({ id }) => id !== track.id) ?? track;
}
