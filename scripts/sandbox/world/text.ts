/** Words without accents, signs and capitals; a name of signs only is kept as it is, or nobody would find it. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.length > 0 ? words : plain.split(/\s+/).filter(Boolean);
}

/** Two texts are the same to a search when their words are. */
export const sameWords = (text: string): string => wordsOf(text).join(' ');

/** `Âme & Söhne: Vol. 2` → `ame-sohne-vol-2`. */
export const slugOf = (text: string): string => wordsOf(text).join('-');
