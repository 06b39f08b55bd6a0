import type {
  Catalogue,
  EntryContent,
  Grant,
  Like,
  Play,
  PlaylistEntry,
  TimeRange,
  WorldAccount,
  WorldArtist,
  WorldPlaylist,
  WorldTrack,
} from './types.ts';

export interface WorldOptions {
  /** The same seed and the same `startAt` give the same world, byte for byte. */
  seed: number;
  /** Where the world's clock starts, ms UTC. Default: the real time. Every date in the world counts back from here. */
  startAt?: number;
  /** The real clock behind the world's; a test passes its own to hold time still. */
  realNow?: () => number;
}

export interface WorldClock {
  now(): number;
  /** Milliseconds the world is ahead of the clock it started on. */
  offset(): number;
  /** Moves the world by `ms` (may be negative: clocks jump). */
  advance(ms: number): void;
  setTo(at: number): void;
}

export interface PlayOptions {
  /** Exactly these, in this order. Default: what this account likes to hear. */
  tracks?: readonly string[];
  /** How much music when `tracks` is not given. Default 30. */
  minutes?: number;
  /** End of the last stream. Default: now. */
  until?: number;
  /** Where it was played from. */
  contextUri?: string | null;
  /** How late Spotify begins to show the plays. */
  delayMs?: number;
}

export interface NewPlaylist {
  name: string;
  description?: string | null;
  public?: boolean | null;
  collaborative?: boolean;
}

/** Changes of a playlist as a list. Positions count from 0 on the list before the change. */
export interface PlaylistHand {
  /** Inserts before `position` (default: at the end). */
  add(playlistId: string, contents: readonly EntryContent[], by: string, position?: number): void;
  /** Takes every entry of these uris out; answers how many went. */
  removeUris(playlistId: string, uris: ReadonlySet<string>): number;
  removeAt(playlistId: string, position: number, length?: number): void;
  /** Moves `length` entries from `start` to before the entry at `before` (both on the old list). */
  move(playlistId: string, start: number, before: number, length?: number): void;
  replace(playlistId: string, contents: readonly EntryContent[], by: string): void;
  /** New entries, added now; they stand nowhere yet. */
  made(contents: readonly EntryContent[], by: string): PlaylistEntry[];
  /** Puts exactly these entries there; those that were there before keep their dates. */
  arrange(playlistId: string, entries: readonly PlaylistEntry[]): void;
}

export interface PlaylistDetails {
  name?: string;
  description?: string | null;
  public?: boolean | null;
  collaborative?: boolean;
}

/**
 * The simulated world: one catalogue, some people with Spotify accounts, one clock. Doubles read it; people (the
 * sandbox page, a smoke script, a test) change it through the verbs. Verbs throw an Error with a sentence when asked
 * for something that does not exist.
 */
export interface World {
  seed: number;
  clock: WorldClock;
  /** The same as `clock.now`, to hand over as a plain function. */
  now(): number;
  catalogue: Catalogue;

  accounts(): readonly WorldAccount[];
  /** By user id or by `account_id`. */
  account(id: string): WorldAccount | undefined;
  setPremium(accountId: string, premium: boolean): void;
  setDisplayName(accountId: string, name: string | null): void;

  /**
   * The allow-list of a client in development mode (five at most, as in the dashboard). Clients without a list of
   * their own share the default list.
   */
  isAllowListed(accountId: string, clientId?: string): boolean;
  setAllowListed(accountId: string, allowed: boolean, clientId?: string): void;
  /** Gives a client a list of its own; a list of nobody is a list. */
  setAllowList(clientId: string, accountIds: readonly string[]): void;

  /** Newest first. */
  likes(accountId: string): readonly Like[];
  like(accountId: string, trackIds: readonly string[], at?: number): void;
  unlike(accountId: string, trackIds: readonly string[]): void;

  playlist(id: string): WorldPlaylist | undefined;
  /** What `GET /me/playlists` lists, in its order. A null is an entry Spotify cannot show any more. */
  playlistsOf(accountId: string): readonly (WorldPlaylist | null)[];
  createPlaylist(accountId: string, playlist: NewPlaylist): WorldPlaylist;
  /** What deleting means on Spotify: it leaves the account's library. The playlist itself stays readable by id. */
  deletePlaylist(accountId: string, playlistId: string): void;
  followPlaylist(accountId: string, playlistId: string): void;
  changePlaylist(playlistId: string, details: PlaylistDetails): void;
  setCollaborators(playlistId: string, userIds: readonly string[]): void;
  hand: PlaylistHand;
  /** The entries a snapshot had, as long as the world remembers it (the last 50 of each playlist). */
  entriesAt(playlistId: string, snapshotId: string): WorldPlaylist['entries'] | undefined;
  /** What a playlist was so many changes ago, or as long ago as the world remembers. */
  versionBehind(
    playlistId: string,
    changes: number,
  ): Pick<WorldPlaylist, 'snapshotId' | 'entries'> | undefined;

  /** The end of the stream ascending. Seeded with the account's last months. */
  plays(accountId: string): readonly Play[];
  playMusic(accountId: string, options?: PlayOptions): readonly Play[];
  /** Makes somebody new who has never listened: no plays, and no top lists until they play something. */
  forgetListening(accountId: string): void;
  topTracks(accountId: string, range: TimeRange): readonly WorldTrack[];
  topArtists(accountId: string, range: TimeRange): readonly WorldArtist[];

  grants(accountId?: string): readonly Grant[];
  grant(id: string): Grant | undefined;
  authorize(clientId: string, accountId: string, scopes: readonly string[]): Grant;
  /** What the person does at spotify.com/account/apps. Without `clientId`: every app. */
  revokeAuthorization(accountId: string, clientId?: string): number;
  /** Moves the date of consent, so that six months can pass in a moment. */
  setAuthorizedAt(accountId: string, at: number, clientId?: string): number;
}
