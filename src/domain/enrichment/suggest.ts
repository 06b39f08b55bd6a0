import { fold } from '../library/fold.ts';
import { camelotOf, openKeyOf } from './keys.ts';
import type { MusicalKey } from './values.ts';

const MOST = 25;
/** Discord's limit of an option's value. */
const LONGEST = 100;

/** Words for the last part of a list with commas, with what stands before it; those that begin with it first. */
export const suggestInList = (words: readonly string[], typed: string): string[] => {
  const at = typed.lastIndexOf(',') + 1;
  const before = typed.slice(0, at) === '' ? '' : `${typed.slice(0, at).trim()} `;
  const part = fold(typed.slice(at));
  const found = part === '' ? words : words.filter((word) => fold(word).includes(part));
  const begins = (word: string): boolean => fold(word).startsWith(part);
  return [...found.filter(begins), ...found.filter((word) => !begins(word))]
    .map((word) => before + word)
    .filter((value) => value.length <= LONGEST)
    .slice(0, MOST);
};

const wheel: readonly MusicalKey[] = Array.from({ length: 12 }, (_, pitch) => [
  { pitch, mode: 'minor' as const },
  { pitch, mode: 'major' as const },
])
  .flat()
  .sort((a, b) => Number.parseInt(camelotOf(a), 10) - Number.parseInt(camelotOf(b), 10));

/**
 * Keys whose notation or name holds what was typed, around the wheel.
 * @param named how the person calls a key
 */
export const suggestKeys = (
  typed: string,
  named: (key: MusicalKey) => string,
): { name: string; value: string }[] => {
  const part = typed.trim().toLowerCase();
  return wheel
    .map((key) => ({
      value: camelotOf(key),
      name: `${camelotOf(key)} · ${openKeyOf(key)} · ${named(key)}`,
    }))
    .filter(({ name }) => name.toLowerCase().includes(part))
    .slice(0, MOST);
};
