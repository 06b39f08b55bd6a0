import type { AppMode } from '../../domain/accounts.ts';
import type { AccountId, AppId, MemberId } from '../../domain/ids.ts';
import type { NewTrack, SourceLine } from '../../domain/library.ts';
import type { RankingRange } from '../../domain/listening.ts';

/**
 * What Segue asks of Spotify, in our words. Both wire shapes (development mode's `item`, extended quota's `track`)
 * end in the same types here. Every call may throw AppError (PROVIDER_UNAVAILABLE, NEEDS_REAUTH, NOT_ALLOWLISTED,
 * OWNER_WITHOUT_PREMIUM, INSUFFICIENT_SCOPE, FORBIDDEN_RESOURCE, RESOURCE_GONE) or RetryAfter (a 429, a resting bucket).
 */
export interface SpotifyReader {
  me(access: SpotifyAccess, signal?: AbortSignal): Promise<SpotifyProfile>;
  /** Every playlist in the account's list, all pages, null entries dropped. */
  playlists(access: SpotifyAccess, signal?: AbortSignal): Promise<SpotifyPlaylist[]>;
  /** One playlist's current facts without its contents; the cheapest way to see whether it changed. */
  playlist(access: SpotifyAccess, playlistId: string, signal?: AbortSignal): Promise<SpotifyPlaylist>;
  playlistItems(
    access: SpotifyAccess,
    playlistId: string,
    offset: number,
    signal?: AbortSignal,
  ): Promise<LinesPage>;
  /** Newest first. */
  likedTracks(access: SpotifyAccess, offset: number, signal?: AbortSignal): Promise<LinesPage>;
  /** The last plays that Spotify still knows (at most 50), in whatever order it gives them. */
  recentlyPlayed(access: SpotifyAccess, signal?: AbortSignal): Promise<RecentPlay[]>;
  topTracks(access: SpotifyAccess, range: RankingRange, signal?: AbortSignal): Promise<NewTrack[]>;
  topArtists(access: SpotifyAccess, range: RankingRange, signal?: AbortSignal): Promise<TopArtist[]>;
}

/** The right to call Spotify for one account. */
export interface SpotifyAccess {
  readonly app: { readonly id: AppId; readonly clientId: string; readonly mode: AppMode };
  /** The account's name for sentences (NEEDS_REAUTH); empty before the profile is known. */
  readonly displayName: string;
  /** A token that was valid a moment ago. */
  token(): Promise<string>;
  /** After a 401: one refresh however many callers ask, then the new token. */
  renew(rejectedToken: string): Promise<string>;
}

/** How to get it for a linked account; whose it is stands beside it. @throws {AppError} NOT_LINKED, NEEDS_REAUTH */
export type AccessOf = (memberId: MemberId, accountId: AccountId) => Promise<SpotifyAccess>;

export interface SpotifyProfile {
  /** Immutable; link by it. Falls back to `userId` when Spotify leaves it out. */
  readonly accountId: string;
  readonly userId: string;
  readonly displayName: string;
}

export interface SpotifyPlaylist {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly collaborative: boolean;
  readonly imageUrl: string | null;
  readonly trackTotal: number | null;
  readonly snapshotId: string;
}

/** A page of a source. Null items, episodes and other things that are not tracks are counted, not returned. */
export interface LinesPage {
  readonly lines: readonly SourceLine[];
  /** Entries on this page that are not tracks. */
  readonly dropped: number;
  readonly total: number;
  /** Offset of the next page; null at the end. */
  readonly nextOffset: number | null;
}

export interface RecentPlay {
  readonly track: NewTrack;
  /** End of the play, ms UTC. */
  readonly playedAt: number;
}

export interface TopArtist {
  readonly spotifyId: string;
  readonly name: string;
  readonly imageUrl: string | null;
}

/** The OAuth side (accounts.spotify.com). */
export interface SpotifyAuth {
  /** Where to send the browser. `challenge` is base64url(SHA-256(verifier)). */
  authorizeUrl(request: { clientId: string; state: string; challenge: string; redirectUri: string }): string;
  /** @throws {AppError} LINK_EXPIRED for a used, old or foreign code. */
  exchange(request: {
    clientId: string;
    code: string;
    verifier: string;
    redirectUri: string;
  }): Promise<TokenGrant>;
  /**
   * @throws {AppError} NEEDS_REAUTH only when Spotify answers `invalid_grant` or `invalid_client`: terminal.
   * Everything else (5xx, 429, network) is transient: RetryAfter or PROVIDER_UNAVAILABLE.
   */
  refresh(request: { clientId: string; refreshToken: string; displayName: string }): Promise<TokenGrant>;
}

export interface TokenGrant {
  readonly accessToken: string;
  /** Absent in most refresh answers since 2026: keep the old one then. */
  readonly refreshToken: string | null;
  /** seconds */
  readonly expiresIn: number;
  /** Space separated; empty when the answer does not say (a refresh): keep the old ones then. */
  readonly scopes: string;
}
