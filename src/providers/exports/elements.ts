import { isUtf8 } from 'node:buffer';
import { type FileProblem, NOT_JSON, NOT_TEXT } from '../../domain/listening/exports/rows.ts';
import type { ExportLimits } from './limits.ts';
import { COMMA, CURLY, endOfElement, nextRow, OPEN, SQUARE_END, skipSpace } from './scan.ts';

/** Takes the elements out of an array as its bytes come; `NOT_JSON` and `NOT_TEXT` stand for what is none. */
export interface ElementSplitter {
  push(bytes: Buffer): readonly unknown[];
  /** No more bytes come. */
  end(): readonly unknown[];
  /** Why the rest cannot be read; from then on nothing is. `no_array`: JSON, and no list of rows. */
  problem(): FileProblem | 'no_array' | null;
}

const NOTHING: readonly unknown[] = [];
const END_OF_OBJECT = Buffer.from('},');
const EMPTY = Buffer.alloc(0);

/**
 * Objects are cut where one seems to end, far into the block, and JSON itself is asked whether that is so: a beginning
 * of an array that parses ends between two elements. Only when it does not (a brace within a title, a broken row) is
 * every byte looked at, and each element parsed alone.
 */
export const createElementSplitter = (
  limits: Pick<ExportLimits, 'rowBytes' | 'depth' | 'brokenRows'>,
): ElementSplitter => {
  let rest: Buffer = EMPTY;
  let state: 'before' | 'within' | 'after' = 'before';
  let brokenRows = 0;
  let problem: FileProblem | 'no_array' | null = null;

  const stop = (why: FileProblem | 'no_array'): void => {
    problem = why;
    rest = EMPTY;
  };

  /** Goes past the bracket that opens the array. */
  const enter = (isEnd: boolean): void => {
    const at = skipSpace(rest, 0);
    if (rest[at] === OPEN) {
      rest = rest.subarray(at + 1);
      state = 'within';
    } else if (rest[at] === CURLY) stop('no_array');
    else if (at < rest.length || at > limits.rowBytes || isEnd) stop('not_json');
  };

  const leave = (at: number): void => {
    state = 'after';
    rest = rest.subarray(at);
  };

  /** Whatever follows the array can only be space. */
  const pass = (): void => {
    if (skipSpace(rest, 0) < rest.length) stop('broken_json');
    else rest = EMPTY;
  };

  const quick = (isEnd: boolean): readonly unknown[] | null => {
    const cut = isEnd ? rest.lastIndexOf(SQUARE_END) : rest.lastIndexOf(END_OF_OBJECT) + 1;
    if (cut <= 0) return null;
    const block = rest.subarray(0, cut);
    const values = isUtf8(block) ? parsed(`[${block.toString('utf8')}]`) : undefined;
    if (!Array.isArray(values)) return null;
    if (isEnd) leave(cut + 1);
    else rest = rest.subarray(cut + 1);
    return values;
  };

  const careful = (isEnd: boolean): readonly unknown[] => {
    const values: unknown[] = [];
    let at = 0;
    for (;;) {
      at = skipSpace(rest, at);
      while (rest[at] === COMMA) at = skipSpace(rest, at + 1);
      if (at >= rest.length) break;
      if (rest[at] === SQUARE_END) {
        leave(at + 1);
        return values;
      }
      const end = endOfElement(rest, at, limits.depth);
      const isOpen = end === null || (end === rest.length && !isEnd);
      if (isOpen && !isEnd && rest.length - at <= limits.rowBytes) {
        rest = rest.subarray(at);
        return values;
      }
      const value = isOpen ? NOT_JSON : elementOf(rest.subarray(at, end));
      // What is broken may have swallowed what follows: the next row begins where one seems to.
      const next = value === NOT_JSON ? nextRow(rest, at + 1) : null;
      if (value === NOT_JSON) brokenRows += 1;
      if (isOpen && next === null) {
        stop(isEnd ? 'truncated' : 'row_too_large');
        return isEnd ? [...values, NOT_JSON] : values;
      }
      values.push(value);
      if (brokenRows > limits.brokenRows) {
        stop('broken_json');
        return values;
      }
      at = skipSpace(rest, Math.min(next ?? rest.length, end ?? rest.length));
      if (at < rest.length && rest[at] !== COMMA && rest[at] !== SQUARE_END) {
        stop('broken_json');
        return values;
      }
    }
    rest = EMPTY;
    if (isEnd) stop('truncated');
    return values;
  };

  const take = (isEnd: boolean): readonly unknown[] => {
    if (problem !== null) return NOTHING;
    if (state === 'before') enter(isEnd);
    let taken = NOTHING;
    if (state === 'within' && problem === null) {
      const values = quick(isEnd);
      if (values !== null) taken = values;
      // Half an element is no reason to look at every byte, unless it is too long for one.
      else if (isEnd || rest.length > limits.rowBytes) taken = careful(isEnd);
    }
    if (state === 'after' && problem === null) pass();
    return taken;
  };

  return {
    push: (bytes) => {
      if (problem !== null) return NOTHING;
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      return take(false);
    },
    end: () => take(true),
    problem: () => problem,
  };
};

const elementOf = (bytes: Buffer): unknown => {
  if (!isUtf8(bytes)) return NOT_TEXT;
  const value = parsed(bytes.toString('utf8'));
  return value === undefined ? NOT_JSON : value;
};

/** Undefined, which no JSON is, when it is none. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The message would quote what somebody listened to.
    return undefined;
  }
};
