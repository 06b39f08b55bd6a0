/** What Segue asks of Beatport beside its releases. */

/** The right to call the catalogue: whoever keeps the operator's tokens gives it. */
export interface BeatportAccess {
  /**
   * A token that was valid a moment ago.
   * @throws {AppError} PROVIDER_UNAVAILABLE `refused` while there is none, or Beatport took it back.
   */
  token(signal?: AbortSignal): Promise<string>;
  /** After a 401: one refresh however many ask, then the new token. @throws as `token` does */
  renew(rejected: string, signal?: AbortSignal): Promise<string>;
  /** Beatport refuses what the token is for: nobody calls it before the operator did something. */
  refused(token: string, status: number): Promise<void>;
}

/** One of Beatport's genres, as it is called there now. */
export interface BeatportGenre {
  readonly id: number;
  readonly name: string;
  readonly slug: string | null;
}

export interface BeatportGenres {
  /** All of them, every page. */
  list(signal?: AbortSignal): Promise<readonly BeatportGenre[]>;
}

/** OAuth at account.beatport.com with a client id of the operator's own. */
export interface BeatportAuth {
  /** Where to send the browser. `challenge` is base64url(SHA-256(verifier)). */
  authorizeUrl(request: { state: string; challenge: string; redirectUri: string }): string;
  /** @throws {AppError} LINK_EXPIRED for a used, old or foreign code. */
  exchange(request: { code: string; verifier: string; redirectUri: string }): Promise<BeatportGrant>;
  /**
   * @throws {AppError} PROVIDER_UNAVAILABLE `refused` when the refresh token is dead (terminal); everything else that
   * it throws (also RetryAfter) may be over tomorrow.
   */
  refresh(refreshToken: string, signal?: AbortSignal): Promise<BeatportGrant>;
}

export interface BeatportGrant {
  readonly accessToken: string;
  /** Null when the answer brings none: keep the old one then. */
  readonly refreshToken: string | null;
  /** seconds */
  readonly expiresIn: number;
}
