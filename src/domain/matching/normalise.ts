import anyAscii from 'any-ascii';
import { fold } from '../library/fold.ts';

/**
 * How a text is written. `latin` also after folding; `readable` scripts have a transliteration that people and tables
 * agree about; in `opaque` ones (Han, Hangul, Arabic, …) artists often have another name in Latin letters, and vowels
 * may be missing; `signs` have no letters at all.
 */
export type Script = 'latin' | 'readable' | 'opaque' | 'signs';

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
const OPAQUE =
  /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\P{L}]/u;
/** Joiners, soft hyphens, variation selectors and trademark signs: invisible or meaningless. */
const INVISIBLE = /[\u00ad\u2060\ufeff™®©℗]|[\u200b-\u200f]|[\ufe00-\ufe0f]/gu;
/** "Axwell Λ Ingrosso" and "Axwell /\\ Ingrosso" are of those, too. */
const AND_SIGNS = /[&＆]|(?<=\s)(?:[+＋Λλ]|\/\\)(?=\s)/gu;
/** Rock'n'Roll, Guns N' Roses. */
const AND_LETTER = /\s?['’‘]n['’‘]\s?|\sn['’‘]\s|\s['’‘]n\s/gu;

/** Letters as some people write them: Ke$ha, P!nk. Signs between words stay signs. */
const stylised = (lower: string): string => {
  let text = lower;
  if (text.includes('$')) text = text.replace(/\$(?=[a-z])|(?<=[a-z])\$/g, 's');
  if (text.includes('!')) text = text.replace(/(?<=[a-z])!(?=[a-z])/g, 'i');
  return text;
};

const DIGIT = /\d/;

const numbersOf = (words: readonly string[]): string =>
  words
    .filter((word) => DIGIT.test(word))
    .sort()
    .join(' ');

/** A text out of words that are Latin already. */
export const latinText = (words: readonly string[], native: string, script: Script): Text => {
  const joined = words.join('');
  return { native, words, joined, script, numbers: DIGIT.test(joined) ? numbersOf(words) : '' };
};

/** Signs that are part of words, or words themselves. */
const TELLING = /['`&+$!\\]/;

const plainWords = (text: string): string[] => {
  const lower = text.toLowerCase();
  return (TELLING.test(lower) ? withSigns(lower) : lower).match(WORDS) ?? [];
};

const withSigns = (lower: string): string =>
  stylised(
    (lower.includes(';') ? withoutEntities(lower) : lower)
      .replace(AND_LETTER, ' and ')
      .replace(/['`]/g, '')
      .replace(AND_SIGNS, ' and '),
  );

/** "Rock &amp; Roll", as exported lists have it. */
const withoutEntities = (lower: string): string =>
  lower.replace(/&(?:amp|#38);/g, '&').replace(/&(?:quot|#34|apos|#0?39);/g, "'");

/** ラヴ and ラブ. */
const plainKana = (text: string): string =>
  text.includes('ヴ') ? text.replace(/ヴ([ァィェォ]?)/g, (_, small: string) => VU[small] ?? 'ブ') : text;
const VU: Readonly<Record<string, string>> = { ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ' };

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
  const visible = raw.replace(INVISIBLE, '').replaceAll('№', ' no ');
  if (!LETTER.test(visible)) return signs(visible);
  const native = fold(withSigns(plainKana(visible).toLowerCase()));
  if (!NOT_PLAIN.test(native)) return latinText(native.match(WORDS) ?? [], native, 'latin');
  const words = latin(native).match(WORDS);
  return words === null
    ? signs(visible)
    : latinText(words, native, OPAQUE.test(native) ? 'opaque' : 'readable');
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
const PLACEHOLDER = /0{7}$/;

/** Twelve capital letters and digits without hyphens, or null for what is no ISRC (placeholders, other codes). */
export const isrcOf = (raw: string): string | null => {
  if (ISRC.test(raw)) return PLACEHOLDER.test(raw) ? null : raw;
  const code = raw
    .toUpperCase()
    .replace(/^\s*ISRC\b[:\s-]*/, '')
    .replace(/[^A-Z0-9]/g, '');
  return ISRC.test(code) && !PLACEHOLDER.test(code) ? code : null;
};
