/**
 * Folding: how words are compared when somebody searches. Case, accents, width and punctuation do not count, letters of
 * every script do. Whatever is stored for searching and whatever is typed goes through the same function.
 */

/** Latin letters that Unicode does not take apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/**
 * Marks that people leave out when they type: accents on Latin, Greek and Cyrillic letters, vowel points of Hebrew and
 * Arabic. Marks of other scripts are part of the letter (か is not が) and stay.
 */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}*)\p{Mn}/gu;
const POINTS = /[\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640]/gu;
/** Said as one word ("don't" is "dont"). */
const APOSTROPHES = /['’‘ʼ`´]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;

/** One text as a line of folded words; a text of signs only ("÷", "!!!") stays as it is, so that it can be found. */
export const fold = (text: string): string => {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(POINTS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .normalize('NFC');
  const words = letters.replace(BETWEEN_WORDS, ' ').trim();
  return words === '' ? text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim() : words;
};

/** The words that must all be in a text for it to be found. */
export const searchWords = (typed: string): string[] => [...new Set(fold(typed).split(' '))].filter(Boolean);

/**
 * What is stored of a track for searching: title, artists and album. Words written with signs inside ("AC/DC") stand
 * there in both ways people type them.
 */
export const searchTextOf = (track: {
  readonly title: string;
  readonly artists: readonly { readonly name: string }[];
  readonly albumTitle: string | null;
}): string => {
  const parts = [track.title, ...track.artists.map(({ name }) => name), track.albumTitle ?? ''];
  return [...new Set(parts.flatMap((part) => [fold(part), ...joined(part)]))].filter(Boolean).join(' | ');
};

/** "AC/DC" → "acdc", "R.E.M." → "rem": words that only signs hold apart. */
const joined = (text: string): string[] =>
  text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}][^\p{L}\p{N}\p{M}\s]+[\p{L}\p{N}]/u.test(word))
    .map((word) => fold(word).replaceAll(' ', ''));
