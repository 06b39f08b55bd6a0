import anyAscii from 'any-ascii';

const RUNS = /\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|\p{Script=Han}+|[a-z0-9]+/gu;
const HIRAGANA = /\p{Script=Hiragana}/gu;

/** Letters that romanisations write for one kana: は is "ha" or "wa", し is "shi" or "si". */
const letters: Readonly<Record<string, string>> = {
  h: '[hwf]?',
  w: 'w?',
  y: 'y?',
  s: 'sh?',
  t: '(?:ts?|ch)',
  j: '(?:j|z|dj)',
  z: '(?:z|j)',
  c: 'c?',
  n: '[nm]',
};

/** Long vowels are written in many ways: "gunjou", "gunjoo", "gunjo". */
const shortened = (latin: string): string => latin.replace(/([aeiou])\1+/g, '$1').replace(/ou/g, 'o');

/** More is no title that has to be tried. */
const MOST_RUNS = 8;
const MOST_LETTERS = 60;

const patternOf = (run: string): string => {
  if (/^\p{Script=Hiragana}/u.test(run)) {
    const sounds = anyAscii(run)
      .toLowerCase()
      .replace(/[^a-z]/g, '');
    return shortened(sounds).replace(/[a-z]/g, (sound) => letters[sound] ?? sound);
  }
  if (/^[a-z0-9]/.test(run)) return shortened(run);
  return /^\p{Script=Han}/u.test(run)
    ? `[a-z]{${run.length},${run.length * 6}}`
    : `[a-z]{1,${run.length * 3}}`;
};

/** One kana among so many characters tells enough. */
const LONG = 5;

/**
 * Whether Latin letters may be how a Japanese title is read: "Yoru ni Kakeru" for "夜に駆ける". How the Han characters
 * sound is not known, but the kana between them are, so some of them must be there.
 */
export const maySound = (native: string, latin: string): boolean => {
  const kana = native.match(HIRAGANA)?.length ?? 0;
  if (kana === 0 || (kana === 1 && native.length < LONG)) return false;
  const runs = native.match(RUNS) ?? [];
  if (runs.length < 2 || runs.length > MOST_RUNS || latin.length > MOST_LETTERS) return false;
  return new RegExp(`^${runs.map(patternOf).join('')}$`).test(shortened(latin));
};
