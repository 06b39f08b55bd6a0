import { sortWords } from '../domain/enrichment/genres.ts';
import type { EnrichmentValues, Weighted } from '../domain/enrichment/values.ts';

/** Words that people gave to one thing, and how many of them. */
export interface CountedTag {
  readonly name: string;
  readonly count: number;
}

/** The tags of one thing; `factor` 0..1: how much what is said of it (an artist) tells about a track. */
export interface TagLevel {
  readonly tags: readonly CountedTag[];
  readonly factor: number;
}

const LONGEST_NAME = 60;
const MOST_TAGS = 30;

/**
 * One list from several levels: lower-case names, the most used of a level weighs as much as its factor, the strongest
 * mention of a name counts. Names that more people voted down than up are left out.
 * @returns strongest first, at most 30.
 */
export const weighTags = (levels: readonly TagLevel[]): Weighted[] => {
  const weights = new Map<string, number>();
  for (const { tags, factor } of levels) {
    const counted = tags.filter(({ count }) => Number.isFinite(count) && count > 0);
    const most = counted.reduce((max, { count }) => Math.max(max, count), 0);
    for (const { name, count } of counted) {
      const word = name.trim().replace(/\s+/g, ' ').toLowerCase();
      if (word === '' || word.length > LONGEST_NAME) continue;
      const weight = Math.round((factor * count * 1_000) / most) / 1_000;
      weights.set(word, Math.max(weights.get(word) ?? 0, weight));
    }
  }
  return [...weights]
    .map(([name, weight]) => ({ name, weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_TAGS);
};

/** The same as values of a track: names that are no genre and no mood are free tags as well. */
export const tagValues = (levels: readonly TagLevel[]): Pick<EnrichmentValues, 'genres' | 'tags'> => {
  const genres = weighTags(levels);
  return { genres, tags: sortWords(genres).unknown.map(({ name }) => name) };
};

/** How much the tags of a thing tell about one track, and how sure that is. */
export const LEVELS = {
  recording: { factor: 1, confidence: 0.9 },
  releaseGroup: { factor: 0.8, confidence: 0.75 },
  artist: { factor: 0.5, confidence: 0.5 },
} as const;
