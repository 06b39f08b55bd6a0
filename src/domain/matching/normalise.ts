import anyAscii from 'any-ascii';
import { fold } from '../library/fold.ts';

/**
 * How a text is written. `latin` also after folding; `han` is read differently by language, so a transliteration may
 * be wrong; `other` scripts have a usable one; `signs` have no letters at all.
 */
export type Script = 'latin' | 'han' | 'other' | 'signs';

/** A text made ready for comparing. */
export interface Text {
  /** Folded, in its own script. */
  readonly native: string;
  /** The words in Latin letters and digits. */
  readonly words: readonly string[];
  /** `words` without the spaces: "Night Drive", "Nightdrive" and "Night-Drive" are equal here. */
  readonly joined: string;
  readonly script: Script;
  /** The words that hold a digit, sorted: sequels differ in nothing else. */
  readonly numbers: string;
}

const WORDS = /[a-z0-9]+/g;
const NOT_PLAIN = /[^ -~]/;
const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;
/** Joiners, soft hyphens, variation selectors and trademark signs: invisible or meaningless. */
const INVISIBLE = /[\u00ad\u2060\ufeff™®©℗]|[\u200b-\u200f]|[\ufe00-\ufe0f]/gu;
/** "Axwell Λ Ingrosso" is one of those, too. */
const AND_SIGNS = /[&＆]|(?<=\s)[+＋Λλ](?=\s)/gu;
/** Rock'n'Roll, Guns N' Roses. */
const AND_LETTER = /\s?['’‘]n['’‘]\s?|\sn['’‘]\s|\s['’‘]n\s/gu;

/** Letters as some people write them: Ke$ha, P!nk. Signs between words stay signs. */
const stylised = (lower: string): string => {
  let text = lower;
  if (text.includes('$')) text = text.replace(/\$(?=[a-z])|(?<=[a-z])\$/g, 's');
  if (text.includes('!')) text = text.replace(/(?<=[a-z])!(?=[a-z])/g, 'i');
  return text;
};

const hasDigit = (word: string): boolean => {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
};

const numbersOf = (words: readonly string[]): string => {
  let found: string[] | undefined;
  for (const word of words) {
    if (!hasDigit(word)) continue;
    if (found === undefined) found = [word];
    else found.push(word);
  }
  return found === undefined ? '' : found.length === 1 ? (found[0] ?? '') : found.sort().join(' ');
};

/** A text out of words that are Latin already. */
export const latinText = (words: readonly string[], native: string, script: Script): Text => ({
  native,
  words,
  joined: words.join(''),
  script,
  numbers: numbersOf(words),
});

const plainWords = (text: string): string[] => {
  let lower = text.toLowerCase();
  if (lower.includes("'") || lower.includes('`')) {
    lower = lower.replace(AND_LETTER, ' and ').replace(/['`]/g, '');
  }
  if (lower.includes('&') || lower.includes('+')) lower = lower.replace(AND_SIGNS, ' and ');
  return stylised(lower).match(WORDS) ?? [];
};

const signs = (text: string): Text => {
  const native = text.replace(/\s+/gu, ' ').trim();
  return {
    native,
    words: native === '' ? [] : [native],
    joined: native.replaceAll(' ', ''),
    script: 'signs',
    numbers: '',
  };
};

/**
 * Folds case, accents, width and punctuation; "&" and "+" become "and". Other scripts are transliterated letter by
 * letter for `words`, and kept in `native`.
 */
export const textOf = (raw: string): Text => {
  if (!NOT_PLAIN.test(raw)) {
    const words = plainWords(raw);
    return words.length === 0 ? signs(raw) : latinText(words, words.join(' '), 'latin');
  }
  const visible = raw.replace(INVISIBLE, '');
  if (!LETTER.test(visible)) return signs(visible);
  const lower = visible.toLowerCase().replace(AND_SIGNS, ' and ').replace(AND_LETTER, ' and ');
  const native = fold(stylised(lower));
  if (!NOT_PLAIN.test(native)) return latinText(native.match(WORDS) ?? [], native, 'latin');
  const words = latin(native).match(WORDS);
  return words === null ? signs(visible) : latinText(words, native, HAN.test(native) ? 'han' : 'other');
};

/** Any script in small Latin letters. Doing it twice changes nothing. */
export const latin = (text: string): string =>
  NOT_PLAIN.test(text) ? anyAscii(text).toLowerCase().replace(/['`]/g, '') : text.toLowerCase();

/** Leading "the", which half of the sources leave out. */
export const withoutThe = (text: Text): Text =>
  text.words.length > 1 && text.words[0] === 'the'
    ? latinText(text.words.slice(1), text.native.replace(/^the /, ''), text.script)
    : text;

const ISRC = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;

/** Twelve capital letters and digits without hyphens, or null for what is no ISRC (placeholders, other codes). */
export const isrcOf = (raw: string): string | null => {
  const code = raw
    .toUpperCase()
    .replace(/^\s*ISRC\b[:\s-]*/, '')
    .replace(/[^A-Z0-9]/g, '');
  return ISRC.test(code) && !/^.{5}0{7}$/.test(code) ? code : null;
};
