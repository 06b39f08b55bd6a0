import { latinText, type Text, textOf } from './normalise.ts';

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const ENGLISH = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const roman = new Map(ROMAN.map((word, at) => [word, String(at + 1)]));
const numberWords = new Map(ENGLISH.map((word, at) => [word, String(at + 1)]));
/** What stands before the number of a part. "Pt. 2", "Part II", "No. 2" and a bare "2" are one title. */
const partWords = new Set('pt pts part parts teil partie parte vol vols volume chapter chap'.split(' '));
/** The same, but only before digits: "No One" is not "One". */
const numberSigns = new Set(['no', 'nr', 'num', 'number']);
const sameWords = new Map([
  ['n', 'and'],
  ['o', 'of'],
  ['u', 'you'],
  ['luv', 'love'],
  ['nite', 'night'],
  ['thru', 'through'],
  ['mr', 'mister'],
  ['ms', 'miss'],
  ['ur', 'your'],
  ['4ever', 'forever'],
  ['2nite', 'tonight'],
  ['2night', 'tonight'],
  ['tonite', 'tonight'],
  ['2gether', 'together'],
  ['2day', 'today'],
]);

const DIGITS = /^\d+$/;

const littleWords = new Map([
  ['2', 'to'],
  ['4', 'for'],
]);
/** Letters beside letters are spelled: "U.S.A." */
const isLetter = (word: string | undefined): boolean => word !== undefined && LETTER.test(word);
const LETTER = /^[a-z]$/;

const isYou = (word: string | undefined): boolean => word === 'u' || word === 'you';

/**
 * The words of a title with numbers in one form. A single I, V or X is a number only at the end ("Nebula V") or after
 * a word for a part; elsewhere it is a word. Letters of an acronym ("D.A.N.C.E.") stay letters.
 */
export const titleText = (raw: string): Text => {
  const text = textOf(raw.includes('. ') ? raw.replace(MOVEMENT, numbered) : raw);
  if (text.script === 'signs') return text;
  const { words } = text;
  if (!words.some(isOdd)) return dropThe(text, words);
  const changed: string[] = [];
  const inParts = words.some((word) => partWords.has(word));
  for (const [at, word] of words.entries()) {
    const next = numeral(words[at + 1], true, true);
    const counts = partWords.has(word)
      ? next !== null
      : numberSigns.has(word) && DIGITS.test(words[at + 1] ?? '');
    if (counts && at > 0) continue;
    const between = word === 'and' && DIGITS.test(changed.at(-1) ?? '') && next !== null;
    if (between) continue;
    const before = words[at - 1] ?? '';
    // "Nothing Compares 2 U", "All 4 You".
    const little = isYou(words[at + 1]) ? littleWords.get(word) : undefined;
    if (little !== undefined && at > 0) {
      changed.push(little);
      continue;
    }
    const spelled = !inParts && isLetter(word) && (isLetter(before) || isLetter(words[at + 1]));
    if (spelled || (word === 'one' && before === 'no')) changed.push(word);
    else {
      const last = at === words.length - 1 && at > 0 && before !== 'and';
      changed.push(numeral(word, last, partWords.has(before)) ?? sameWords.get(word) ?? word);
    }
  }
  return dropThe(latinText(changed, text.native, text.script), changed);
};

/** "II. Andante con moto" and "2. Andante con moto". */
const MOVEMENT = /(?<=^|[\s:])([IVX]{1,5})\.\s(?=\p{L})/gu;
const numbered = (whole: string, numeral: string): string => {
  const value = roman.get(numeral.toLowerCase());
  return value === undefined ? whole : `${value} `;
};

const odd: ReadonlySet<string> = new Set([
  ...roman.keys(),
  ...numberWords.keys(),
  ...partWords,
  ...numberSigns,
  ...sameWords.keys(),
]);

/** Whether a word may have to be changed. */
const isOdd = (word: string): boolean => word.length < 2 || word.charCodeAt(0) === ZERO || odd.has(word);
const ZERO = 48;

const numeral = (word: string | undefined, last: boolean, afterPart: boolean): string | null => {
  if (word === undefined) return null;
  if (DIGITS.test(word)) return word.replace(/^0+(?=\d)/, '');
  const value = roman.get(word);
  if (value !== undefined) return word.length > 1 || last || afterPart ? value : null;
  return numberWords.get(word) ?? null;
};

const dropThe = (text: Text, words: readonly string[]): Text =>
  words.length > 1 && words[0] === 'the' ? latinText(words.slice(1), text.native, text.script) : text;
