import type { Expected } from '../problems.ts';

/** Words, numbers and signs of a rule text, each with its place. Newlines separate conditions, so they are tokens. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'word' /** Lower case, without apostrophes. */; readonly word: string }
  /** `suffix`: letters or a percent sign right behind it ("8A", "60%", "80th", "90s"). */
  | { readonly kind: 'number'; readonly digits: string; readonly suffix: string }
  /** YYYY-MM or YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly date: string }
  /** 3:45 or 1:02:03; `parts` has two or three numbers. */
  | { readonly kind: 'time'; readonly parts: readonly number[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'pattern'; readonly value: string }
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'newline' }
  /** Something that is nothing; `expected` says what would have made it something. */
  | { readonly kind: 'odd'; readonly expected: Expected }
  | { readonly kind: 'end' }
);

export type Sign =
  | '('
  | ')'
  | ','
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '..'
  | '+'
  | '-'
  | '*'
  | ':'
  | '~';

const SPACE = /[^\S\r\n]+|[•·\u200b\u2060\ufeff]+/uy;
const NEWLINE = /(?:\r\n|\n|\r|;)/y;
const COMMENT = /#[^\r\n]*/y;
const DATE = /(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?![\d/-])/y;
const DOTTED = /(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/y;
const TIME = /(\d{1,6}):([0-5]\d)(?::([0-5]\d))?(?!\d)/y;
const NUMBER = /((?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)(\s?%|\p{L}+)?/iuy;
const WORD = /[\p{L}\p{Sc}_](?:[\p{L}\p{N}\p{M}\p{Sc}_#♯♭]|[-.'’/](?=[\p{L}\p{N}]))*/uy;
const PATTERN = /\/((?:[^/\\\r\n]|\\[^\r\n])+)\/[a-z]*/y;

const SIGNS: readonly (readonly [RegExp, Sign])[] = [
  [/!=|<>|≠/y, '!='],
  [/>=|=>|≥/y, '>='],
  [/<=|=<|≤/y, '<='],
  [/={1,3}/y, '='],
  [/>/y, '>'],
  [/</y, '<'],
  [/\.{2,3}|…|[–—]/y, '..'],
  [/[([]/y, '('],
  [/[)\]]/y, ')'],
  [/[,،，、]/y, ','],
  [/\+/y, '+'],
  [/[-−]/y, '-'],
  [/[*×]/y, '*'],
  [/:/y, ':'],
  [/~/y, '~'],
];
/** Signs that are words. */
const CONNECTORS: readonly (readonly [RegExp, string])[] = [
  [/&&?/y, 'and'],
  [/\|\|?/y, 'or'],
  [/!/y, 'not'],
];

/** Which signs end a text that began with this one. Phones make curly quotes, and not always in pairs. */
const QUOTES: Readonly<Record<string, RegExp>> = {
  '"': /"/,
  '“': /[”“"]/,
  '”': /[”“"]/,
  '„': /[”“"]/,
  '«': /»/,
  // An apostrophe within a word ends nothing.
  "'": /'(?![\p{L}\p{N}])/u,
  '‘': /[’'](?![\p{L}\p{N}])/u,
};
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dateOf = (year: string, month: string, day: string | undefined): string | null => {
  const most = DAYS_IN[Number(month) - 1];
  if (most === undefined) return null;
  if (day === undefined) return `${year}-${month.padStart(2, '0')}`;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const last = Number(month) === 2 && !leap ? 28 : most;
  if (Number(day) < 1 || Number(day) > last) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** Takes a text apart, in time linear in its length; the last token is always `end`. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const start = at;
    const space = match(SPACE);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const before = text[at - 1];
    const comment = before === undefined || /\s|[(),]/.test(before) ? match(COMMENT) : null;
    if (comment !== null) {
      at += comment[0].length;
      continue;
    }
    const token = quoted(text, start) ?? plain(match, start) ?? odd(text, start);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length });
  return tokens;
};

/** What is nothing: one letter, or a pattern without an end up to the end of its line, so that no line is read twice. */
const odd = (text: string, start: number): Token => {
  if (text[start] === '/') {
    LINE.lastIndex = start;
    return { kind: 'odd', expected: 'slash', start, end: start + (LINE.exec(text)?.[0].length ?? 1) };
  }
  const length = String.fromCodePoint(text.codePointAt(start) ?? 32).length;
  return { kind: 'odd', expected: 'condition', start, end: start + length };
};
const LINE = /[^\r\n]+/y;

/** A text in quotes, up to the end of its line. */
const quoted = (text: string, start: number): Token | null => {
  const closing = QUOTES[text[start] ?? ''];
  if (closing === undefined) return null;
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
    const letter = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (letter === '\\' && next !== '' && next !== '\n' && next !== '\r') {
      // A backslash before any other letter belongs to the text: patterns are full of them.
      value += ESCAPES[next] ?? (next === '\\' || closing.test(next) || next === '"' ? next : `\\${next}`);
      at += 2;
    } else if (closing.exec(letter + next)?.index === 0) {
      return { kind: 'string', value, start, end: at + 1 };
    } else {
      value += letter;
      at++;
    }
  }
  return { kind: 'odd', expected: 'quote', start, end: at };
};

const plain = (match: (pattern: RegExp) => RegExpExecArray | null, start: number): Token | null => {
  const newline = match(NEWLINE);
  if (newline !== null) return { kind: 'newline', start, end: start + newline[0].length };
  const day = match(DATE) ?? reversed(match(DOTTED));
  if (day !== null) {
    const date = dateOf(day[1] ?? '', day[2] ?? '', day[3]);
    const end = start + (day[0] ?? '').length;
    if (date !== null) return { kind: 'date', date, start, end };
    if (day[3] !== undefined) return { kind: 'odd', expected: 'date', start, end };
  }
  const time = match(TIME);
  if (time !== null) {
    const parts = time.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
    return { kind: 'time', parts, start, end: start + time[0].length };
  }
  const number = match(NUMBER);
  if (number !== null) {
    const [all = '', digits = '', suffix = ''] = number;
    return { kind: 'number', digits, suffix: suffix.trim(), start, end: start + all.length };
  }
  const word = match(WORD);
  if (word !== null) {
    const [all] = word;
    return { kind: 'word', word: all.toLowerCase().replace(/['’]/g, ''), start, end: start + all.length };
  }
  return signAt(match, start);
};

const reversed = (found: RegExpExecArray | null): (string | undefined)[] | null =>
  found === null ? null : [found[0], found[3], found[2], found[1]];

const signAt = (match: (pattern: RegExp) => RegExpExecArray | null, start: number): Token | null => {
  const pattern = match(PATTERN);
  if (pattern !== null) {
    const value = (pattern[1] ?? '').replaceAll('\\/', '/');
    return { kind: 'pattern', value, start, end: start + pattern[0].length };
  }
  for (const [form, sign] of SIGNS) {
    const found = match(form);
    if (found !== null) return { kind: 'sign', sign, start, end: start + found[0].length };
  }
  for (const [form, word] of CONNECTORS) {
    const found = match(form);
    if (found !== null) return { kind: 'word', word, start, end: start + found[0].length };
  }
  return null;
};
