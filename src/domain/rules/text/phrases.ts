import type { Cursor } from './cursor.ts';

/** What each phrase means. */
type Phrases<T> = readonly (readonly [T, readonly string[]])[];

/** Longer phrases come before shorter ones, as these may begin them. */
export const flat = <T>(phrases: Phrases<T>): readonly (readonly [string, T])[] =>
  phrases
    .flatMap(([value, words]) => words.map((phrase) => [phrase, value] as const))
    .sort(([a], [b]) => b.split(' ').length - a.split(' ').length);

/** Takes the first phrase of the table that stands here. */
export const eatOne = <T>(cursor: Cursor, table: readonly (readonly [string, T])[]): T | null => {
  for (const [phrase, value] of table) if (cursor.eat(phrase) !== null) return value;
  return null;
};
