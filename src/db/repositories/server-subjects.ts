import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { ArtistId, TrackId } from '../../domain/ids.ts';
import type { TrackArtist } from '../../domain/library.ts';
import { genreNames } from '../../domain/statistics/keys.ts';
import type { Queries } from '../database.ts';
import { contains } from './words.ts';

export interface FoundTrack {
  readonly id: TrackId;
  readonly title: string;
  readonly albumTitle: string | null;
  readonly artists: readonly TrackArtist[];
}

/**
 * What everybody may know exists: things of Spotify's. A file that somebody has on a disk is nobody else's business, so it
 * is not among them.
 */
export const serverSubjectReads = ({ q, t: { artists, tracks, trackArtists, trackFacts } }: Queries) => {
  const columns = {
    id: tracks.id,
    title: tracks.title,
    albumTitle: tracks.albumTitle,
    artists: tracks.artists,
  };
  return {
    /** @param words folded; all of them are in the name */
    artists: async (words: readonly string[], limit: number): Promise<{ id: ArtistId; name: string }[]> =>
      q
        .select({ id: artists.id, name: artists.name })
        .from(artists)
        .where(and(isNotNull(artists.spotifyId), ...words.map((word) => contains(artists.nameKey, word))))
        .limit(limit),

    /** @param words folded; title, artists and album hold all of them */
    tracks: async (words: readonly string[], limit: number): Promise<FoundTrack[]> =>
      q
        .select(columns)
        .from(tracks)
        .where(and(isNotNull(tracks.spotifyId), ...words.map((word) => contains(tracks.searchText, word))))
        .limit(limit),

    /** A track of each album. @param words as of tracks; they are in the album's title too */
    albums: async (words: readonly string[], limit: number): Promise<FoundTrack[]> =>
      q
        .select({ ...columns, id: sql<TrackId>`min(${tracks.id})` })
        .from(tracks)
        .where(
          and(
            isNotNull(tracks.albumSpotifyId),
            isNotNull(tracks.albumTitle),
            ...words.map((word) => contains(tracks.searchText, word)),
          ),
        )
        .groupBy(tracks.albumSpotifyId, tracks.albumTitle)
        .orderBy(asc(tracks.albumTitle))
        .limit(limit),

    /** Genres of a track, the strongest first. */
    genresOf: async (trackId: TrackId): Promise<string[]> => {
      const [row] = await q
        .select({ genres: sql<string | null>`${trackFacts.genres}` })
        .from(trackFacts)
        .where(eq(trackFacts.trackId, trackId));
      return genreNames(row?.genres);
    },

    /** The artist who is named first. */
    firstArtist: async (trackId: TrackId): Promise<ArtistId | null> => {
      const [row] = await q
        .select({ id: trackArtists.artistId })
        .from(trackArtists)
        .where(and(eq(trackArtists.trackId, trackId), eq(trackArtists.position, 0)));
      return row?.id ?? null;
    },
  };
};
