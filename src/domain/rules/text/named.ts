import type { Expected } from '../problems.ts';
import type { Cursor } from './cursor.ts';

/** One of few words, as what it means. */
export const named = <T extends string>(
  cursor: Cursor,
  words: Readonly<Record<string, T>>,
  expected: Expected,
): T => {
  const keys = Object.keys(words);
  const word = cursor.eat(...keys);
  return (
    words[word ?? ''] ?? cursor.fail(expected, { known: keys, words: [...new Set(Object.values(words))] })
  );
};
