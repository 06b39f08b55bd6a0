import { fold } from '../library/fold.ts';
import type { FieldView } from './field-view.ts';
import { heaviest, lessVague, type SortedWords, sortWords } from './genres.ts';
import { CURATED, wordWeight } from './trust.ts';
import type { Enrichment, EnrichmentSource, Weighted } from './values.ts';

type WordField = 'genres' | 'styles' | 'moods';

/** More words than this say less about a track. */
const MOST_WORDS = 6;
/** Words that weigh less than this part of the whole are somebody's slip. */
const LEAST_WEIGHT = 0.1;
const MOST_TAGS = 50;

type Words = { readonly [F in WordField]: FieldView<readonly Weighted[]> | null };

interface Voice {
  readonly source: EnrichmentSource;
  readonly confidence: number;
  readonly fetchedAt: number;
  readonly words: { readonly [F in WordField]: readonly Weighted[] | null };
}

/**
 * Merges the words of all sources: each word weighs what those who said it weigh, as a part of all who said anything
 * about the field. What a person says about a field stands alone.
 * @param sure in one fixed order, so that sums come out the same
 */
export const mergeWords = (sure: readonly Enrichment[]): Words => {
  const voices = sure.map(voiceOf);
  return { genres: merge('genres', voices), styles: merge('styles', voices), moods: merge('moods', voices) };
};

const voiceOf = (enrichment: Enrichment): Voice => {
  const { source, confidence, fetchedAt, values } = enrichment;
  const named = [...(values.genres ?? []), ...(values.styles ?? [])];
  const sorted = sortWords(named);
  const moods = [...sorted.moods, ...sortWords(values.moods ?? []).moods];
  const manual = source === 'manual';
  return {
    source,
    confidence,
    fetchedAt,
    words: {
      // An empty list of a person is a word too: "none of what the others say".
      genres: some(sorted.genres, manual && values.genres !== undefined),
      styles: some(stylesOf(source, sorted), manual && values.styles !== undefined),
      moods: some(moods, manual && values.moods !== undefined),
    },
  };
};

const some = (words: readonly Weighted[], said: boolean): readonly Weighted[] | null =>
  words.length > 0 || said ? words : null;

const stylesOf = (source: EnrichmentSource, { styles, unknown }: SortedWords): readonly Weighted[] =>
  CURATED.has(source)
    ? [...styles, ...unknown.map(({ name, weight }) => ({ name: name.toLowerCase(), weight }))]
    : styles;

const merge = (field: WordField, voices: readonly Voice[]): FieldView<readonly Weighted[]> | null => {
  const speaking = bySource(field, voices);
  const [first] = speaking;
  if (first === undefined) return null;
  const own = first.source === 'manual';
  const counted = own ? [first] : speaking;
  const all = counted.reduce((sum, { power }) => sum + power, 0);
  const weights = new Map<string, number>();
  for (const { words, power } of counted) {
    for (const [name, weight] of words) weights.set(name, (weights.get(name) ?? 0) + (weight * power) / all);
  }
  const merged = lessVague(heaviest(weights));
  const value = own ? merged : merged.filter(({ weight }) => weight >= LEAST_WEIGHT).slice(0, MOST_WORDS);
  const kept = new Set(value.map(({ name }) => name));
  const rest = speaking.filter(({ source }) => source !== first.source);
  const agreeing = rest.filter(({ words }) => [...words.keys()].some((name) => kept.has(name)));
  return {
    value,
    source: first.source,
    confidence: first.confidence,
    fetchedAt: Math.max(...counted.map(({ fetchedAt }) => fetchedAt)),
    agree: agreeing.map(({ source }) => source),
    others: rest
      .filter((one) => !agreeing.includes(one))
      .map(({ source, words }) => ({ source, value: heaviest(words) })),
  };
};

interface Speaking {
  readonly source: EnrichmentSource;
  readonly confidence: number;
  readonly fetchedAt: number;
  readonly words: ReadonlyMap<string, number>;
  readonly power: number;
}

/** Several answers of one source are one voice: each word counts once, with its largest weight. */
const bySource = (field: WordField, voices: readonly Voice[]): Speaking[] =>
  [...Map.groupBy(voices, ({ source }) => source)].flatMap(([source, own]) => {
    const words = new Map<string, number>();
    const speaking = own.filter((voice) => voice.words[field] !== null);
    for (const voice of speaking) {
      for (const { name, weight } of voice.words[field] ?? []) {
        words.set(name, Math.max(words.get(name) ?? 0, weight));
      }
    }
    if (speaking.length === 0) return [];
    const confidence = Math.max(...speaking.map((voice) => voice.confidence));
    const fetchedAt = Math.max(...speaking.map((voice) => voice.fetchedAt));
    return [{ source, confidence, fetchedAt, words, power: wordWeight[source] * confidence }];
  });

/** Free words of everybody, each once, the most trusted source's spelling. */
export const mergeTags = (sure: readonly Enrichment[]): FieldView<readonly string[]> | null => {
  const speaking = sure.filter(({ values }) => (values.tags ?? []).length > 0);
  const [first] = speaking;
  if (first === undefined) return null;
  const tags = new Map<string, string>();
  for (const { values } of speaking) {
    for (const tag of values.tags ?? []) if (!tags.has(fold(tag))) tags.set(fold(tag), tag);
  }
  return {
    value: [...tags.values()].slice(0, MOST_TAGS),
    source: first.source,
    confidence: first.confidence,
    fetchedAt: Math.max(...speaking.map(({ fetchedAt }) => fetchedAt)),
    agree: [...new Set(speaking.map(({ source }) => source))].filter((source) => source !== first.source),
    others: [],
  };
};
