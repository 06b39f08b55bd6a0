import type { NewRelease, RadarSource } from '../domain/radar/radar.ts';

/**
 * Somebody who says what came out, whoever made it. Any may be missing. Errors: AppError PROVIDER_UNAVAILABLE; RetryAfter.
 */
export interface NewReleaseSource {
  readonly source: RadarSource;
  /** So many days are had with one question. */
  readonly days: number;
  /**
   * Everything that came out on the `days` days up to `until`, as far as this source tells.
   * @param until YYYY-MM-DD, included
   * @returns null when there was nothing that could be asked, or nobody through whom: nothing is known then
   */
  released(until: string, days: number, signal?: AbortSignal): Promise<NewReleases | null>;
}

export interface NewReleases {
  readonly releases: readonly NewRelease[];
  /** Entries without a title, an artist, an id or a whole date. */
  readonly unreadable: number;
}
