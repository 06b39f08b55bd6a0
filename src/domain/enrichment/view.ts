import { agrees, type SingleField } from './agreement.ts';
import type { Claim, FieldView, TrackView } from './field-view.ts';
import { mergeTags, mergeWords } from './merge-words.ts';
import { foldTempo } from './tempo.ts';
import { generalRank, isSure, mergedFields, rankOf, singleFields } from './trust.ts';
import type { Enrichment, EnrichmentField, EnrichmentValues } from './values.ts';

/**
 * Flattens what many say into one view. The order of the list does not matter; a person's own word always wins; a less
 * trusted source never changes a field that a more trusted one filled. Genres, styles and moods are merged by weight,
 * tags are all kept.
 */
export const flatten = (enrichments: readonly Enrichment[]): TrackView => {
  const sure = enrichments.filter(isSure).sort(byTrust);
  return {
    ...mergeWords(sure),
    tags: mergeTags(sure),
    bpm: choose('bpm', sure),
    key: choose('key', sure),
    energy: choose('energy', sure),
    danceability: choose('danceability', sure),
    valence: choose('valence', sure),
    acousticness: choose('acousticness', sure),
    instrumentalness: choose('instrumentalness', sure),
    loudness: choose('loudness', sure),
    language: choose('language', sure),
    label: choose('label', sure),
    releaseDate: choose('releaseDate', sure),
    isrc: choose('isrc', sure),
    explicit: choose('explicit', sure),
    durationMs: choose('durationMs', sure),
    version: choose('version', sure),
  };
};

/** One field of the view alone, without the work for all others. */
export const flattenField = <F extends SingleField>(
  field: F,
  enrichments: readonly Enrichment[],
): FieldView<EnrichmentValues[F]> | null => choose(field, enrichments.filter(isSure));

/** True when somebody who is sure enough says something about the field. */
export const isKnown = (field: EnrichmentField, enrichments: readonly Enrichment[]): boolean => {
  const saying = enrichments.filter((one) => isSure(one) && says(one.values, field));
  if (field === 'genres' || field === 'styles' || field === 'moods') {
    return saying.length > 0 && mergeWords(saying)[field] !== null;
  }
  return saying.length > 0;
};

/** Genres may come out of styles, and moods out of both. */
const says = (values: Enrichment['values'], field: EnrichmentField): boolean => {
  if (field !== 'genres' && field !== 'styles' && field !== 'moods') return values[field] !== undefined;
  return values.genres !== undefined || values.styles !== undefined || values.moods !== undefined;
};

const choose = <F extends SingleField>(
  field: F,
  sure: readonly Enrichment[],
): FieldView<EnrichmentValues[F]> | null => {
  const [best, ...rest] = claimsOf(field, sure);
  if (best === undefined) return null;
  const same = rest.filter(({ value }) => agrees[field](best.value, value));
  const other = rest.filter((claim) => !same.includes(claim));
  return {
    value: best.value,
    source: best.source,
    confidence: best.confidence,
    fetchedAt: best.fetchedAt,
    agree: [...new Set(same.map(({ source }) => source))].filter((source) => source !== best.source),
    others: other.map(({ source, value }) => ({ source, value })),
  };
};

/** Who says something about the field, the most trusted first. */
const claimsOf = <F extends SingleField>(
  field: F,
  sure: readonly Enrichment[],
): Claim<EnrichmentValues[F]>[] =>
  sure
    .flatMap(({ source, confidence, fetchedAt, values }) => {
      const value = values[field];
      return value === undefined ? [] : [{ source, value, confidence, fetchedAt }];
    })
    .sort((a, b) => rankOf(field, a.source) - rankOf(field, b.source) || byFreshness(a, b));

/** Of two words of one source: the surer one, then the newer one, then any, but always the same one. */
const byFreshness = (a: Claim<unknown>, b: Claim<unknown>): number =>
  b.confidence - a.confidence || b.fetchedAt - a.fetchedAt || compareText(textOf(a.value), textOf(b.value));

/** One order for every list that says the same things, so that sums and ties come out the same. */
const byTrust = (a: Enrichment, b: Enrichment): number =>
  generalRank(a.source) - generalRank(b.source) ||
  b.confidence - a.confidence ||
  b.fetchedAt - a.fetchedAt ||
  compareText(textOf(a.values), textOf(b.values));

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** JSON with sorted keys: equal values have equal texts. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b)))
      : inner,
  ) ?? '';

/**
 * Beats per minute as people count them: what a machine measured, in the octave that fits the genres. What a person or
 * a shop said stays as it is. `view.bpm` holds the word itself.
 */
export const tempoOf = ({ bpm, genres, styles }: TrackView): number | null => {
  if (bpm === null) return null;
  if (bpm.source === 'manual' || bpm.source === 'beatport') return bpm.value;
  return foldTempo(bpm.value, [...(genres?.value ?? []), ...(styles?.value ?? [])]);
};

/** Fields that somebody knows. */
export const filledFields = (view: TrackView): EnrichmentField[] =>
  [...singleFields, ...mergedFields].filter((field) => view[field] !== null);
