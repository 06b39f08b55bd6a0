import type { NamedArtist, NamedTrack } from '../../db/repositories/statistic-names.ts';
import type { Store } from '../../db/store.ts';
import type { ArtistId, TrackId } from '../../domain/ids.ts';
import type { Placed } from '../../domain/statistics/ranking.ts';
import type { PlaceName, TopKind } from '../../domain/statistics/tops.ts';

/** What nobody knows the name of any more (its track is gone). */
const NAMELESS: PlaceName = { name: '', artists: [], spotifyId: null, imageUrl: null };

/** Names and pictures of places, in their order: from the place itself, or from its most played track. */
export const placeNames = async (
  { read }: Pick<Store, 'read'>,
  kind: TopKind,
  places: readonly Placed<string | number>[],
): Promise<PlaceName[]> => {
  const tracks = await read.statisticNames.tracks(places.map(({ trackId }) => trackId as TrackId));
  const artists =
    kind === 'artists'
      ? await read.statisticNames.artists(places.map(({ key }) => Number(key) as ArtistId))
      : new Map<ArtistId, NamedArtist>();
  return places.map((place) => {
    const track = tracks.get(place.trackId as TrackId);
    const artist = kind === 'artists' ? artists.get(Number(place.key) as ArtistId) : undefined;
    return track === undefined ? NAMELESS : (nameOf(kind, place.key, track, artist) ?? NAMELESS);
  });
};

const nameOf = (
  kind: TopKind,
  key: string | number,
  { title, artists, albumTitle, albumSpotifyId, spotifyId, imageUrl, label }: NamedTrack,
  artist: NamedArtist | undefined,
): PlaceName | null => {
  switch (kind) {
    case 'tracks':
      return { name: title, artists, spotifyId, imageUrl };
    case 'albums':
      return { name: albumTitle ?? title, artists, spotifyId: albumSpotifyId, imageUrl };
    case 'genres':
      return { name: String(key), artists: [], spotifyId: null, imageUrl };
    case 'labels':
      return { name: label ?? String(key), artists: [], spotifyId: null, imageUrl };
    case 'artists':
      return artist === undefined
        ? null
        : {
            name: artist.name,
            artists: [],
            spotifyId: artist.spotifyId,
            imageUrl: artist.imageUrl ?? imageUrl,
          };
  }
};
