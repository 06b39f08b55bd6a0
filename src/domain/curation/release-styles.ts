import { genreWord, genreWords } from '../enrichment/genres.ts';
import { fold } from '../library/fold.ts';

/** Which releases are of a style, where the source has tags instead of Beatport's genres. */
export interface StyleTags {
  /** Our genre words that the style's name stands for; empty when it is no genre that we know. */
  readonly words: ReadonlySet<string>;
  /** The name itself, folded, and without what stands in brackets. */
  readonly names: ReadonlySet<string>;
  /** Whether finer genres ("dub techno") belong to it: Beatport has genres of their own for them. */
  readonly finer: boolean;
}

/** @param own true for a style that somebody added: it has no neighbours that take the finer genres */
export const styleTags = (name: string, own: boolean): StyleTags => {
  const bare = name.replaceAll(/\([^)]*\)/g, ' ').trim();
  const spellings = [name, bare].filter((spelling) => spelling !== '');
  return {
    words: new Set(spellings.flatMap(genreWords)),
    names: new Set(spellings.map(fold)),
    finer: own,
  };
};

/** Whether a tag says that something is of the style. */
export const isTagOf = ({ words, names, finer }: StyleTags, tag: string): boolean => {
  if (names.has(fold(tag))) return true;
  return genreWords(tag).some(
    (word) => words.has(word) || (finer && genreWord(word)?.broader.some((one) => words.has(one)) === true),
  );
};
