import type { SKRSContext2D } from '@napi-rs/canvas';
import anyAscii from 'any-ascii';
import type { TextNode } from '../domain/pictures.ts';
import type { Fonts } from './fonts.ts';
import { fillLine, lineWidth } from './loose-emoji.ts';

/** Joiners and selectors shape their neighbours; where no font knows them nothing is lost. */
const SHAPING = /^(?:\u200c|\u200d|\ufe0e|\ufe0f)$/;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** How far a text shrinks, of its size. */
const SMALLEST = 0.5;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** A text whose every sign some font has: a script without one is spelt in Latin letters. */
export const drawable = (text: string, fonts: Fonts): string => {
  const composed = text.normalize('NFC');
  const { missing } = fonts.for(composed);
  if (missing.size === 0) return composed;
  return Array.from(composed, (sign) =>
    missing.has(sign) && !SHAPING.test(sign) ? anyAscii(sign) : sign,
  ).join('');
};

/** Draws a text at its place, as much of it as fits. */
export const drawText = (context: SKRSContext2D, node: TextNode, fonts: Fonts): void => {
  const { x, y, fill, weight = 400, align = 'left', maxWidth } = node;
  const text = drawable(node.text, fonts);
  const { families } = fonts.for(`${text}…`);
  const use = (size: number): number => {
    context.font = `${weight} ${size}px ${families}`;
    return size;
  };
  let size = use(node.size);
  context.letterSpacing = `${node.spacing ?? 0}px`;
  context.fillStyle = fill;
  context.textAlign = align;
  context.direction = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr';
  const width = (part: string): number => lineWidth(context, part);
  const room = maxWidth === undefined ? 1 : maxWidth / width(text);
  if (node.shrink && room < 1) size = use(node.size * Math.max(SMALLEST, room * 0.99));
  const lines = maxWidth === undefined ? [text] : linesOf(text, maxWidth, node.lines ?? 1, width);
  const lineHeight = node.lineHeight ?? size * 1.25;
  for (const [at, line] of lines.entries()) fillLine(context, line, x, y + at * lineHeight, size);
};

/**
 * A text in at most `lines` lines of at most `max`; what does not fit is cut, with an ellipsis.
 * @param width of a text as it will be drawn
 */
export const linesOf = (
  text: string,
  max: number,
  lines: number,
  width: (text: string) => number,
): string[] => {
  if (width(text) <= max) return [text];
  if (lines <= 1) return [shorten(text, max, width)];
  const parts = Array.from(words.segment(text), ({ segment }) => segment);
  const count = longest(parts.length, (length) => width(parts.slice(0, length).join('').trimEnd()) <= max);
  // A word that is wider than a line is broken wherever the line ends.
  const cells = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const first =
    count > 0
      ? parts.slice(0, count).join('')
      : cells
          .slice(
            0,
            longest(cells.length, (length) => width(cells.slice(0, length).join('')) <= max),
          )
          .join('');
  if (first === '') return [shorten(text, max, width)];
  return [first.trimEnd(), ...linesOf(text.slice(first.length).trimStart(), max, lines - 1, width)];
};

const shorten = (text: string, max: number, width: (text: string) => number): string => {
  const cells = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const cut = (length: number): string => `${cells.slice(0, length).join('').trimEnd()}…`;
  return cut(longest(cells.length, (length) => width(cut(length)) <= max));
};

/** The greatest length up to `most` that fits, when each shorter one does. */
const longest = (most: number, fits: (length: number) => boolean): number => {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};
