import { fold } from '../library/fold.ts';
import type { Weighted } from './values.ts';
import { bassWords } from './words/bass.ts';
import { clubWords } from './words/club.ts';
import { electronicWords } from './words/electronic.ts';
import { moodWords } from './words/moods.ts';
import { otherWords } from './words/other.ts';
import { rockAndPopWords } from './words/rock-and-pop.ts';
import { severalWords } from './words/several.ts';

/**
 * The one table of genre names. Whatever a provider or a person writes comes out as our word, or as nothing. A word is
 * broad ("techno", a genre) or fine ("dub techno", a style) with the broader words it belongs to.
 *
 * The tables in `words/` have one word per line: `word < broader, broader: spelling; spelling`; indented lines go on.
 * Spellings are compared without case, accents, spaces and punctuation, and "&", "+" and "'n'" are "and".
 */
export interface GenreWord {
  readonly word: string;
  /** Empty for a broad word. */
  readonly broader: readonly string[];
}

const keyOf = (name: string): string =>
  fold(name.replace(/[&+]|(?<=[\s'’])n(?=[\s'’])/giu, ' and ')).replaceAll(' ', '');

const readTable = (table: string): { word: GenreWord; spellings: string[] }[] =>
  table
    .replace(/\n +/g, ' ')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [head = '', spellings = ''] = line.split(/:\s(.*)/s);
      const [word = '', broader = ''] = head.split(' < ');
      return {
        word: { word, broader: broader === '' ? [] : broader.split(', ') },
        spellings: [word, ...spellings.split('; ').filter(Boolean)],
      };
    });

const entries = [clubWords, bassWords, electronicWords, rockAndPopWords, otherWords].flatMap(readTable);
const byWord = new Map(entries.map(({ word }) => [word.word, word]));
const wordByKey = new Map(
  entries.flatMap(({ word, spellings }) => spellings.map((name) => [keyOf(name), word.word] as const)),
);
const severalByKey = new Map(Object.entries(severalWords).map(([name, words]) => [keyOf(name), words]));
const moodByKey = new Map(
  moodWords.flatMap(([word, ...spellings]) => [word, ...spellings].map((name) => [keyOf(name), word])),
);

/** Words that say little: beside others they count for less. */
const VAGUE: ReadonlySet<string> = new Set(['electronic', 'world', 'alternative', 'indie', 'pop']);

/** Every spelling with the word it leads to, for the check that none leads to two. */
export const spellingsOfAll: readonly (readonly [key: string, word: string])[] = entries.flatMap(
  ({ word, spellings }) => [...new Set(spellings.map(keyOf))].map((key) => [key, word.word] as const),
);

/** All our genre words, in the order of the table. */
export const allGenreWords: readonly GenreWord[] = entries.map(({ word }) => word);
export const allMoods: readonly string[] = moodWords.map(([word]) => word);

/** One of our words by its name. */
export const genreWord = (word: string): GenreWord | null => byWord.get(word) ?? null;

/** True for a broad word ("techno"), false for a fine one ("dub techno"). */
export const isBroad = (word: string): boolean => byWord.get(word)?.broader.length === 0;

/**
 * What a name means in our words; empty when it is no genre. Drawers that hold several things ("Techno/House") give
 * several.
 */
export const genreWords = (name: string): readonly string[] => {
  const key = keyOf(name);
  const several = severalByKey.get(key);
  if (several !== undefined) return several;
  const one = wordByKey.get(key);
  if (one !== undefined) return [one];
  const parts = name.split(/[/,;|]/).filter((part) => part.trim() !== '');
  return parts.length < 2 ? [] : [...new Set(parts.flatMap((part) => wordByKey.get(keyOf(part)) ?? []))];
};

/** Our word for a mood, or null. */
export const moodWord = (name: string): string | null => moodByKey.get(keyOf(name)) ?? null;

export interface SortedWords {
  readonly genres: readonly Weighted[];
  readonly styles: readonly Weighted[];
  readonly moods: readonly Weighted[];
  /** Names that are none of them, as they were written. */
  readonly unknown: readonly Weighted[];
}

/** How much a word that was not said itself counts, because a finer one was. */
const IMPLIED = 0.7;

/** Sorts names into broad words, fine words, moods and the rest. A fine word speaks for its broader ones too. */
export const sortWords = (named: readonly Weighted[]): SortedWords => {
  const genres = new Map<string, number>();
  const styles = new Map<string, number>();
  const moods = new Map<string, number>();
  const unknown = new Map<string, number>();
  const raise = (where: Map<string, number>, name: string, weight: number): void => {
    where.set(name, Math.max(where.get(name) ?? 0, weight));
  };
  for (const { name, weight: said } of named) {
    const weight = Math.min(1, said);
    if (!(weight > 0)) continue;
    const words = genreWords(name);
    for (const word of words) {
      const { broader = [] } = byWord.get(word) ?? {};
      const share = weight / words.length;
      raise(broader.length === 0 ? genres : styles, word, share);
      for (const wide of broader) {
        if (isBroad(wide)) raise(genres, wide, share);
        else raise(styles, wide, share * IMPLIED);
      }
    }
    if (words.length > 0) continue;
    const mood = moodWord(name);
    if (mood === null) raise(unknown, name.trim(), weight);
    else raise(moods, mood, weight);
  }
  return {
    genres: heaviest(genres),
    styles: heaviest(styles),
    moods: heaviest(moods),
    unknown: heaviest(unknown),
  };
};

/** Heaviest first, then by name, so that the order never depends on who was asked first. */
export const heaviest = (weights: ReadonlyMap<string, number>): Weighted[] =>
  [...weights]
    .map(([name, weight]) => ({ name, weight }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));

/** A vague word ("electronic") counts little beside one that says something. */
export const lessVague = (weights: readonly Weighted[]): Weighted[] => {
  if (weights.every(({ name }) => VAGUE.has(name))) return [...weights];
  const scaled = weights.map(({ name, weight }) => [name, VAGUE.has(name) ? weight * 0.25 : weight] as const);
  return heaviest(new Map(scaled));
};
