import { sortWords } from '../../domain/enrichment/genres.ts';
import type { Weighted } from '../../domain/enrichment/values.ts';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { known, word } from '../facts.ts';
import type { Likeness } from '../likeness.ts';
import { noiseOf } from './noise.ts';
import { Document, type Tags } from './wire.ts';

/** Tags given by fewer than a tenth as many people as the first are mostly one person's. */
const LEAST_WEIGHT = 0.1;
const MOST_FREE_TAGS = 10;
const TRACK_CONFIDENCE = 0.7;
/** An artist makes more than one kind of music. */
const ARTIST = { factor: 0.6, confidence: 0.5 };
/** Their spelling correction may lead to another track. */
const LEAST_LIKENESS = 0.5;

/**
 * Tags as values of the subject: the track's own, or its artist's where people gave the track none that names a genre.
 * Null when the shape is not known.
 */
export const readTags = (raw: unknown, subject: Subject, likeness: Likeness): ReadValues | null => {
  const document = Document.safeParse(raw).data;
  if (document === undefined) return null;
  const own = isThis(document.track, subject, likeness)
    ? sortWords(weighed(document.track, subject, 1))
    : sortWords([]);
  const tags = own.unknown.slice(0, MOST_FREE_TAGS).map(({ name }) => name);
  if (own.genres.length + own.styles.length > 0) {
    const { genres, styles, moods } = own;
    return { values: known({ genres, styles, moods, tags }), confidence: TRACK_CONFIDENCE };
  }
  const { genres, styles } = sortWords(weighed(document.artist, subject, ARTIST.factor));
  return { values: known({ genres, styles, moods: own.moods, tags }), confidence: ARTIST.confidence };
};

/** Whether the track's own tags name a genre: if not, its artist is asked about. */
export const namesGenre = (track: Tags | null, subject: Subject, likeness: Likeness): boolean => {
  if (!isThis(track, subject, likeness)) return false;
  const { genres, styles } = sortWords(weighed(track, subject, 1));
  return genres.length + styles.length > 0;
};

const isThis = (tags: Tags | null, { title, artists }: Subject, likeness: Likeness): boolean => {
  if (tags === null) return false;
  if (tags.artist === null || tags.track === null) return true;
  const theirs = { title: tags.track, artists: [tags.artist] };
  return likeness.compare({ title, artists }, theirs) >= LEAST_LIKENESS;
};

const weighed = (given: Tags | null, subject: Subject, factor: number): Weighted[] => {
  const isNoise = noiseOf(subject);
  return (given?.tags ?? []).flatMap(({ name, count }) => {
    const tag = word(name);
    const weight = Math.min(100, count ?? 0) / 100;
    return tag === undefined || weight < LEAST_WEIGHT || isNoise(tag)
      ? []
      : [{ name: tag, weight: weight * factor }];
  });
};
