import { RULE_LIMITS } from '../limits.ts';
import type { Cursor } from './cursor.ts';
import type { Token } from './tokens.ts';
import { checkedValue } from './values.ts';

/** Texts of rules: in quotes, as patterns, or bare words as far as it is clear where they end; alone or in brackets. */

const STOPS: ReadonlySet<string> = new Set(['and', 'or', 'but', 'if', 'then', 'else', 'unless', 'otherwise']);
/** What ends bare words, because it begins something else. */
const SHAPES = ['with weight', 'sort by', 'sorted by', 'order by', 'ordered by'];
const STARTS: ReadonlySet<string> = new Set(
  'in on not missing has have no never without lacks matches rule use liked saved clean confidence anything everything nothing if'.split(
    ' ',
  ),
);

/** True when another condition begins here: then an `or` before it joins conditions, not values. */
export const conditionStarts = (cursor: Cursor, ahead = 0): boolean => {
  const token = cursor.peek(ahead);
  if (token.kind === 'number' || token.kind === 'time') return true;
  if (token.kind === 'sign') return token.sign === '(';
  if (token.kind !== 'word') return false;
  return (
    STARTS.has(token.word) ||
    cursor.fieldAt(ahead) !== null ||
    ['all of', 'any of', 'none of', 'one of', 'at least', 'all', 'any', 'none'].some(
      (phrase) => cursor.says(phrase, ahead) > 0,
    )
  );
};

const endsBare = (cursor: Cursor): boolean => {
  const token = cursor.peek();
  if (token.kind === 'number' || token.kind === 'date' || token.kind === 'time') return false;
  if (token.kind !== 'word') return true;
  if (STOPS.has(token.word) || SHAPES.some((phrase) => cursor.says(phrase) > 0)) return true;
  if (token.word === 'limit' && cursor.peek(1).kind === 'number') return true;
  const next = cursor.peek(1);
  return token.word === 'at' && next.kind === 'number' && next.suffix === '%';
};

/** True when a text stands here. */
export const isTextAt = (cursor: Cursor): boolean => {
  const { kind } = cursor.peek();
  return kind === 'string' || kind === 'pattern' || !endsBare(cursor);
};

/** First words of conditions that are no fields. */
const BEGINS: ReadonlySet<string> = new Set(
  `not isnt havent have hasnt both some each every either neither anything everything any all none nothing no rule use
  never unplayed clean is was are weekend weekday weekends weekdays a an my the likes favourites favorites known with
  unknown lacks at one two three sort order limit dedupe keep mix from output append replace reconcile max top`.split(
    /\s+/,
  ),
);

/** True when bare words stand here that begin no condition and hold no number: a name, whatever is known about it. */
export const isNameAt = (cursor: Cursor, ahead: number): boolean => {
  const first = cursor.peek(ahead);
  if (first.kind !== 'word' || BEGINS.has(first.word) || conditionStarts(cursor, ahead)) return false;
  let end = ahead;
  while (cursor.peek(end).kind === 'word' && !isStop(cursor, end)) end++;
  const { kind } = cursor.peek(end);
  return (
    kind === 'end' ||
    kind === 'newline' ||
    cursor.isSign(',', end) ||
    cursor.isSign(')', end) ||
    isStop(cursor, end)
  );
};

const isStop = (cursor: Cursor, ahead: number): boolean => {
  const token = cursor.peek(ahead);
  return token.kind === 'word' && STOPS.has(token.word);
};

/** `Drum & Bass`: the sign between two bare names, where it joins no conditions. */
const isAmpersand = (cursor: Cursor): boolean => {
  const token = cursor.peek();
  return token.kind === 'word' && cursor.text[token.start] === '&' && isNameAt(cursor, 1);
};

export interface Written {
  readonly value: string;
  readonly token: Token;
}

/** One text. */
export const readWritten = (cursor: Cursor, expected: 'text' | 'name' | 'pattern' = 'text'): Written => {
  const token = cursor.peek();
  if (token.kind === 'string' || token.kind === 'pattern') {
    cursor.take();
    return { value: checkedValue(cursor, token, token.value, expected === 'pattern'), token };
  }
  if (endsBare(cursor)) return cursor.fail(expected);
  let end = token.end;
  while (!endsBare(cursor) || (expected === 'name' && isAmpersand(cursor))) end = cursor.take().end;
  const value = cursor.text.slice(token.start, end);
  return { value: checkedValue(cursor, token, value, expected === 'pattern'), token: { ...token, end } };
};

/** Nothing in quotes is no name. */
export const readName = (cursor: Cursor): string => {
  const { value, token } = readWritten(cursor, 'name');
  return value.trim() === '' ? cursor.failFrom(token, 'name') : value;
};

/** One text, several in brackets, or several with `or` between them when nothing else could be meant. */
export const readValues = (cursor: Cursor, pattern = false): Written[] => {
  const one = (): Written => readWritten(cursor, pattern ? 'pattern' : 'text');
  if (cursor.sign('(')) return bracketed(cursor, one);
  const values = [one()];
  for (;;) {
    const next = cursor.peek(1);
    const another =
      next.kind === 'string' ||
      next.kind === 'pattern' ||
      (next.kind === 'number' && next.suffix !== '' && cursor.fieldAt(2) === null) ||
      (next.kind === 'word' && !conditionStarts(cursor, 1));
    const unknown = ['unknown', 'missing'].some((word) => cursor.says(word, 1) > 0);
    // A text in quotes begins no condition, so a comma before it leads on to another value, too.
    const comma = cursor.isSign(',') && next.kind === 'string';
    if (!comma && (cursor.says('or') === 0 || !another || unknown)) return values;
    if (values.length >= RULE_LIMITS.values) return cursor.fail('fewerValues', { limit: RULE_LIMITS.values });
    cursor.skip(1);
    values.push(one());
  }
};

/** Items up to the closing bracket, with commas, line ends, `or` or `and` between them; the opening one is taken. */
export const bracketed = <T>(cursor: Cursor, item: () => T): T[] => {
  const items: T[] = [];
  for (;;) {
    while (cursor.sign(',') || cursor.eat('or', 'and') !== null || cursor.peek().kind === 'newline')
      cursor.skipNewlines();
    if (cursor.sign(')')) break;
    if (items.length >= RULE_LIMITS.values) return cursor.fail('fewerValues', { limit: RULE_LIMITS.values });
    items.push(item());
    const between = cursor.peek();
    if (between.kind !== 'newline' && !['or', 'and'].some((word) => cursor.says(word) > 0)) {
      if (!cursor.isSign(',') && !cursor.isSign(')')) return cursor.fail('closing');
    }
  }
  return items.length > 0 ? items : cursor.failFrom(cursor.peek(-1), 'list');
};
