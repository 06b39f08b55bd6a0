import { FIELDS } from '../fields.ts';
import type { AnyField, Seed, SetField, SortKey } from '../rule-set.ts';
import { factor, readSubject } from './amounts.ts';
import type { Cursor } from './cursor.ts';
import { readWindow } from './dates.ts';
import { conditionStarts, readWritten } from './lists.ts';
import { shapeStarts } from './shape-words.ts';

/** The keys of an order, with commas between them; `unsaid` is the direction of keys that name none. */
export const readSortKeys = (cursor: Cursor, unsaid: 'asc' | 'desc' = 'asc'): SortKey[] => {
  const keys = [readSortKey(cursor, unsaid)];
  while (another(cursor)) keys.push(readSortKey(cursor, unsaid));
  return keys;
};

const another = (cursor: Cursor): boolean => {
  if (cursor.eat('then by', 'and then by', 'then') !== null) return true;
  if (cursor.isSign(',') && cursor.says('then', 1) > 0) {
    cursor.skip(2);
    cursor.eat('by');
    return true;
  }
  return cursor.isSign(',') && !shapeStarts(cursor, 1) && isKeyAt(cursor, 1) && cursor.sign(',');
};

/** A comma may also lead on to a condition; that has more than the name of a field and a direction. */
const isKeyAt = (cursor: Cursor, ahead: number): boolean => {
  if (cursor.says('random', ahead) > 0 || cursor.says('weighted', ahead) > 0 || cursor.isSign('-', ahead))
    return true;
  const found = cursor.fieldAt(ahead);
  // A word that is none is taken for a slip, so that the nearest field can be named.
  if (found === null) return cursor.peek(ahead).kind === 'word' && !conditionStarts(cursor, ahead);
  const next = cursor.peek(ahead + found.size);
  return (
    next.kind === 'word' ||
    next.kind === 'newline' ||
    next.kind === 'end' ||
    cursor.isSign(',', ahead + found.size)
  );
};

const SORT_NAMES = FIELDS.flatMap(({ type, word, aliases }) => (type === 'set' ? [] : [word, ...aliases]));

const readSortKey = (cursor: Cursor, unsaid: 'asc' | 'desc'): SortKey => {
  if (cursor.eat('weighted random by', 'weighted random', 'random weighted by') !== null)
    return weighted(cursor);
  if (cursor.eat('random by') !== null) return weighted(cursor);
  if (cursor.eat('random', 'shuffle', 'shuffled') !== null) return { by: 'random', seed: readSeed(cursor) };
  const minus = cursor.sign('-');
  if (!minus) cursor.sign('+');
  const leading =
    cursor.eat('most recently', 'newest', 'most', 'highest', 'longest') !== null ? 'desc' : undefined;
  const trailing =
    cursor.eat('least recently', 'oldest', 'least', 'lowest', 'shortest') !== null ? 'asc' : undefined;
  const found = cursor.fieldAt();
  if (found === null || found.info.type === 'set' || found.info.field === 'now')
    return cursor.fail('sortField', { known: SORT_NAMES });
  cursor.skip(found.size);
  const field: Exclude<AnyField, SetField | 'now'> = found.info.field;
  const window = found.info.type === 'number' && found.info.windowed ? readWindow(cursor) : null;
  const direction = readDirection(cursor) ?? leading ?? trailing ?? (minus ? 'desc' : unsaid);
  const missing = cursor.eat('missing first', 'unknown first', 'nulls first') !== null;
  if (!missing) cursor.eat('missing last', 'unknown last', 'nulls last');
  return {
    by: 'field',
    field,
    ...(window !== null && { window }),
    direction,
    ...(missing && { missing: 'first' as const }),
  };
};

const DESCENDING = [
  'descending',
  'desc',
  'newest first',
  'highest first',
  'most first',
  'longest first',
  'down',
  'z to a',
  'latest first',
];
const ASCENDING = [
  'ascending',
  'asc',
  'oldest first',
  'lowest first',
  'least first',
  'shortest first',
  'up',
  'a to z',
  'earliest first',
];

const readDirection = (cursor: Cursor): 'asc' | 'desc' | null => {
  if (cursor.eat(...DESCENDING) !== null) return 'desc';
  return cursor.eat(...ASCENDING) === null ? null : 'asc';
};

const weighted = (cursor: Cursor): SortKey => {
  const subject = readSubject(cursor);
  const strength = cursor.eat('factor', 'by factor', 'with factor') === null ? 1 : factor(cursor);
  return { by: 'weightedRandom', seed: readSeed(cursor), subject, factor: strength };
};

const readSeed = (cursor: Cursor): Seed => {
  if (cursor.eat('each day', 'every day', 'daily', 'per day') !== null) return { per: 'day' };
  if (cursor.eat('each week', 'every week', 'weekly', 'per week') !== null) return { per: 'week' };
  if (cursor.eat('fixed', 'always as', 'seed') === null) {
    cursor.eat('each run', 'every run', 'each time', 'every time');
    return { per: 'run' };
  }
  return { per: 'fixed', word: readWritten(cursor).value };
};
