import type { ReleaseFacts, ReleaseSourceName } from '../domain/curation/release.ts';

/**
 * Somebody who says what was released. A new source is one file that makes such an object, its word in
 * `ReleaseSourceName`, and its place in the list of the composition root. Every call may throw AppError
 * (PROVIDER_UNAVAILABLE; `refused` when the operator has to do something) or RetryAfter.
 */
export interface ReleaseSource {
  readonly source: ReleaseSourceName;
  /** False where it has nothing to ask for: a genre it does not know. Costs no call. */
  accepts(question: ReleaseQuestion): boolean;
  /**
   * One page of what was published from `from` to `to`.
   * @param cursor of the page before; null for the first one
   */
  page(question: ReleaseQuestion, cursor: string | null, signal?: AbortSignal): Promise<ReleasePage>;
}

export interface ReleaseQuestion {
  readonly style: ReleaseStyle;
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
}

export interface ReleaseStyle {
  readonly name: string;
  /** Beatport's; null for a style of somebody's own. */
  readonly beatportGenreId: number | null;
  /** Folded names of artists who are known for it: where nothing says the style, they do. */
  readonly artistKeys: ReadonlySet<string>;
}

export interface ReleasePage {
  readonly releases: readonly FoundRelease[];
  /** Entries that could not be read, or are not of this style: by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Where the next page is; null at the end. */
  readonly next: string | null;
  /** How many there are on all pages; null when it does not say. */
  readonly total: number | null;
}

export interface FoundRelease {
  readonly facts: ReleaseFacts;
  /** As it came, to be kept. */
  readonly raw: unknown;
}
