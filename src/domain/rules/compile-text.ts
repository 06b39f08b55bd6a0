import { RE2JS } from 're2js';
import { textOf } from '../matching/normalise.ts';
import { similarity } from '../matching/similarity.ts';
import type { Candidate } from './candidate.ts';
import type { Compiling, Priced, Test } from './compile-context.ts';
import type { Statement, TextField, TextOp } from './rule-set.ts';
import { FALSE, not, TRUE, type Truth, UNKNOWN } from './truth.ts';

type TextStatement = Extract<Statement, { about: 'text' }>;
type Fits = (text: string) => boolean;

const DEFAULT_THRESHOLD = 0.7;

type PositiveOp = 'is' | 'contains' | 'startsWith' | 'endsWith' | 'matches' | 'similar';
const positive: Readonly<Record<TextOp, PositiveOp>> = {
  is: 'is',
  isNot: 'is',
  contains: 'contains',
  notContains: 'contains',
  startsWith: 'startsWith',
  notStartsWith: 'startsWith',
  endsWith: 'endsWith',
  notEndsWith: 'endsWith',
  matches: 'matches',
  notMatches: 'matches',
  similar: 'similar',
};
const costs: Readonly<Record<PositiveOp, number>> = {
  is: 8,
  contains: 10,
  startsWith: 9,
  endsWith: 9,
  matches: 40,
  similar: 60,
};

/** One text of a track fits one of the values; a negated operator turns that round, unknown stays unknown. */
export const compileText = (statement: TextStatement, compiling: Compiling): Priced => {
  const op = positive[statement.op];
  const test = textTest(statement.field, fitsAny(op, statement, compiling));
  return { test: op === statement.op ? test : (candidate) => not(test(candidate)), cost: costs[op] };
};

const one = (read: (candidate: Candidate) => string | null | undefined, fits: Fits): Test => {
  return (candidate) => {
    const text = read(candidate);
    return text === null || text === undefined ? UNKNOWN : fits(text) ? TRUE : FALSE;
  };
};

const some = (texts: readonly string[] | null | undefined, fits: Fits): Truth => {
  if (texts === null || texts === undefined) return UNKNOWN;
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at];
    if (text !== undefined && fits(text)) return TRUE;
  }
  return FALSE;
};

const textTest = (field: TextField, fits: Fits): Test => {
  switch (field) {
    case 'artist':
      return ({ artists }) => some(artists, fits);
    case 'remixer':
      return ({ remixers }) => some(remixers, fits);
    case 'title':
      return one((candidate) => candidate.title, fits);
    case 'album':
      return one((candidate) => candidate.album, fits);
    case 'label':
      return one((candidate) => candidate.label, fits);
    case 'language':
      return one((candidate) => candidate.language, fits);
    case 'isrc':
      return one((candidate) => candidate.isrc, fits);
    case 'version':
      return one((candidate) => candidate.version, fits);
  }
};

const fitsAny = (op: PositiveOp, statement: TextStatement, compiling: Compiling): Fits => {
  if (op === 'matches') return matcher(statement, compiling);
  if (op === 'similar') return resembles(statement);
  if (statement.exactly === true) return finder(op, statement.values);
  const fold = statement.field === 'title' ? compiling.foldTitle : compiling.foldName;
  const find = finder(op, statement.values.map(compiling.foldName));
  return (text) => find(fold(text));
};

const finder = (op: Exclude<PositiveOp, 'matches' | 'similar'>, values: readonly string[]): Fits => {
  const [only] = values;
  switch (op) {
    case 'is': {
      if (values.length === 1) return (text) => text === only;
      const wanted = new Set(values);
      return (text) => wanted.has(text);
    }
    case 'contains':
      return anyValue(values, (text, value) => text.includes(value));
    case 'startsWith':
      return anyValue(values, (text, value) => text.startsWith(value));
    case 'endsWith':
      return anyValue(values, (text, value) => text.endsWith(value));
  }
};

const anyValue = (values: readonly string[], fits: (text: string, value: string) => boolean): Fits => {
  return (text) => {
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      if (value !== undefined && fits(text, value)) return true;
    }
    return false;
  };
};

/** Found anywhere in the text, as it is or without its accents; case counts only where letters do. */
const matcher = ({ values, exactly }: TextStatement, { warn }: Compiling): Fits => {
  const patterns = values.flatMap((value) => compilePattern(value, exactly === true) ?? []);
  if (patterns.length < values.length) {
    for (const value of values) {
      if (compilePattern(value, true) === null) warn({ kind: 'regexInvalid', pattern: value });
    }
  }
  const found = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
  if (exactly === true) return found;
  return (text) => {
    if (found(text)) return true;
    const plain = withoutAccents(text);
    return plain !== text && found(plain);
  };
};

const NOT_ASCII = /[^\0-\x7f]/;
const withoutAccents = (text: string): string =>
  NOT_ASCII.test(text)
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : text;

const compilePattern = (pattern: string, exactly: boolean): RE2JS | null => {
  try {
    return RE2JS.compile(pattern, exactly ? 0 : RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    // Whoever parsed the rule said so already; one that came from elsewhere matches nothing and is warned of.
    if (error instanceof Error) return null;
    throw error;
  }
};

const resembles = ({ values, threshold = DEFAULT_THRESHOLD }: TextStatement): Fits => {
  const wanted = values.map(textOf);
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = textOf(text);
    const fits = wanted.some((value) => similarity(value, read).value >= threshold);
    known.set(text, fits);
    return fits;
  };
};
