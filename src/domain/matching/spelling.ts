/**
 * Edits that turn one word into the other: insert, delete, replace, or swap two neighbours (optimal string alignment).
 * Stops counting at `limit + 1`.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - start;
  if (endA === start || width === 0) return Math.min(limit + 1, endA - start + width);
  return alignment(a.slice(start, endA), b.slice(start, endB), limit);
};

/** Only the band around the diagonal counts: further off there are more edits than the limit. */
const alignment = (a: string, b: string, limit: number): number => {
  const width = b.length;
  const over = limit + 1;
  let before: number[] = [];
  let last: number[] = [];
  for (let j = 0; j <= width; j++) last.push(Math.min(j, over));
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(width, i + limit);
    const row: number[] = [Math.min(i, over)];
    for (let j = 1; j < from; j++) row.push(over);
    let least = from === 1 ? i : over;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (last[j] ?? over) + 1,
        (row[j - 1] ?? over) + 1,
        (last[j - 1] ?? over) + (same ? 0 : 1),
      );
      if (!same && i > 1 && j > 1 && isSwap(a, b, i, j)) cost = Math.min(cost, (before[j - 2] ?? over) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return over;
    before = last;
    last = row;
  }
  return Math.min(over, last[width] ?? over);
};

const isSwap = (a: string, b: string, i: number, j: number): boolean =>
  a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);

const DIGIT = /\d/;

/**
 * True when the words differ as slips do. Short words, first letters and numbers are where different titles differ
 * ("Day" and "Say", "Calling" and "Falling", "M83" and "M84"), so there nothing may be off.
 */
const slipped = (a: string, b: string): boolean => {
  const longer = Math.max(a.length, b.length);
  if (longer < 4 || DIGIT.test(a) || DIGIT.test(b)) return false;
  const allowed = longer < 8 ? 1 : 2;
  if (editDistance(a, b, allowed) > allowed) return false;
  if (a.length !== b.length) return longer >= 5 && (a[0] === b[0] || a.length + b.length >= 13);
  const swap = a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
  return swap || (longer >= 5 && a[0] === b[0]);
};

/** Edits a slip of the fingers may make in a text of this length. */
export const slips = (length: number): number => (length < 4 ? 0 : length < 10 ? 1 : length < 20 ? 2 : 3);

/**
 * True when two texts that are `distance` edits apart are one text of which one or both were mistyped.
 */
export const isMisspelling = (a: Spelled, b: Spelled, distance: number): boolean => {
  if (distance > slips(Math.min(a.joined.length, b.joined.length))) return false;
  if (a.words.length !== b.words.length) {
    // A lost or added space together with one slip.
    return a.joined.length >= 10 && distance <= 1 && !DIGIT.test(a.joined) && !DIGIT.test(b.joined);
  }
  return a.words.every((word, at) => word === b.words[at] || slipped(word, b.words[at] ?? ''));
};

interface Spelled {
  readonly words: readonly string[];
  readonly joined: string;
}

/** Common letters from 0 to 1, by edits; 0 below a half. */
export const letterRatio = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  const limit = Math.floor(longer / 2);
  const distance = editDistance(a, b, limit);
  return distance > limit ? 0 : 1 - distance / longer;
};

/** "ue" for "ü" and "aa" for "å": two ways to write one letter. */
export const withoutUmlauts = (joined: string): string =>
  joined.replace(/([aou])e/g, '$1').replace(/aa/g, 'a');

/** "Kyiv" and "Kiiv", "Sergej" and "Sergey". */
export const sameVowels = (joined: string): string => joined.replace(/[yj]/g, 'i').replace(/(.)\1+/g, '$1');

/**
 * What stays of a word whichever way it was brought into Latin letters: the consonants, with those that romanisations
 * disagree about made one or left out (Polnochnyy, Polnochny, Polnočnyj; Bamgeoli, Bamgeori; Mgdlvr, Migdalor).
 */
export const consonants = (joined: string): string =>
  joined
    .replace(/tch|tsch|cz/g, 'ch')
    .replace(/ph/g, 'f')
    .replace(/c(?=[aoulrkt]|$)/g, 'k')
    .replace(/ts|tz/g, 'c')
    .replace(/zh|dj|dzh/g, 'j')
    .replace(/ck|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/l/g, 'r')
    .replace(/[aeiouywvh]/g, '')
    .replace(/(.)\1+/g, '$1');
