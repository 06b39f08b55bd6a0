import type { ChartEntry, ChartSourceName, ChartSpec } from '../domain/charts/chart.ts';

/**
 * Somebody who keeps charts. A new source is one object like this, its word in `ChartSourceName`, its charts in
 * `domain/charts/catalogue.ts`, and its place in the list of the composition root; each of them may be missing. A fetch
 * may throw AppError (PROVIDER_UNAVAILABLE; `refused` when the operator has to do something) or RetryAfter.
 */
export interface ChartSource {
  readonly source: ChartSourceName;
  read(question: ChartQuestion, signal?: AbortSignal): Promise<ChartAnswer>;
}

export interface ChartQuestion {
  readonly spec: ChartSpec;
  /** ms UTC */
  readonly now: number;
}

export type ChartAnswer =
  /** As the source has it now; no entries is an answer as well. */
  | { readonly kind: 'entries'; readonly entries: readonly ChartEntry[]; readonly raw: unknown }
  /** It answered, and not in a shape that we know. */
  | { readonly kind: 'shape'; readonly raw: unknown }
  /** There is no such chart any more. */
  | { readonly kind: 'gone' }
  /** Nobody's account can ask for it. */
  | { readonly kind: 'nobody' };
