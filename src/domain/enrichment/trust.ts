import type { MergedField, SingleField } from './agreement.ts';
import type { Enrichment, EnrichmentField, EnrichmentSource } from './values.ts';

/**
 * Whom to believe, per field, the most trusted first; docs/enrichment.md gives the reasons. A source that is not in a
 * list comes after all that are, in the order of `general`. `manual` is always first: a person heard it.
 */
const general: readonly EnrichmentSource[] = [
  'manual',
  'beatport',
  'spotify',
  'musicbrainz',
  'listenbrainz',
  'reccobeats',
  'deezer',
  'lastfm',
  'acousticbrainz',
  'discogs',
  'llm',
  'title',
];

/** Measured by listening: those who hear the track itself before those who only know its name. */
const heard: readonly EnrichmentSource[] = [
  'manual',
  'beatport',
  'reccobeats',
  'acousticbrainz',
  'deezer',
  'llm',
];

const orders: { readonly [F in SingleField]: readonly EnrichmentSource[] } = {
  bpm: ['manual', 'beatport', 'reccobeats', 'deezer', 'acousticbrainz', 'llm'],
  key: heard,
  energy: heard,
  danceability: heard,
  valence: heard,
  acousticness: heard,
  instrumentalness: heard,
  loudness: heard,
  language: ['manual', 'llm'],
  label: ['manual', 'beatport', 'musicbrainz', 'deezer', 'discogs', 'spotify', 'llm'],
  // The release that this very track stands on; when the recording first came out stands beside it as another word.
  releaseDate: ['manual', 'beatport', 'spotify', 'deezer', 'musicbrainz', 'discogs', 'llm'],
  isrc: ['manual', 'spotify', 'beatport', 'musicbrainz', 'deezer', 'reccobeats'],
  explicit: ['manual', 'spotify', 'deezer'],
  durationMs: ['manual', 'spotify', 'beatport', 'deezer', 'musicbrainz'],
  // Beatport keeps the version in a field of its own; Spotify says only "original" when the title says nothing.
  version: ['manual', 'beatport', 'title', 'deezer', 'musicbrainz', 'discogs', 'llm', 'spotify'],
};

/** Place in the order of trust of a field; the smaller, the more trusted. */
export const rankOf = (field: SingleField, source: EnrichmentSource): number => {
  const place = orders[field].indexOf(source);
  return place === -1 ? orders[field].length + general.indexOf(source) : place;
};

/** Place in the general order: for merged fields, and to put sources side by side. */
export const generalRank = (source: EnrichmentSource): number => general.indexOf(source);

/** How much each source's words weigh where all are merged. A person's words stand alone instead. */
export const wordWeight: Readonly<Record<EnrichmentSource, number>> = {
  manual: 1,
  beatport: 1,
  discogs: 0.9,
  musicbrainz: 0.8,
  listenbrainz: 0.8,
  lastfm: 0.6,
  spotify: 0.5,
  deezer: 0.4,
  llm: 0.4,
  acousticbrainz: 0.2,
  reccobeats: 0.2,
  title: 0.2,
};

/** Sources whose unknown words are kept as styles: people who know the music chose them from a list. */
export const CURATED: ReadonlySet<EnrichmentSource> = new Set<EnrichmentSource>([
  'manual',
  'beatport',
  'discogs',
]);

/** What is less sure than this is not said at all: a guess of a language model must be a good one. */
const LEAST_SURE: Partial<Record<EnrichmentSource, number>> = { llm: 0.6 };
const USUALLY_LEAST = 0.5;

export const isSure = ({ source, confidence }: Pick<Enrichment, 'source' | 'confidence'>): boolean =>
  confidence >= (LEAST_SURE[source] ?? USUALLY_LEAST);

export const singleFields: readonly SingleField[] = [
  'bpm',
  'key',
  'energy',
  'danceability',
  'valence',
  'acousticness',
  'instrumentalness',
  'loudness',
  'language',
  'label',
  'releaseDate',
  'isrc',
  'explicit',
  'durationMs',
  'version',
];
export const mergedFields: readonly MergedField[] = ['genres', 'styles', 'moods', 'tags'];

const allFields: readonly string[] = [...singleFields, ...mergedFields];
/** True for the name of a field. */
export const isEnrichmentField = (name: string): name is EnrichmentField => allFields.includes(name);
