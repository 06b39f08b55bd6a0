import type { Colour, ImageNode, TextNode } from '../domain/pictures.ts';

/** Dark enough for white letters, far enough apart to be told from one another in a list. */
const COLOURS: readonly Colour[] = [
  '#5b3a8c',
  '#2f5fa8',
  '#1f7a6d',
  '#8a3b5c',
  '#a3542b',
  '#4b6b2c',
  '#3d4f8f',
  '#7a2f3d',
  '#2c6a85',
  '#6b5a2a',
];
const JOINED =
  /\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}|\p{Script=Telugu}/u;
const WORD = /[\p{L}\p{N}][\p{M}]*/u;

/** What stands where a cover is missing: up to two initials on a colour, always the same for the same words. */
export const standIn = (node: ImageNode): { background: Colour; letters: TextNode } => {
  const { x, y, width, height, words } = node;
  const size = Math.round(Math.min(width, height) * 0.4);
  // Letters of joined scripts would be read as a word.
  const most = JOINED.test(words) ? 1 : 2;
  const letters = words
    .split(/[\s\-–—/&,.]+/u)
    .flatMap((word) => WORD.exec(word.normalize('NFC'))?.[0] ?? [])
    .slice(0, most)
    .join('')
    .toLocaleUpperCase('en');
  return {
    background: COLOURS[hashOf(words) % COLOURS.length] ?? '#3d4f8f',
    letters: {
      kind: 'text',
      x: x + width / 2,
      y: y + height / 2 + size * 0.36,
      text: letters === '' ? '♪' : letters,
      size,
      weight: 700,
      fill: '#eef0f4',
      align: 'center',
      maxWidth: width * 0.9,
    },
  };
};

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
};
