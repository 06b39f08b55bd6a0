import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { ArtistId, MemberId, RecordingId, TrackId } from '../../domain/ids.ts';
import type { TrackArtist } from '../../domain/library.ts';
import type { Queries } from '../database.ts';

/** A track as statistics name it. */
export interface NamedTrack {
  readonly trackId: TrackId;
  readonly title: string;
  readonly artists: readonly TrackArtist[];
  readonly albumTitle: string | null;
  readonly albumSpotifyId: string | null;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
  readonly label: string | null;
}

export interface NamedArtist {
  readonly id: ArtistId;
  readonly name: string;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
}

/** Names and covers of what statistics found, a page of them at a time. */
export const statisticNameReads = ({ q, t }: Queries) => ({
  /** At most some hundred. */
  tracks: async (ids: readonly TrackId[]): Promise<Map<TrackId, NamedTrack>> => {
    if (ids.length === 0) return new Map();
    const found = await q
      .select({
        trackId: t.tracks.id,
        title: t.tracks.title,
        artists: t.tracks.artists,
        albumTitle: t.tracks.albumTitle,
        albumSpotifyId: t.tracks.albumSpotifyId,
        spotifyId: t.tracks.spotifyId,
        imageUrl: t.tracks.imageUrl,
        label: t.trackFacts.label,
      })
      .from(t.tracks)
      .leftJoin(t.trackFacts, eq(t.trackFacts.trackId, t.tracks.id))
      .where(inArray(t.tracks.id, [...ids]));
    return new Map(found.map((track) => [track.trackId, track]));
  },

  artists: async (ids: readonly ArtistId[]): Promise<Map<ArtistId, NamedArtist>> => {
    if (ids.length === 0) return new Map();
    const found = await q
      .select({
        id: t.artists.id,
        name: t.artists.name,
        spotifyId: t.artists.spotifyId,
        imageUrl: t.artists.imageUrl,
      })
      .from(t.artists)
      .where(inArray(t.artists.id, [...ids]));
    return new Map(found.map((artist) => [artist.id, artist]));
  },

  /** The tracks that a member counts as one: a recording's (its number), or those of their own group (below zero). */
  tracksOfKey: async (memberId: MemberId, key: number): Promise<TrackId[]> => {
    if (key < 0) {
      const own = await q
        .select({ id: t.ownRecordings.trackId })
        .from(t.ownRecordings)
        .where(and(eq(t.ownRecordings.memberId, memberId), eq(t.ownRecordings.groupKey, key)))
        .orderBy(asc(t.ownRecordings.trackId));
      // A track that is in no recording yet has a key of its own.
      return own.length > 0 ? own.map(({ id }) => id) : [-key as TrackId];
    }
    const { recordingTracks: grouped, ownRecordings: own } = t;
    const found = await q
      .select({ id: grouped.trackId })
      .from(grouped)
      .leftJoin(own, and(eq(own.trackId, grouped.trackId), eq(own.memberId, memberId)))
      .where(
        and(eq(grouped.recordingId, key as RecordingId), or(isNull(own.groupKey), eq(own.groupKey, key))),
      )
      .orderBy(asc(grouped.trackId));
    return found.map(({ id }) => id);
  },

  tracksOfArtist: async (id: ArtistId): Promise<TrackId[]> => {
    const found = await q
      .select({ id: t.trackArtists.trackId })
      .from(t.trackArtists)
      .where(eq(t.trackArtists.artistId, id))
      .orderBy(asc(t.trackArtists.trackId));
    return found.map(({ id: trackId }) => trackId);
  },
});
