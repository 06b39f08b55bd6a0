import type { Account } from '../domain/accounts.ts';
import type { NewTrack } from '../domain/library.ts';

/** The account in whose name a playlist is read and written. */
export type PlaylistOwner = Pick<Account, 'id' | 'memberId'>;

/**
 * Playlists that Segue writes, in our words. Every call may throw RetryAfter (a 429, a resting bucket: nothing was
 * done) or AppError: NEEDS_REAUTH, NOT_LINKED, INSUFFICIENT_SCOPE, NOT_ALLOWLISTED, OWNER_WITHOUT_PREMIUM (the account),
 * RESOURCE_GONE, FORBIDDEN_RESOURCE (the playlist), PROVIDER_UNAVAILABLE. After the last one of a write nobody knows
 * whether it happened: it is not sent again here, the caller reads what became of it.
 */
export interface PlaylistWriter {
  /** An empty playlist of the account. Not on the profile when `public` is false; Spotify promises no more than that. */
  create(owner: PlaylistOwner, facts: NewPlaylist, signal?: AbortSignal): Promise<PlaylistDetails>;
  /** Everything in the account's list, to find a playlist whose creation was not answered. */
  list(owner: PlaylistOwner, signal?: AbortSignal): Promise<readonly PlaylistDetails[]>;
  details(owner: PlaylistOwner, playlistId: string, signal?: AbortSignal): Promise<PlaylistDetails>;
  /** False when the person took it out of their library, which is how playlists are deleted. */
  isKept(owner: PlaylistOwner, playlistId: string, signal?: AbortSignal): Promise<boolean>;
  /** One page of what is in it, up to 50 entries, in order. */
  entries(
    owner: PlaylistOwner,
    playlistId: string,
    offset: number,
    signal?: AbortSignal,
  ): Promise<EntriesPage>;
  /** At most 100, kept together in order. @param position null: at the end */
  add(owner: PlaylistOwner, playlistId: string, add: Adding, signal?: AbortSignal): Promise<Written>;
  /** At most 100 uris; every entry of each goes, wherever it stands. */
  remove(
    owner: PlaylistOwner,
    playlistId: string,
    uris: readonly string[],
    signal?: AbortSignal,
  ): Promise<Written>;
  /** One range of entries to another place. */
  move(owner: PlaylistOwner, playlistId: string, move: Moving, signal?: AbortSignal): Promise<Written>;
  /** At most 100 uris take the place of everything that is in it. */
  replace(
    owner: PlaylistOwner,
    playlistId: string,
    uris: readonly string[],
    signal?: AbortSignal,
  ): Promise<Written>;
  change(
    owner: PlaylistOwner,
    playlistId: string,
    facts: Partial<NewPlaylist>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Takes it out of the person's library: as far as Spotify deletes. */
  unfollow(owner: PlaylistOwner, playlistId: string, signal?: AbortSignal): Promise<void>;
}

export interface NewPlaylist {
  readonly name: string;
  readonly description: string;
  readonly public: boolean;
}

export interface PlaylistDetails {
  readonly id: string;
  readonly name: string;
  /** Spotify's user id. */
  readonly ownerId: string;
  readonly collaborative: boolean;
  /** Two equal ones mean equal contents. */
  readonly snapshotId: string;
  /** Entries in it; null when Spotify does not say (a list that this account may not read). */
  readonly total: number | null;
}

export interface EntriesPage {
  /** Uris of tracks, episodes and local files in order, VANISHED for what has no name any more: every entry of the page. */
  readonly entries: readonly string[];
  /** What Spotify says about the tracks among them. */
  readonly tracks: readonly NewTrack[];
  readonly total: number;
  /** Offset of the next page; null at the end. */
  readonly nextOffset: number | null;
}

export interface Adding {
  readonly uris: readonly string[];
  readonly position: number | null;
}

export interface Moving {
  /** The first entry of the range, counted from 0. */
  readonly start: number;
  readonly length: number;
  /** The range comes before the entry that stands here now; the number of entries: at the end. */
  readonly before: number;
  /** The version that the places are counted in; Spotify moves the same entries when there is a newer one. */
  readonly snapshotId?: string;
}

/** The version that a write made; null when Spotify did not name it. */
export interface Written {
  readonly snapshotId: string | null;
}
