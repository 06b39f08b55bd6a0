import { fold, searchWords } from './fold.ts';

/** How many sources a member may choose. */
export const MAX_SOURCES = 100;

/** Which part of a list a page is. @param asked counts from 0; beyond the end it is the last one */
export const choicePage = (
  total: number,
  size: number,
  asked: number,
): { readonly page: number; readonly pages: number; readonly offset: number } => {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(0, Math.trunc(asked)), pages - 1);
  return { page, pages, offset: page * size };
};

/** A short name of what stands on a page and in which order: FNV-1a over the ids, in base 36. */
export const pageMark = (options: readonly { readonly id: number }[]): string => {
  let hash = 0x811c9dc5;
  for (const { id } of options) hash = Math.imul(hash ^ id, 0x01000193) >>> 0;
  return hash.toString(36);
};

/** Those whose name holds every word that was typed: names that begin with it first, otherwise in their order. */
export const rankNames = <T extends { readonly name: string }>(all: readonly T[], typed: string): T[] => {
  const words = searchWords(typed);
  const hits = all.filter(({ name }) => {
    const folded = fold(name);
    return words.every((word) => folded.includes(word));
  });
  return beginsFirst(hits, typed);
};

/** Names that begin with what was typed before the others. */
export const beginsFirst = <T extends { readonly name: string }>(all: readonly T[], typed: string): T[] => {
  const start = fold(typed);
  const begins = ({ name }: T): boolean => fold(name).startsWith(start);
  return [...all.filter(begins), ...all.filter((one) => !begins(one))];
};
