/**
 * The words of the simulated world. Everything a double (Spotify, MusicBrainz, Deezer, ...) shows is read from these.
 * All times are milliseconds UTC on the world's clock; every id is the one Spotify would show (22 characters, base62)
 * unless a comment says otherwise.
 */

export interface WorldImage {
  url: string;
  height: number | null;
  width: number | null;
}

export interface WorldLabel {
  id: string;
  name: string;
}

export interface WorldArtist {
  id: string;
  /** MusicBrainz id (uuid). */
  mbid: string;
  name: string;
  genres: string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  images: WorldImage[];
  followers: number;
  popularity: number;
}

export type AlbumKind = 'album' | 'single' | 'compilation';
export type DatePrecision = 'year' | 'month' | 'day';

export interface WorldAlbum {
  id: string;
  /** MusicBrainz release id (uuid). */
  mbid: string;
  name: string;
  kind: AlbumKind;
  artistIds: string[];
  labelId: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as long as `precision` says. */
  releaseDate: string;
  precision: DatePrecision;
  upc: string;
  images: WorldImage[];
  trackIds: string[];
  popularity: number;
  /** When Spotify got or gets it, where that is not the day of its release; ms UTC. */
  streamsFrom?: number;
}

/** One performance, however many Spotify tracks carry it. What a listener would hear; the truth behind enrichment. */
export interface WorldRecording {
  /** MusicBrainz recording id (uuid). */
  mbid: string;
  title: string;
  /** `Extended Mix`, `Radio Edit`, ..., or null for the plain version. */
  version: string | null;
  artistIds: string[];
  remixerId: string | null;
  genre: string;
  durationMs: number;
  bpm: number;
  /** Pitch class 0 (C) to 11 (B). */
  key: number;
  /** 1 major, 0 minor. */
  mode: 0 | 1;
  energy: number;
  danceability: number;
  valence: number;
  instrumentalness: number;
  loudness: number;
  /** The code the recording really has. A track may carry another, or a wrong one, or none. */
  isrc: string;
}

export interface WorldTrack {
  id: string;
  recordingMbid: string;
  name: string;
  artistIds: string[];
  albumId: string;
  /** What Spotify says the ISRC is: sometimes none, sometimes somebody else's. */
  isrc: string | null;
  durationMs: number;
  explicit: boolean;
  discNumber: number;
  trackNumber: number;
  popularity: number;
}

export interface WorldEpisode {
  id: string;
  name: string;
  showId: string;
  showName: string;
  durationMs: number;
  releaseDate: string;
}

/** Records that came to Spotify together. */
export interface Delivery {
  artists: readonly WorldArtist[];
  albums: readonly WorldAlbum[];
  tracks: readonly WorldTrack[];
  recordings: readonly WorldRecording[];
  labels: readonly WorldLabel[];
}

/** Somebody who delivers music to Spotify beside what the world began with, made when it is first needed. */
export interface Supply {
  /** The delivery this id came with: undefined for an id of somebody else. Asked for ids that nobody knows. */
  behind(id: string): Delivery | undefined;
  /** What is ready to be delivered; asked before every search. Each delivery is handed over once. */
  take(): readonly Delivery[];
}

export interface Catalogue {
  /** The shelf: about 300 artists and 3000 tracks, without the deep catalogue. Never changed by verbs. */
  artists: readonly WorldArtist[];
  albums: readonly WorldAlbum[];
  tracks: readonly WorldTrack[];
  episodes: readonly WorldEpisode[];
  labels: readonly WorldLabel[];
  /** Looks in the deep catalogue (thousands of tracks for one huge library) too, which is made when first needed. */
  track(id: string): WorldTrack | undefined;
  album(id: string): WorldAlbum | undefined;
  artist(id: string): WorldArtist | undefined;
  label(id: string): WorldLabel | undefined;
  episode(id: string): WorldEpisode | undefined;
  recording(mbid: string): WorldRecording | undefined;
  /** Every track that exists, the deep catalogue included. */
  allTracks(): readonly WorldTrack[];
  allAlbums(): readonly WorldAlbum[];
  albumsOf(artistId: string): readonly WorldAlbum[];
  tracksOfRecording(mbid: string): readonly WorldTrack[];
  /** The tracks of the deep catalogue, in a fixed order. */
  deepTracks(): readonly WorldTrack[];
  /** Lets somebody else deliver music to Spotify; see `Supply`. */
  supply(from: Supply): void;
  /** What supplies have delivered by now. Not in `tracks`, `albums`, `artists` nor in the lists of all. */
  delivered(): readonly Delivery[];
}

export interface Like {
  trackId: string;
  addedAt: number;
}

export interface Play {
  trackId: string;
  /** The end of the stream: what Spotify calls `played_at`. */
  playedAt: number;
  msPlayed: number;
  /** `spotify:playlist:...`, `spotify:album:...` or null. */
  contextUri: string | null;
  /** When Spotify starts to show it; later than `playedAt` for delayed plays. */
  visibleAt: number;
}

export type EntryContent =
  | { kind: 'track'; trackId: string }
  | { kind: 'episode'; episodeId: string }
  | { kind: 'local'; title: string; artist: string; album: string; durationMs: number }
  /** A track Spotify no longer has: `item: null` on the wire. */
  | { kind: 'vanished' };

export interface PlaylistEntry {
  /** Never on the wire: tells two equal tracks apart. */
  uid: number;
  addedAt: number | null;
  /** A user id, or null as in very old playlists. */
  addedBy: string | null;
  content: EntryContent;
}

export interface WorldPlaylist {
  id: string;
  name: string | null;
  description: string | null;
  /** A user id: of an account of this world, of an outsider, or `spotify` for editorial playlists. */
  ownerId: string;
  ownerName: string | null;
  collaborative: boolean;
  public: boolean | null;
  collaboratorIds: readonly string[];
  /** Null for a playlist without a cover: Spotify says `null` there, not an empty list. */
  images: WorldImage[] | null;
  followers: number;
  /** Editorial and algorithmic playlists of Spotify answer 404 to apps. */
  editorial: boolean;
  snapshotId: string;
  entries: readonly PlaylistEntry[];
}

export type TimeRange = 'short_term' | 'medium_term' | 'long_term';

export interface WorldAccount {
  /** The user id of `GET /me`. */
  id: string;
  /** The immutable `account_id` of `GET /me`. */
  accountId: string;
  displayName: string | null;
  email: string;
  country: string;
  premium: boolean;
  images: WorldImage[];
  followers: number;
  /** One line for the consent page and the sandbox page: what is special about this account. */
  about: string;
  /** Playlists in the account's library, in the order Spotify shows them. */
  playlistIds: string[];
}

/** One consent of one account to one client. Its tokens live and die with it. */
export interface Grant {
  id: string;
  clientId: string;
  accountId: string;
  scopes: string[];
  authorizedAt: number;
  revokedAt: number | null;
}
