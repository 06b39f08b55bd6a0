import { FIELD_NAMES, type FieldInfo } from '../fields.ts';
import type { Condition, Place, Statement, WhenMissing } from '../rule-set.ts';
import { readKeys, readSet, readText } from './compare.ts';
import { readDates } from './compare-date.ts';
import { readNumbers } from './compare-number.ts';
import type { Cursor } from './cursor.ts';
import { eatTo } from './dates.ts';
import { isTextAt, readName } from './lists.ts';
import { readNumber } from './values.ts';

/** One condition: a statement about a track, and what becomes of it when a value is missing. */

const STARTERS = [
  'in',
  'liked',
  'missing',
  'has',
  'never',
  'not',
  'all of',
  'any of',
  'none of',
  'at least',
  'matches',
  'if',
];
const SHAPE_STARTERS = ['sort by', 'limit', 'dedupe', 'keep', 'mix', 'from', 'output', 'at most'];
const KNOWN = [...FIELD_NAMES, ...STARTERS, ...SHAPE_STARTERS];

export const readCondition = (cursor: Cursor): Condition => {
  cursor.count();
  const statement = readStatement(cursor);
  const whenMissing = readWhenMissing(cursor);
  return { kind: 'is', ...statement, ...(whenMissing !== null && { whenMissing }) };
};

/** Conditions that `not` in front turns into their own other form. */
export const isTurned = (condition: Condition): boolean =>
  condition.about === 'flag' || condition.about === 'membership';

export const turned = (condition: Condition): Condition =>
  condition.about === 'flag'
    ? { ...condition, value: !condition.value }
    : condition.about === 'membership'
      ? { ...condition, member: !condition.member }
      : condition;

const readStatement = (cursor: Cursor): Statement =>
  special(cursor) ?? presence(cursor) ?? numberFirst(cursor) ?? aboutField(cursor);

const LIKED = [
  'liked songs',
  'liked tracks',
  'liked',
  'saved',
  'favourites',
  'favorites',
  'my likes',
  'likes',
] as const;

const special = (cursor: Cursor): Statement | null => {
  const never = cursor.eat('never played', 'never heard', 'unplayed', 'never skipped');
  if (never !== null) {
    const field = never === 'never skipped' ? 'skips' : 'plays';
    return { about: 'number', subject: { field }, op: 'eq', value: { kind: 'number', value: 0 } };
  }
  if (cursor.eat('clean', 'is clean', 'not explicit') !== null)
    return { about: 'flag', field: 'explicit', value: false };
  // "is not explicit", "is in liked"; a field of that name wins.
  const not = cursor.eat('is not in', 'isnt in', 'not on') !== null;
  if (not || cursor.eat('is in', 'in', 'on the playlist', 'on playlist') !== null) {
    return { about: 'membership', place: readPlace(cursor), member: !not };
  }
  if (cursor.says('on') > 0 && cursor.peek(1).kind === 'string') {
    cursor.skip(1);
    return { about: 'membership', place: readPlace(cursor), member: true };
  }
  const days = cursor.eat('weekend', 'a weekend', 'on weekends', 'weekday', 'a weekday', 'on weekdays');
  if (days !== null) {
    const any = days.includes('weekend') ? [6, 7] : [1, 2, 3, 4, 5];
    return { about: 'date', subject: { field: 'now' }, op: 'weekday', any };
  }
  if (cursor.eat(...LIKED) !== null) return { about: 'membership', place: { in: 'liked' }, member: true };
  if (cursor.eat('confidence of', 'confidence in') !== null) return confidence(cursor, anyField(cursor));
  return null;
};

const confidence = (cursor: Cursor, { field }: FieldInfo): Statement => {
  if (cursor.eat('at least', 'is at least', 'of at least', 'of') === null) cursor.sign('>=');
  return { about: 'confidence', field, atLeast: readNumber(cursor, 'share') };
};

/** A place by its name. */
export const readPlace = (cursor: Cursor): Place => {
  if (cursor.eat('my liked songs', 'my liked', ...LIKED) !== null) return { in: 'liked' };
  if (cursor.eat('managed playlist', 'managed', 'segue playlist') !== null)
    return { in: 'managed', name: readName(cursor) };
  cursor.eat('the playlist', 'playlist', 'the source', 'source', 'my playlist');
  return { in: 'source', name: readName(cursor) };
};

const anyField = (cursor: Cursor): FieldInfo => {
  const found = cursor.fieldAt();
  if (found === null) return cursor.fail('field', { known: FIELD_NAMES });
  cursor.skip(found.size);
  return found.info;
};

