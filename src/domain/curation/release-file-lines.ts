/**
 * Lines of a CSV file as records. A record that is broken costs its own line only: a quote that nobody closes must not
 * swallow what comes after it (docs/decisions/0018-release-files.md).
 */

export interface FileRecord {
  /** Of its first line in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** How many lines of the file it takes. */
  readonly height: number;
}

export type RecordReading = FileRecord | { readonly line: number; readonly broken: 'quote' };

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A field in quotes may go on over so many lines. */
const HIGHEST = 10;

export const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

/**
 * The record that begins at a line.
 * @param most how many lines it may take
 */
export const recordAt = (
  lines: readonly string[],
  at: number,
  delimiter: Delimiter,
  most = HIGHEST,
): RecordReading => {
  let text = '';
  for (let height = 1; height <= most && at + height <= lines.length; height += 1) {
    text += (height === 1 ? '' : '\n') + (lines[at + height - 1] ?? '');
    const fields = fieldsOf(text, delimiter);
    if (fields === 'broken') break;
    if (fields !== 'open') return { line: at + 1, fields, height };
  }
  return { line: at + 1, broken: 'quote' };
};

/** `open`: a quote is not closed yet; `broken`: something follows a closed one. */
const fieldsOf = (text: string, delimiter: Delimiter): string[] | 'open' | 'broken' => {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const start = at + (/^ */.exec(text.slice(at, at + 8))?.[0].length ?? 0);
    if (text[start] === '"') {
      const end = closingQuote(text, start + 1);
      if (end === null) return 'open';
      const rest = /^ */.exec(text.slice(end + 1))?.[0].length ?? 0;
      at = end + 1 + rest;
      if (at < text.length && text[at] !== delimiter) return 'broken';
      fields.push(
        text
          .slice(start + 1, end)
          .replaceAll('""', '"')
          .trim(),
      );
    } else {
      const next = text.indexOf(delimiter, at);
      const end = next === -1 ? text.length : next;
      fields.push(text.slice(at, end).trim());
      at = end;
    }
    if (at >= text.length) return fields;
    at += 1;
  }
};

const closingQuote = (text: string, from: number): number | null => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return null;
};
