import type { EnrichmentField, EnrichmentSource, EnrichmentValues } from './values.ts';

/** What is known about one field of a track, by whom, and who says otherwise. */
export interface FieldView<T> {
  readonly value: T;
  /** Whose word counts; for merged fields the most trusted of those who contributed. */
  readonly source: EnrichmentSource;
  /** 0..1 */
  readonly confidence: number;
  /** ms UTC; for merged fields of the newest contribution. */
  readonly fetchedAt: number;
  /** Others that say the same, the most trusted first. */
  readonly agree: readonly EnrichmentSource[];
  /** Those that disagree, the most trusted first. */
  readonly others: readonly Said<T>[];
}

export interface Said<T> {
  readonly source: EnrichmentSource;
  readonly value: T;
}

/** One thing that somebody said, with how sure they were and when. */
export interface Claim<T> extends Said<T> {
  /** 0..1 */
  readonly confidence: number;
  /** ms UTC */
  readonly fetchedAt: number;
}

/** One trusted view of a track; null where nobody knows. */
export type TrackView = { readonly [F in EnrichmentField]: FieldView<EnrichmentValues[F]> | null };
