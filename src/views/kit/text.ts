/**
 * Text that comes from outside (track titles, names, whatever people type) on its way into a message. Nothing in it
 * may format, link, mention, hide or reorder what stands around it.
 */

/** Line breaks and other control characters of C0, C1 and Unicode: they become a space. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** Invisible marks: direction overrides, zero-width characters, fillers that look like nothing, tag characters. */
const INVISIBLE =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180d]|\u180f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Joiners carry meaning in emoji and in scripts that join letters; anywhere else they only hide something. */
const LOOSE_JOINERS =
  /(?<!\ufe0f|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}])[\u200c\u200d]/gu;
/** More marks on one letter than any language has: they would grow over the neighbouring lines. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
const MARKDOWN = /[\\*_~`|>#[\]<@:]/g;
/** What starts a list or a small line, but only at the beginning. */
const LIST_START = /^(\s*)(?:([-+])|(\d+)([.)]))/;

/** What is left of a text when nothing visible is. */
const NOTHING = '–';

/** Shortens to at most `max` code points, the last of them an ellipsis when something was cut. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const points = Array.from(text);
  if (points.length <= max) return text;
  return `${points
    .slice(0, Math.max(0, max - 1))
    .join('')
    .replace(/[\s\u200c\u200d]+$/u, '')}…`;
};

/** One visible line of outside text without markdown escapes: for button labels, select options, alt text, titles. */
export const plain = (text: string, max = 100): string => {
  const line = text
    .toWellFormed()
    .replace(BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(LOOSE_JOINERS, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? NOTHING : cut(line, max);
};

/**
 * One line of outside text for a text display, safe in Discord's markdown: no formatting, links, mentions,
 * timestamps or custom emoji come out of it.
 * @param max visible code points; the escapes come on top of them.
 */
export const escapeText = (text: string, max = 100): string =>
  plain(text, max)
    .replace(MARKDOWN, '\\$&')
    .replace(LIST_START, (_, space: string, dash?: string, digits?: string, dot?: string) =>
      dash === undefined ? `${space}${digits}\\${dot}` : `${space}\\${dash}`,
    );

/** As a sentence begins. */
export const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** A masked link; an address that is not http(s) leaves the words alone. */
export const link = (label: string, url: string, max = 100): string => {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return escapeText(label, max);
  // A bracket in the words would end them, one in the address would end the address.
  const words = escapeText(label.replaceAll('[', '(').replaceAll(']', ')'), max);
  return `[${words}](${parsed.href.replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
};