const presence = (cursor: Cursor): Statement | null => {
  const lacks = cursor.eat('missing', 'has no', 'have no', 'lacks', 'without', 'no', 'unknown') !== null;
  if (!lacks && cursor.eat('has', 'have', 'known', 'with') === null) return null;
  cursor.eat('a', 'an', 'any', 'the');
  const info = anyField(cursor);
  // `has tag "opener"` is about the tag.
  if (!lacks && (info.type === 'set' || info.type === 'text') && isTextAt(cursor))
    return behind(cursor, info);
  return { about: 'presence', field: info.field, present: !lacks };
};

/** "124–132 bpm". */
const numberFirst = (cursor: Cursor): Statement | null => {
  const first = cursor.peek();
  if (first.kind !== 'number' || first.suffix !== '') return null;
  const from = Number(first.digits);
  const dashed = cursor.isSign('..', 1) || cursor.isSign('-', 1);
  const second = cursor.peek(2);
  const at = dashed ? 3 : 1;
  const found = cursor.fieldAt(at);
  const info = found?.info;
  if (info?.type !== 'number' || info.unit === 'duration' || info.unit === 'share')
    return cursor.fail('condition');
  if (dashed && second.kind !== 'number') return cursor.fail('number', {}, 2);
  cursor.take();
  if (dashed && eatTo(cursor)) cursor.take();
  cursor.skip(found?.size ?? 0);
  const subject = { field: info.field };
  const low = { kind: 'number', value: from } as const;
  if (!dashed || second.kind !== 'number') return { about: 'number', subject, op: 'eq', value: low };
  const high = { kind: 'number', value: Number(second.digits) } as const;
  return { about: 'number', subject, op: 'between', from: low, to: high };
};

const aboutField = (cursor: Cursor): Statement => {
  const turnedRound = cursor.fieldAt() === null && cursor.says('is not') > 0;
  if (turnedRound) cursor.skip(2);
  else if (cursor.fieldAt() === null) cursor.eat('is', 'was', 'are');
  const found = cursor.fieldAt();
  if (found === null) return cursor.fail('condition', { known: KNOWN });
  cursor.skip(found.size);
  if (cursor.eat('confidence') !== null) return confidence(cursor, found.info);
  const { info } = found;
  if (cursor.eat('is missing', 'is unknown', 'missing', 'unknown', 'is empty', 'is not known') !== null)
    return { about: 'presence', field: info.field, present: false };
  if (cursor.eat('is known', 'is present', 'known', 'is not missing', 'is not empty') !== null)
    return { about: 'presence', field: info.field, present: true };
  const statement = behind(cursor, info);
  return turnedRound && statement.about === 'flag' ? { ...statement, value: !statement.value } : statement;
};

/** What stands behind the name of a field. */
const behind = (cursor: Cursor, info: FieldInfo): Statement => {
  switch (info.type) {
    case 'text':
      return readText(cursor, info);
    case 'set':
      return readSet(cursor, info);
    case 'key':
      return readKeys(cursor, info);
    case 'number':
      return readNumbers(cursor, info);
    case 'date':
      return readDates(cursor, info);
    case 'flag': {
      const not = cursor.sign('!=') || cursor.eat('is not') !== null;
      if (!not && !cursor.sign('=') && !cursor.sign(':')) cursor.eat('is');
      const no = cursor.eat('false', 'no', 'off');
      if (no === null) cursor.eat('true', 'yes', 'on');
      return { about: 'flag', field: info.field, value: not === (no !== null) };
    }
  }
};

const UNKNOWN = [
  'if unknown',
  'if missing',
  'if not known',
  'when unknown',
  'when missing',
  'unless known',
  'unknown',
] as const;
const BECOMES: Readonly<Record<string, WhenMissing>> = {
  include: 'include',
  included: 'include',
  'let in': 'include',
  in: 'include',
  yes: 'include',
  exclude: 'exclude',
  excluded: 'exclude',
  'leave out': 'exclude',
  out: 'exclude',
  no: 'exclude',
  fail: 'fail',
  stop: 'fail',
};

export const readWhenMissing = (cursor: Cursor): WhenMissing | null => {
  const comma = cursor.isSign(',') ? 1 : 0;
  if (cursor.says('or unknown') > 0 && cursor.fieldAt(2) === null) {
    cursor.skip(2);
    return 'include';
  }
  if (
    !UNKNOWN.some(
      (phrase) => cursor.says(phrase, comma) > 0 && cursor.fieldAt(comma + phrase.split(' ').length) === null,
    )
  )
    return null;
  cursor.skip(comma);
  cursor.eat(...UNKNOWN);
  cursor.sign(':');
  cursor.sign('=');
  const word = cursor.eat(...Object.keys(BECOMES));
  return BECOMES[word ?? ''] ?? cursor.fail('whenMissing', { known: Object.keys(BECOMES) });
};
