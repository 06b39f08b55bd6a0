import type { Cap, Dedupe, Limit, Separation } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import type { Draft } from './draft.ts';
import { readEnds } from './ends.ts';
import { readBrackets } from './groups.ts';
import { named } from './named.ts';
import { readSortKeys } from './sort.ts';
import { readWhole } from './values.ts';

/** The lines that are no conditions: order, limits, caps, duplicates, where from and where to. */

/** Reads one part of a line that is no condition; false when a condition stands here. */
export const readShape = (cursor: Cursor, draft: Draft): boolean => {
  if (cursor.eat('sort by', 'sorted by', 'order by', 'ordered by', 'sort', 'order') !== null) {
    draft.sort.push(...readSortKeys(cursor));
  } else if (cursor.eat('shuffle', 'shuffled', 'random order', 'in random order') !== null) {
    draft.sort.push({ by: 'random', seed: { per: 'run' } });
  } else if (
    cursor.eat('choose by', 'chosen by', 'selected by', 'select by', 'pick by', 'picked by') !== null
  ) {
    draft.selectedBy.push(...readSortKeys(cursor));
  } else if (cursor.says('mix') > 0) {
    cursor.skip(1);
    readMix(cursor, draft);
  } else
    return (
      readSeparation(cursor, draft) ||
      readDedupe(cursor, draft) ||
      readOnePer(cursor, draft) ||
      readLimit(cursor, draft) ||
      readEnds(cursor, draft)
    );
  return true;
};

const CAPS: Readonly<Record<string, Cap['per']>> = {
  artist: 'artist',
  artists: 'artist',
  album: 'album',
  albums: 'album',
  label: 'label',
  labels: 'label',
  genre: 'genre',
  genres: 'genre',
  year: 'year',
  years: 'year',
};
const PARTS: Readonly<Record<string, Separation['per']>> = {
  artist: 'artist',
  artists: 'artist',
  album: 'album',
  albums: 'album',
  label: 'label',
  labels: 'label',
};

/** `one per artist` is a cap, `one per recording` a way to see duplicates. */
const readOnePer = (cursor: Cursor, draft: Draft): boolean => {
  if (cursor.eat('one per', 'only one per', 'one track per') === null) return false;
  const cap = CAPS[cursor.eat(...Object.keys(CAPS)) ?? ''];
  if (cap !== undefined) draft.caps.push({ per: cap, atMost: 1 });
  else draft.dedupe = { ...draft.dedupe, by: named(cursor, SAME, 'dedupeBy') };
  return true;
};

const readSeparation = (cursor: Cursor, draft: Draft): boolean => {
  if (cursor.eat('keep tracks of the same', 'keep the same', 'keep') !== null) {
    if (cursor.eat('duplicates', 'all duplicates') !== null) {
      draft.dedupe = { ...draft.dedupe, by: 'nothing' };
      return true;
    }
    if (cursor.eat('apart') !== null) {
      const atLeast = readWhole(cursor);
      cursor.eat('per', 'for', 'of');
      draft.separate.push({ per: named(cursor, PARTS, 'separatePer'), atLeast });
      return true;
    }
    const per = named(cursor, PARTS, 'separatePer');
    cursor.eat('at least');
    const atLeast = cursor.says('apart') > 0 ? 1 : readWhole(cursor);
    cursor.eat('tracks', 'songs');
    if (cursor.eat('apart') === null) return cursor.fail('shape', { known: ['apart'] });
    draft.separate.push({ per, atLeast });
    return true;
  }
  const first = cursor.says('at least');
  const between = ['between', 'tracks between', 'other tracks between', 'songs between', 'others between'];
  if (first === 0 || !between.some((phrase) => cursor.says(phrase, first + 1) > 0)) return false;
  cursor.skip(first);
  const atLeast = readWhole(cursor);
  cursor.eat(...between);
  cursor.eat('two of the same', 'the same', 'same', 'two');
  draft.separate.push({ per: named(cursor, PARTS, 'separatePer'), atLeast });
  return true;
};

const LIMITS: Readonly<Record<string, Limit['by'] | 'hours'>> = {
  tracks: 'tracks',
  track: 'tracks',
  songs: 'tracks',
  albums: 'albums',
  album: 'albums',
  artists: 'artists',
  artist: 'artists',
  minutes: 'minutes',
  minute: 'minutes',
  min: 'minutes',
  mins: 'minutes',
  m: 'minutes',
  hours: 'hours',
  hour: 'hours',
  h: 'hours',
  percent: 'percent',
};

