import type { AccountId, MemberId, ReadingId, SourceId, TrackId } from './ids.ts';

/** Where tracks come from. A new kind is a new word here, and one file that implements `TrackSource` in `providers/`. */
export type SourceKind = 'liked' | 'playlist';

export interface Source {
  readonly id: SourceId;
  readonly memberId: MemberId;
  readonly accountId: AccountId;
  readonly kind: SourceKind;
  /** Spotify's playlist id; `liked` for the liked tracks. */
  readonly externalId: string;
  readonly name: string;
  readonly ownerName: string | null;
  readonly imageUrl: string | null;
  /** False when Spotify does not let this account read the contents (development mode, not owned). */
  readonly readable: boolean;
  /** Set when the member chose it. */
  readonly selectedAt: number | null;
  /** Tracks according to the provider's list; the true number stands in `syncedTracks`. */
  readonly listedTracks: number | null;
  /** Lines of the last complete reading. */
  readonly syncedTracks: number | null;
  /** Entries of that reading that are not music. */
  readonly droppedEntries: number | null;
  /** The reading whose lines count; null before the first complete one. */
  readonly readingId: ReadingId | null;
  /** The provider's version of the list as last seen, and as last read completely. */
  readonly snapshotId: string | null;
  readonly syncedSnapshotId: string | null;
  readonly lastSyncAt: number | null;
  readonly lastFullSyncAt: number | null;
  /** A key of the message catalogue: why the last sync of this source did not work. */
  readonly lastProblem: SourceProblem | null;
  /** When the provider's list last contained it. */
  readonly listedAt: number;
}

/**
 * `forbidden`: the provider does not let this account read it; `gone`: not in the provider's list any more;
 * `no_permission`: the consent does not cover it; `app_refused`: the app is not allowed to act for this person.
 */
export type SourceProblem =
  | 'forbidden'
  | 'gone'
  | 'needs_reauth'
  | 'no_permission'
  | 'app_refused'
  | 'unavailable';

/** A track as providers describe it; `spotifyId` is null for local files. */
export interface Track {
  readonly id: TrackId;
  readonly spotifyId: string | null;
  readonly uri: string;
  readonly title: string;
  readonly artists: readonly TrackArtist[];
  readonly albumTitle: string | null;
  readonly albumSpotifyId: string | null;
  readonly imageUrl: string | null;
  /** ms */
  readonly durationMs: number | null;
  readonly explicit: boolean | null;
  readonly isrc: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD, as the provider knows it. */
  readonly releaseDate: string | null;
}

export interface TrackArtist {
  readonly spotifyId: string | null;
  readonly name: string;
}

/** A track that is not stored yet. */
export type NewTrack = Omit<Track, 'id'>;

/** One line of a source. Duplicates within a source are separate lines. */
export interface SourceLine {
  readonly track: NewTrack;
  /** ms UTC; null for very old playlist entries. */
  readonly addedAt: number | null;
}
