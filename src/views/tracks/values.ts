import { camelotOf, openKeyOf } from '../../domain/enrichment/keys.ts';
import type {
  EnrichmentField,
  EnrichmentSource,
  EnrichmentValues,
  Weighted,
} from '../../domain/enrichment/values.ts';
import { formatDuration, formatNumber, formatPercent } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { dateWords, languageName, versionWords } from './words.ts';

type Say = { readonly [F in EnrichmentField]: (value: EnrichmentValues[F], m: Messages) => string };

const MAX_WORDS = 5;
const percent = (value: number, m: Messages): string => formatPercent(value, m.locale);

/** Words of a merged field, the heaviest first, safe in markdown. */
export const wordsOf = (words: readonly Weighted[], most = MAX_WORDS): string =>
  words
    .slice(0, most)
    .map(({ name }) => escapeText(name, 40))
    .join(', ');

const say: Say = {
  genres: (words, m) => wordsOf(words) || m.tracks.none,
  styles: (words, m) => wordsOf(words) || m.tracks.none,
  moods: (words, m) => wordsOf(words) || m.tracks.none,
  tags: (tags) => tagsOf(tags),
  bpm: (bpm, m) => formatNumber(bpm, m.locale),
  key: (key, m) => m.tracks.keyLong(camelotOf(key), openKeyOf(key), m.tracks.keyName(key)),
  energy: percent,
  danceability: percent,
  valence: percent,
  acousticness: percent,
  instrumentalness: percent,
  loudness: (value, m) => m.tracks.loudness(formatNumber(value, m.locale)),
  language: (code, m) => languageName(code, m),
  label: (label) => escapeText(label, 60),
  releaseDate: (date, m) => dateWords(date, m),
  isrc: (isrc) => escapeText(isrc, 20),
  explicit: (explicit, m) => (explicit ? m.tracks.explicit : m.tracks.notExplicit),
  durationMs: (ms) => formatDuration(ms),
  version: (version, m) => versionWords(version, m),
};

/** A value of a field as people read it, safe in markdown. */
export const sayValue = <F extends EnrichmentField>(
  field: F,
  value: EnrichmentValues[F],
  m: Messages,
): string => say[field](value, m);

export const tagsOf = (tags: readonly string[], most = 10): string =>
  tags
    .slice(0, most)
    .map((tag) => `#${escapeText(tag, 50)}`)
    .join(' ');

/** Who says it, by name. */
export const sourceWords = (source: EnrichmentSource, m: Messages): string => {
  const voice = m.tracks.voices[source];
  if (voice !== undefined) return voice;
  return source === 'manual' || source === 'title' ? source : m.providers[source];
};
