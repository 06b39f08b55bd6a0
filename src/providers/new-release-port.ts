import type { NewRelease } from '../domain/radar/radar.ts';

/** Somebody who says what came out, whoever made it. Errors: AppError PROVIDER_UNAVAILABLE; RetryAfter. */
export interface NewReleaseSource {
  /**
   * Everything that came out on the `days` days up to `until`.
   * @param until YYYY-MM-DD, included
   */
  released(until: string, days: number, signal?: AbortSignal): Promise<NewReleases>;
}

export interface NewReleases {
  readonly releases: readonly NewRelease[];
  /** Entries without a title, an artist, an id or a whole date. */
  readonly unreadable: number;
}
