import { maySound } from './kana.ts';
import type { Text } from './normalise.ts';
import {
  consonants,
  editDistance,
  isMisspelling,
  letterRatio,
  sameVowels,
  slips,
  withoutUmlauts,
} from './spelling.ts';

/**
 * How two texts are alike. `script`: one is a transliteration of the other; `spelling`: slips; `near`: much the same,
 * but the difference may mean something; `slip`: perhaps mistyped, perhaps another word; `sound`: may be how the other is read; `unreadable`: in scripts that cannot be compared; `numbers`: numbers differ.
 */
export type Likeness =
  | 'equal'
  | 'script'
  | 'spelling'
  | 'slip'
  | 'sound'
  | 'near'
  | 'unreadable'
  | 'numbers'
  | 'different';

export interface Similarity {
  /** From 0 to 1. */
  readonly value: number;
  readonly how: Likeness;
}

const EQUAL: Similarity = { value: 1, how: 'equal' };
const NOTHING: Similarity = { value: 0, how: 'different' };
const SCRIPT: Similarity = { value: 0.94, how: 'script' };
const SPELLING: Similarity = { value: 0.95, how: 'spelling' };
const SLIP: Similarity = { value: 0.9, how: 'slip' };
const SOUND: Similarity = { value: 0.9, how: 'sound' };
const NEAR: Similarity = { value: 0.86, how: 'near' };
const UNREADABLE: Similarity = { value: 0.5, how: 'unreadable' };

/** So many letters of a title nobody writes by accident: the rest was cut off. */
const CUT_OFF = 40;
const articles = new Set(['the', 'a', 'an']);

/** Compares two texts; the order of the two does not matter. */
export const similarity = (a: Text, b: Text): Similarity => {
  if (a.native === b.native) return a.native === '' ? NOTHING : EQUAL;
  if (a.script === 'signs' || b.script === 'signs') return NOTHING;
  if (a.joined === b.joined) return EQUAL;
  if (a.numbers !== b.numbers && !isSameDigits(a, b))
    return { value: 0.6 * overlap(a.words, b.words), how: 'numbers' };
  return a.script === b.script ? inOneScript(a, b) : acrossScripts(a, b);
};

/** "Nogizaka46" and "乃木坂46": the letters around a number are compared apart from it. */
const isSameDigits = (a: Text, b: Text): boolean =>
  a.script !== b.script && a.numbers.replace(/\D+/g, ' ').trim() === b.numbers.replace(/\D+/g, ' ').trim();

/** Of the letters of the longer, so many may differ for a text to be near. */
const NEAR_SHARE = 0.15;

const inOneScript = (a: Text, b: Text): Similarity => {
  const longer = Math.max(a.joined.length, b.joined.length);
  const near = Math.floor(NEAR_SHARE * longer);
  const distance = editDistance(a.joined, b.joined, Math.max(near, slips(longer)));
  if (isMisspelling(a, b, distance)) return SPELLING;
  if (isSameButUmlauts(a.joined, b.joined) || isCutOff(a.joined, b.joined)) return SPELLING;
  if (sameButArticles(a, b)) return SPELLING;
  if (lacksOneWord(a.words, b.words)) return SLIP;
  if (distance <= slips(longer) && differInLongWords(a.words, b.words)) return SLIP;
  if (distance <= near || isReordered(a, b)) return NEAR;
  const shared = overlap(a.words, b.words);
  return shared === 0 ? NOTHING : { value: 0.7 * shared, how: 'different' };
};

/** "Cill The Line" may be meant to be "Call The Line"; "Side A" is never "Side B". */
const differInLongWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length &&
  a.every((word, at) => word === b[at] || (word.length >= 4 && (b[at]?.length ?? 0) >= 4));

/** The share of letters that are in words which both have. */
const overlap = (a: readonly string[], b: readonly string[]): number => {
  const [shared, rest] = lettersOf(a, b);
  if (shared === 0) return 0;
  const [sharedToo, restToo] = lettersOf(b, a);
  return (shared + sharedToo) / (shared + rest + sharedToo + restToo);
};

const lettersOf = (words: readonly string[], others: readonly string[]): readonly [number, number] => {
  let shared = 0;
  let rest = 0;
  for (const word of words) {
    if (others.includes(word)) shared += word.length;
    else rest += word.length;
  }
  return [shared, rest];
};

const isSameButUmlauts = (a: string, b: string): boolean =>
  a.length >= 5 &&
  a.length !== b.length &&
  a.charCodeAt(0) === b.charCodeAt(0) &&
  Math.abs(a.length - b.length) <= 3 &&
  withoutUmlauts(a) === withoutUmlauts(b);

const acrossScripts = (a: Text, b: Text): Similarity => {
  const [one, other] = [consonants(a.joined), consonants(b.joined)];
  const ratio = letterRatio(one, other);
  if (Math.min(one.length, other.length) >= 3 && ratio >= 0.8) return SCRIPT;
  const plain = letterRatio(sameVowels(a.joined), sameVowels(b.joined));
  if (Math.min(a.joined.length, b.joined.length) >= 3 && plain >= 0.8) return SCRIPT;
  if (a.script === 'opaque' || b.script === 'opaque') {
    const [own, read] = a.script === 'opaque' ? [a, b] : [b, a];
    return maySound(own.native, read.joined) ? SOUND : UNREADABLE;
  }
  return { value: 0.8 * Math.min(plain, ratio), how: 'different' };
};

const isCutOff = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= CUT_OFF && (a.startsWith(b) || b.startsWith(a));

const sameButArticles = (a: Text, b: Text): boolean => {
  if (a.words.length === b.words.length) return false;
  const one = bare(a);
  return one !== '' && one === bare(b);
};

/** In a long title one small word may be forgotten: "Somebody I Used to Know". */
const lacksOneWord = (a: readonly string[], b: readonly string[]): boolean => {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1 || short.length < 4) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  return small.has(long[at] ?? '') && short.slice(at).every((word, i) => word === long[at + 1 + i]);
};

const small = new Set('that the a an to so just and of is oh'.split(' '));

const bare = ({ words }: Text): string => words.filter((word) => !articles.has(word)).join('');

const isReordered = (a: Text, b: Text): boolean =>
  a.words.length > 1 &&
  a.words.length === b.words.length &&
  a.joined.length === b.joined.length &&
  a.words.toSorted().join(' ') === b.words.toSorted().join(' ');
