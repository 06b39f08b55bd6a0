import type { EnrichmentSource } from './values.ts';

/** What is remembered of the last time a provider was asked about a track. */
export interface Answered {
  /** `unanswered`: the provider was asked, and what came back says neither that it has the track nor that it has not. */
  readonly status: 'found' | 'miss' | 'unanswered';
  /** ms UTC; null: for ever. */
  readonly expiresAt: number | null;
  /** Times in a row that brought nothing. */
  readonly misses: number;
}

const DAY = 86_400_000;

/** Days until a provider that had nothing is asked again: releases reach it late, but they do. */
const MISS_DAYS = [1, 3, 7, 30];

/**
 * Days until what a provider said is asked for again; null: it never changes. What people write together (tags) grows,
 * what a machine measured stays.
 */
const FOUND_DAYS: Partial<Record<EnrichmentSource, number | null>> = {
  musicbrainz: 90,
  listenbrainz: 60,
  lastfm: 60,
  deezer: 180,
  discogs: 180,
  reccobeats: 365,
  acousticbrainz: null,
  beatport: null,
  llm: null,
};
const USUAL_FOUND_DAYS = 180;

/** When to ask again about a track that the provider does not have, ms UTC. @param misses in a row, this one included */
export const missExpiry = (misses: number, now: number): number => {
  const days = MISS_DAYS[Math.min(Math.max(1, misses), MISS_DAYS.length) - 1] ?? 30;
  return now + days * DAY;
};

/** When an answer is stale, ms UTC; null: never. */
export const foundExpiry = (source: EnrichmentSource, now: number): number | null => {
  const days = FOUND_DAYS[source];
  return days === null ? null : now + (days ?? USUAL_FOUND_DAYS) * DAY;
};

/** True when the provider is to be asked (again). @param answered null: it never was */
export const isDue = (answered: Answered | null, now: number): boolean =>
  answered === null || (answered.expiresAt !== null && answered.expiresAt <= now);

/** What to remember after an answer. @param before of the time before */
export const remember = (
  answer: { readonly kind: 'found' | 'unanswered' } | { readonly kind: 'miss'; readonly permanent: boolean },
  source: EnrichmentSource,
  before: Answered | null,
  now: number,
): Answered => {
  if (answer.kind === 'found') return { status: 'found', expiresAt: foundExpiry(source, now), misses: 0 };
  const misses = (before?.misses ?? 0) + 1;
  const isForEver = answer.kind === 'miss' && answer.permanent;
  return { status: answer.kind, expiresAt: isForEver ? null : missExpiry(misses, now), misses };
};
