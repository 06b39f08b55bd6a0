import { type FieldInfo, fieldNamed, nameKey } from '../fields.ts';
import { nearestName } from '../names.ts';
import type { Expected, Mistake, Spot, TextProblem } from '../problems.ts';
import { type Sign, type Token, tokensOf } from './tokens.ts';

/** Ends the reading of one line; the reader of lines catches it and goes on behind. */
export class Stop extends Error {
  readonly problem: TextProblem;
  constructor(problem: TextProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

/** What a mistake can add to what was expected. */
export type Hint = Omit<Mistake, 'expected' | 'found' | 'nearest'> & {
  /** Words among which the one that was meant is looked for. */
  readonly known?: Iterable<string>;
  /** What was surely meant. */
  readonly meant?: string;
};

/** A place in a text, moving on; all readers of the text form work on it. */
export interface Cursor {
  readonly text: string;
  /** The token here, or `ahead` further on; `end` from the end on. */
  peek(ahead?: number): Token;
  take(): Token;
  /** Takes the first of the phrases that stands here; null when none does. Longer ones must come first. */
  eat(...phrases: string[]): string | null;
  /** How many tokens the phrase takes here, from `ahead` on; 0 when it does not stand here. */
  says(phrase: string, ahead?: number): number;
  sign(sign: Sign): boolean;
  isSign(sign: Sign, ahead?: number): boolean;
  skipNewlines(): void;
  /** The field whose name stands here, and how many words it takes. The longest name wins. */
  fieldAt(ahead?: number): { info: FieldInfo; size: number } | null;
  skip(count: number): void;
  place(): number;
  /** Goes into something nested; the way back is `leave`. */
  enter(): void;
  leave(): void;
  /** True when something nested was entered and not left. */
  isNested(): boolean;
  /** Counts a group or a condition. */
  count(): void;
  fail(expected: Expected, hint?: Hint, ahead?: number): never;
  failFrom(start: Token, expected: Expected, hint?: Hint): never;
}

/** Names of fields have at most four words ("beats per minute" has three). */
const LONGEST_FIELD = 4;
const SHOWN = 40;

const wordsOf = new Map<string, readonly string[]>();
const split = (phrase: string): readonly string[] => {
  const known = wordsOf.get(phrase);
  if (known !== undefined) return known;
  const words = phrase.split(' ');
  wordsOf.set(phrase, words);
  return words;
};

/** Line and column of an offset: lines end with any of the three line ends, columns count code points. */
export const spotAt = (text: string, offset: number, length: number): Spot => {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const line = before.at(-1) ?? '';
  return { line: before.length, column: [...line].length + 1, offset, length };
};

const goesOn = (token: Token): boolean =>
  token.kind === 'number' ||
  token.kind === 'time' ||
  (token.kind === 'word' && ['least', 'most', 'hour', 'hours'].includes(token.word));

export const createCursor = (text: string, limits: { depth: number; rules: number }): Cursor => {
  const tokens = tokensOf(text);
  const end: Token = { kind: 'end', start: text.length, end: text.length };
  let at = 0;
  let depth = 0;
  let rules = 0;

  const peek = (ahead = 0): Token => tokens[at + ahead] ?? end;
  const says = (phrase: string, ahead = 0): number => {
    const words = split(phrase);
    for (let i = 0; i < words.length; i++) {
      const token = peek(ahead + i);
      if (token.kind !== 'word' || token.word !== words[i]) return 0;
    }
    return words.length;
  };
  const failFrom = (start: Token, expected: Expected, hint: Hint = {}): never => {
    const odd = start.kind === 'odd' && start.expected !== 'condition';
    const { known, meant, ...rest } = hint;
    const found = text.slice(start.start, start.end);
    const nearest = odd ? undefined : (meant ?? (known && nearestName(found, known)));
    throw new Stop({
      ...rest,
      at: spotAt(text, start.start, start.end - start.start),
      expected: odd ? start.expected : expected,
      found: start.kind === 'newline' ? '' : [...found].slice(0, SHOWN).join(''),
      ...(nearest !== undefined && { nearest }),
    });
  };
  const fail = (expected: Expected, hint?: Hint, ahead = 0): never => failFrom(peek(ahead), expected, hint);

  return {
    text,
    peek,
    says,
    fail,
    failFrom,
    take: () => {
      const token = peek();
      at++;
      return token;
    },
    eat: (...phrases) => {
      for (const phrase of phrases) {
        const size = says(phrase);
        if (size > 0) {
          at += size;
          return phrase;
        }
      }
      return null;
    },
    sign: (sign) => {
      const token = peek();
      if (token.kind !== 'sign' || token.sign !== sign) return false;
      at++;
      return true;
    },
    isSign: (sign, ahead = 0) => {
      const token = peek(ahead);
      return token.kind === 'sign' && token.sign === sign;
    },
    skipNewlines: () => {
      while (peek().kind === 'newline') at++;
    },
    fieldAt: (ahead = 0) => {
      let name = '';
      let found: { info: FieldInfo; size: number } | null = null;
      for (let size = 1; size <= LONGEST_FIELD; size++) {
        const token = peek(ahead + size - 1);
        if (token.kind !== 'word') break;
        name += nameKey(token.word);
        const info = fieldNamed(name);
        // "added at" is the field, "added at least" and "added at 22:00" begin something else.
        if (info !== undefined && !(token.word === 'at' && goesOn(peek(ahead + size))))
          found = { info, size };
      }
      return found;
    },
    skip: (count) => {
      at += count;
    },
    place: () => at,
    enter: () => {
      depth++;
      if (depth > limits.depth * 2) fail('shallower', { limit: limits.depth });
    },
    leave: () => {
      depth--;
    },
    isNested: () => depth > 0,
    count: () => {
      rules++;
      if (rules > limits.rules) fail('fewerRules', { limit: limits.rules });
    },
  };
};
