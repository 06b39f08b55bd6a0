import { fold } from '../library/fold.ts';
import { MAX_CATEGORIES } from './curation.ts';

export const LONGEST_NAME = 60;

/** Something that can be seen. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

/** A name as it is kept: one line, single spaces, 1 to 60 characters; null when it is none. */
export const plainName = (typed: string): string | null => {
  const name = typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return VISIBLE.test(name) && [...name].length <= LONGEST_NAME ? name : null;
};

/** What is wrong with names that a person gave; `value` is the one it is about. */
export type NamesProblem =
  | { readonly kind: 'bad'; readonly value: string }
  | { readonly kind: 'taken'; readonly value: string }
  | { readonly kind: 'many'; readonly limit: number };

/**
 * Names of new categories, as they are kept. Names that differ in case, accents and punctuation only are one.
 * @param known names that there are already
 */
export const categoryNames = (
  typed: readonly string[],
  known: readonly string[],
): { readonly names: readonly string[] } | { readonly problem: NamesProblem } => {
  const taken = new Set(known.map(fold));
  const names: string[] = [];
  for (const text of typed) {
    const name = plainName(text);
    if (name === null) return { problem: { kind: 'bad', value: text } };
    const key = fold(name);
    if (taken.has(key)) return { problem: { kind: 'taken', value: name } };
    taken.add(key);
    names.push(name);
  }
  return known.length + names.length > MAX_CATEGORIES
    ? { problem: { kind: 'many', limit: MAX_CATEGORIES } }
    : { names };
};

/** What a person wrote in one field, comma by comma or line by line. */
export const splitNames = (typed: string): string[] =>
  typed
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
