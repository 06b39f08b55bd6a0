import type { Spot } from '../problems.ts';

/** Letters that take two places where all others take one. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60\u3000-\u303f]/u;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
const placesOf = (letter: string): number => (NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1);

const widthOf = (letters: readonly string[]): number =>
  letters.reduce((sum, letter) => sum + placesOf(letter), 0);

/** Longest line shown, in letters; Discord breaks longer ones on a phone. */
const LONGEST = 60;
/** Letters kept before the place when the beginning of a line is left out. */
const BEFORE = 30;

/**
 * The line of a place and below it a caret under every letter of the place, for a font in which all letters are as wide.
 * Long lines are cut around the place; tabs and backticks are replaced, so that the text can stand in a code block.
 */
export const caretExcerpt = (text: string, { offset, length }: Spot): string => {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  // A line of a megabyte is not taken apart for the sixty letters that are shown.
  const from = Math.max(start, offset - 4 * LONGEST);
  const rest = text.slice(offset, offset + 4 * LONGEST).split(/[\r\n]/, 1)[0] ?? '';
  const before = [...text.slice(from, offset)].map(shown);
  const behind = [...rest].map(shown);
  const cutBefore = from > start || before.length > BEFORE;
  const left = cutBefore ? before.slice(-BEFORE) : before;
  const cutBehind = behind.length > LONGEST - left.length;
  const right = cutBehind ? behind.slice(0, LONGEST - left.length) : behind;
  const marked = right.slice(0, [...text.slice(offset, offset + Math.min(length, rest.length))].length);
  const lead = cutBefore ? '…' : '';
  const carets = '^'.repeat(Math.max(1, widthOf(marked)));
  return `${lead}${left.join('')}${right.join('')}${cutBehind ? '…' : ''}\n${' '.repeat(lead.length + widthOf(left))}${carets}`;
};

const shown = (letter: string): string => (letter === '\t' ? ' ' : letter === '`' ? 'ˋ' : letter);
