export const OPEN = 0x5b;
export const SQUARE_END = 0x5d;
export const COMMA = 0x2c;
export const CURLY = 0x7b;
const CURLY_END = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_END = 0x0a;

/** Where the next byte is that is no space of JSON; the length when there is none. */
export const skipSpace = (bytes: Buffer, from: number): number => {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
  }
  return at;
};

/**
 * Where the element that begins at `from` ends; null when it goes on behind these bytes. A line end closes a string
 * that nobody closed: JSON allows none within, and so a missing quote costs its row and not the file. What nests
 * deeper than `depth` ends as soon as that is seen.
 */
export const endOfElement = (bytes: Buffer, from: number, depth: number): number | null => {
  let level = 0;
  let isText = false;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE || byte === LINE_END) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === CURLY || byte === OPEN) {
      level += 1;
      if (level > depth) return at;
    } else if (byte === CURLY_END || byte === SQUARE_END) {
      if (level === 0) return at;
      level -= 1;
      if (level === 0) return at + 1;
    } else if (byte === COMMA && level === 0) return at;
  }
  // A number at the very end may be a whole one.
  return level === 0 && !isText ? bytes.length : null;
};

/** The comma before the next thing that looks like a row, whatever quotes are open; null when there is none. */
export const nextRow = (bytes: Buffer, from: number): number | null => {
  for (let end = bytes.indexOf(CURLY_END, from); end >= 0; end = bytes.indexOf(CURLY_END, end + 1)) {
    const comma = skipSpace(bytes, end + 1);
    const open = skipSpace(bytes, comma + 1);
    const key = skipSpace(bytes, open + 1);
    if (bytes[comma] === COMMA && bytes[open] === CURLY && bytes[key] === QUOTE) return comma;
  }
  return null;
};
