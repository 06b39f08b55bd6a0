import type { AccountId, AppId, GuildId, LinkRequestId, MemberId } from './ids.ts';

/** A linked listening account, as everything above the database sees it. Tokens are not part of it. */
export interface Account {
  readonly id: AccountId;
  readonly memberId: MemberId;
  readonly provider: AccountProvider;
  readonly appId: AppId | null;
  /** The immutable id to link by (Spotify: `account_id`). */
  readonly externalId: string;
  /** Spotify's user id, which owns playlists. */
  readonly externalUserId: string | null;
  readonly displayName: string;
  readonly scopes: string;
  readonly status: AccountStatus;
  readonly authorizedAt: number;
  readonly accessExpiresAt: number;
  readonly refreshDueAt: number;
  readonly refreshFailures: number;
  readonly warnedDays: number | null;
  readonly reauthToldAt: number | null;
  readonly linkedAt: number;
}

export type AccountProvider = 'spotify' | 'listenbrainz' | 'lastfm';

/** `needs_reauth` keeps the row and its data (quarantine); `unlinked` has no tokens any more. */
export type AccountStatus = 'active' | 'needs_reauth' | 'unlinked';

/** A Spotify client id and the rules that Spotify applies to it. */
export interface App {
  readonly id: AppId;
  readonly clientId: string;
  readonly mode: AppMode;
  /** Null for the operator's app. */
  readonly ownerId: MemberId | null;
  /** Set when the app is offered to a whole server. */
  readonly guildId: GuildId | null;
  readonly name: string;
}

/** Spotify's quota modes: `development` has five people, fewer endpoints and other field names. */
export type AppMode = 'development' | 'extended';

/** Where one linking attempt stands. Each stage can only go to the next one, or die by time. */
export type LinkStage = 'issued' | 'started' | 'authorized' | 'paired' | 'failed';

export interface LinkRequest {
  readonly id: LinkRequestId;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly memberAvatarUrl: string | null;
  readonly appId: AppId;
  readonly stage: LinkStage;
  readonly pairingTries: number;
  readonly createdAt: number;
  readonly expiresAt: number;
}
