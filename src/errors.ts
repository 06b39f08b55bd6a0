/**
 * The errors of Segue. A code is what happened, in a closed list; `data` are the facts a sentence needs.
 * Services and providers throw these; only the edges (views/errors.ts) turn them into words a person sees.
 */

/** What a sentence about each error needs. The keys are the closed list of codes. */
export interface ErrorData {
  /** The thing named does not exist (any more) or is not this member's. */
  NOT_FOUND: {
    what:
      | 'account'
      | 'source'
      | 'job'
      | 'digest'
      | 'app'
      | 'track'
      | 'artist'
      | 'album'
      | 'label'
      | 'link'
      | 'rule_set'
      | 'rule_draft'
      | 'playlist'
      | 'revision'
      | 'style'
      | 'category'
      | 'period'
      | 'curation_track'
      | 'import'
      | 'release'
      | 'stretch'
      | 'chart'
      | 'chart_entity';
  };
  /** Input that a person gave and that cannot be used; `problem` is a key of the message catalogue's `invalid`. */
  INVALID_INPUT: { problem: InputProblem; value?: string };
  /** The member has no linked account that can do this. */
  NOT_LINKED: Record<never, never>;
  /** The account's authorization is dead; the member must link again. */
  NEEDS_REAUTH: { displayName: string };
  /** The external account belongs to another member already. */
  ALREADY_LINKED_ELSEWHERE: Record<never, never>;
  /** A one-time link, state or pairing code is wrong, used or too old. */
  LINK_EXPIRED: Record<never, never>;
  PAIRING_CODE_WRONG: { triesLeft: number };
  /** Consent was refused on the provider's page. */
  CONSENT_DENIED: Record<never, never>;
  /** Spotify's 403 for somebody who is not on the app's allow-list. */
  NOT_ALLOWLISTED: { app: string };
  /** Spotify's 403 when the owner of the app has no Premium. */
  OWNER_WITHOUT_PREMIUM: { app: string };
  /** The granted scopes do not cover this. */
  INSUFFICIENT_SCOPE: Record<never, never>;
  /** The provider refuses this resource to this account (a playlist neither owned nor collaborated on). */
  FORBIDDEN_RESOURCE: { provider: ProviderName };
  /** The provider says the resource does not exist. */
  RESOURCE_GONE: { provider: ProviderName };
  /** A place where people keep what they played knows nobody of that name. */
  LISTENER_UNKNOWN: { provider: 'listenbrainz' | 'lastfm'; name: string };
  /** That person hides there what they play. */
  LISTENER_PRIVATE: { provider: 'listenbrainz' | 'lastfm'; name: string };
  /** The token that a member gave for their own account is not taken (any more). */
  TOKEN_REFUSED: { provider: 'listenbrainz' | 'lastfm' };
  /**
   * The provider did not answer, or answered with something that is not an answer; `refused`: it does not take what
   * the operator configured (a key, a token, a model).
   */
  PROVIDER_UNAVAILABLE: {
    provider: ProviderName;
    why: 'timeout' | 'network' | 'server' | 'bad_body' | 'refused';
    /** It refused what was asked, with this status: nothing was done. */
    status?: number;
  };
  /** Missing permission of the person in the Discord server. */
  MISSING_PERMISSION: { permission: 'ManageGuild' };
  /** Segue itself may not post in that channel. */
  CANNOT_POST: { channelId: string };
  /** Only in a server / only for the one who asked / too fast. */
  GUILD_ONLY: Record<never, never>;
  NOT_YOURS: Record<never, never>;
  TOO_FAST: { retryAt: number };
  /** Everything about the member is being deleted just now. */
  BEING_DELETED: Record<never, never>;
  /** A component from an older version or with a broken id. */
  OUT_OF_DATE: Record<never, never>;
  /** More than the limit for a person or a server. */
  LIMIT_REACHED: {
    what:
      | 'digests'
      | 'own_digests'
      | 'apps'
      | 'links'
      | 'sources'
      | 'tags'
      | 'corrections'
      | 'rule_sets'
      | 'playlists'
      | 'categories'
      | 'styles'
      | 'mutes'
      | 'follows'
      | 'blends'
      | 'blended'
      | 'stretches'
      | 'watched';
    limit: number;
  };
  /** The database could not be written (disk full, locked past the waiting time). */
  STORAGE: { why: 'full' | 'busy' | 'readonly' | 'other' };
}

export type ErrorCode = keyof ErrorData;

export type InputProblem =
  | 'time_zone'
  | 'hour'
  | 'day_of_month'
  | 'client_id'
  | 'lastfm_name'
  | 'listenbrainz_name'
  | 'provider_off'
  | 'pairing_code'
  | 'date_range'
  | 'stretch'
  | 'channel'
  | 'job_step'
  | 'bpm'
  | 'musical_key'
  | 'genre'
  | 'mood'
  | 'percent'
  | 'language'
  | 'release_date'
  | 'tag'
  | 'not_your_tag'
  | 'nothing_to_set'
  | 'same_track'
  | 'managed_already'
  | 'rule_name'
  | 'rule_name_taken'
  | 'rule_circle'
  | 'rule_file'
  | 'rule_value'
  | 'rule_too_long'
  | 'rule_fan_out'
  | 'rule_no_group'
  | 'category_name'
  | 'category_name_taken'
  | 'category_same'
  | 'no_categories'
  | 'style_name'
  | 'style_name_taken'
  | 'chart_list'
  | 'chart_not_album_or_track'
  | 'week'
  | 'recap_window'
  | 'stats_window'
  | 'import_size'
  | 'import_files';

export type ProviderName =
  | 'spotify'
  | 'discord'
  | 'musicbrainz'
  | 'acousticbrainz'
  | 'reccobeats'
  | 'deezer'
  | 'lastfm'
  | 'listenbrainz'
  | 'discogs'
  | 'beatport'
  | 'apple'
  | 'llm';

/** An expected error: it has a code, facts, and (at the edge) a sentence with a next step. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly code: C;
  readonly data: ErrorData[C];

  constructor(code: C, data: ErrorData[C], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.data = data;
  }
}

/**
 * Not a failure: the outside world asked us to come back later (a 429, a quota ban, an outage with a time).
 * A job that ends with it is rescheduled without counting an attempt.
 */
export class RetryAfter extends Error {
  override readonly name = 'RetryAfter';
  /** When to come back, ms UTC. */
  readonly at: number;
  readonly provider: ProviderName;
  /** The part of the provider that rests ("search", "playlists"), a budget bucket's name. */
  readonly bucket: string;
  /** `rate`: seconds; `quota`: hours; `outage`: unknown, `at` is our own guess. */
  readonly why: 'rate' | 'quota' | 'outage';

  constructor(
    at: number,
    facts: { provider: ProviderName; bucket: string; why: RetryAfter['why'] },
    options?: ErrorOptions,
  ) {
    super(`${facts.provider}/${facts.bucket} rests until ${new Date(at).toISOString()}`, options);
    this.at = at;
    this.provider = facts.provider;
    this.bucket = facts.bucket;
    this.why = facts.why;
  }
}

/** Narrows an unknown error to an {@link AppError} of one code (or of any). */
export const isAppError = <C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is AppError<C> =>
  error instanceof AppError && (code === undefined || error.code === code);