const readLimit = (cursor: Cursor, draft: Draft): boolean => {
  const limit = cursor.eat(
    'limit to',
    'limited to',
    'limit',
    'at most',
    'no more than',
    'up to',
    'max',
    'maximum',
    'top',
  );
  const bare =
    cursor.peek().kind === 'number' &&
    Object.keys(LIMITS)
      .concat('per')
      .some((word) => cursor.says(word, 1) > 0);
  if (limit === null && !bare) return false;
  cursor.sign(':');
  cursor.eat('at most');
  const start = cursor.peek();
  const suffix = start.kind === 'number' ? start.suffix.toLowerCase() : '';
  let count: number;
  if (start.kind === 'number' && (suffix !== '' || !/^\d+$/.test(start.digits))) {
    count = Number(start.digits);
    cursor.take();
    if (!Number.isFinite(count)) return cursor.failFrom(start, 'wholeNumber');
  } else count = readWhole(cursor);
  const word = suffix === '' ? (cursor.eat(...Object.keys(LIMITS)) ?? '') : suffix;
  const whole = Number.isSafeInteger(count);
  if (cursor.eat('per', 'for each', 'by the same', 'from the same', 'each') !== null) {
    if (!whole) return cursor.failFrom(start, 'wholeNumber');
    draft.caps.push({ per: named(cursor, CAPS, 'capPer'), atMost: count });
    return true;
  }
  const by = word === '' ? 'tracks' : word === '%' ? 'percent' : LIMITS[word];
  if (by === undefined) return cursor.failFrom(start, 'limit');
  if (by === 'minutes' || by === 'hours') {
    const overshoot = cursor.eat('or a bit more', 'with overshoot', 'or more') !== null;
    draft.limits.push({
      by: 'minutes',
      count: by === 'hours' ? count * 60 : count,
      ...(overshoot && { overshoot }),
    });
  } else if (whole || by === 'percent') draft.limits.push({ by, count });
  else return cursor.failFrom(start, 'wholeNumber');
  if (cursor.eat('selected by', 'chosen by', 'by') !== null)
    draft.selectedBy.push(...readSortKeys(cursor, limit === 'top' ? 'desc' : 'asc'));
  return true;
};

/** `mix 2 of (genre techno), 1 of (genre house)`. */
const readMix = (cursor: Cursor, draft: Draft): void => {
  do {
    cursor.skipNewlines();
    const token = cursor.peek();
    if (token.kind !== 'number' || !/^(?:%|x)?$/i.test(token.suffix)) cursor.fail('parts');
    cursor.take();
    const parts = Number(token.digits);
    if (!Number.isFinite(parts)) cursor.failFrom(token, 'parts');
    cursor.eat('parts of', 'part of', 'parts', 'part', 'of');
    cursor.sign(':');
    if (!cursor.isSign('(')) cursor.fail('group');
    draft.mix.push({ parts, where: readBrackets(cursor) });
  } while (isAnotherShare(cursor) && (cursor.sign(',') || cursor.eat('and') !== null));
};

/** A comma, and behind it a number that no other line begins with. */
const isAnotherShare = (cursor: Cursor): boolean => {
  if (!cursor.isSign(',') && cursor.says('and') === 0) return false;
  let ahead = 1;
  while (cursor.peek(ahead).kind === 'newline') ahead++;
  const token = cursor.peek(ahead);
  return token.kind === 'number' && cursor.fieldAt(ahead + 1) === null;
};

const SAME: Readonly<Record<string, Dedupe['by']>> = {
  nothing: 'nothing',
  track: 'track',
  id: 'track',
  isrc: 'isrc',
  recording: 'recording',
  performance: 'recording',
  'title and artist': 'titleAndArtist',
  title: 'titleAndArtist',
};
const KEEP: Readonly<Record<string, Dedupe['keep']>> = {
  'oldest added': 'oldestAdded',
  'first added': 'oldestAdded',
  'newest added': 'newestAdded',
  'last added': 'newestAdded',
  'oldest release': 'oldestRelease',
  'newest release': 'newestRelease',
  longest: 'longest',
  shortest: 'shortest',
  explicit: 'explicit',
  clean: 'clean',
  'most played': 'mostPlayed',
};

const readDedupe = (cursor: Cursor, draft: Draft): boolean => {
  if (cursor.eat('no dedupe', 'duplicates allowed', 'allow duplicates', 'with duplicates') !== null) {
    draft.dedupe = { ...draft.dedupe, by: 'nothing' };
    return true;
  }
  if (cursor.eat('dedupe', 'deduplicate', 'no duplicates', 'without duplicates') === null) return false;
  const by =
    cursor.eat('by', 'per') !== null ||
    (cursor.peek().kind === 'word' && cursor.says('keep') === 0 && cursor.says('keeping') === 0);
  if (by) draft.dedupe = { ...draft.dedupe, by: named(cursor, SAME, 'dedupeBy') };
  cursor.sign(',');
  if (cursor.eat('keep the', 'keeping the', 'keep', 'keeping') !== null) {
    draft.dedupe = { ...draft.dedupe, keep: named(cursor, KEEP, 'dedupeKeep') };
  }
  return true;
};
