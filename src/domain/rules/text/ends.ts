import type { FanOut, Output, Universe } from '../rule-set.ts';
import type { Cursor } from './cursor.ts';
import type { Draft } from './draft.ts';
import { readName } from './lists.ts';
import { named } from './named.ts';
import { readWhole } from './values.ts';

const UNIVERSES: Readonly<Record<string, Universe>> = {
  'my library': 'library',
  library: 'library',
  'everything played': 'played',
  'all played': 'played',
  played: 'played',
  everything: 'everything',
  anything: 'everything',
};
const MODES: Readonly<Record<string, Output['mode']>> = {
  reconcile: 'reconcile',
  append: 'append',
  replace: 'replace',
};
const FANS = [
  'year',
  'decade',
  'artist',
  'album',
  'label',
  'genre',
  'style',
  'mood',
  'language',
  'key',
] as const;
const BY: Readonly<Record<string, FanOut['by']>> = Object.fromEntries(FANS.map((by) => [by, by]));

/** Where tracks come from and where they go to. */
export const readEnds = (cursor: Cursor, draft: Draft): boolean => {
  if (cursor.eat('from') !== null) {
    cursor.sign(':');
    draft.from = named(cursor, UNIVERSES, 'universe');
  } else if (cursor.eat('output') !== null) {
    cursor.sign(':');
    draft.output = { ...draft.output, mode: named(cursor, MODES, 'output') };
  } else if (['reconcile', 'append', 'replace'].some((word) => cursor.says(word) > 0)) {
    draft.output = { ...draft.output, mode: named(cursor, MODES, 'output') };
    cursor.eat('the playlist', 'playlist');
  } else if (
    cursor.eat('ask when removing more than', 'ask before removing more than', 'ask above') !== null
  ) {
    const token = cursor.peek();
    if (token.kind !== 'number' || !/^%?$/.test(token.suffix) || !Number.isFinite(Number(token.digits)))
      return cursor.fail('number');
    cursor.take();
    cursor.eat('percent');
    draft.output = { ...draft.output, maxRemovedPercent: Number(token.digits) };
  } else if (
    cursor.eat('one playlist per', 'a playlist per', 'playlist per', 'one playlist for each') !== null
  ) {
    draft.output = { ...draft.output, fanOut: readFanOut(cursor) };
  } else return false;
  return true;
};

const readFanOut = (cursor: Cursor): FanOut => {
  const by = named(cursor, BY, 'fanOutBy');
  if (cursor.eat('named', 'called') === null) return cursor.fail('template', { known: ['named', 'called'] });
  const start = cursor.peek();
  const template = readName(cursor);
  if (template.split(`{${by}}`).length !== 2)
    return cursor.failFrom(start, 'template', { words: [`{${by}}`] });
  if (cursor.eat('with at least', 'from', 'of at least') === null) return { by, template };
  const minTracks = readWhole(cursor);
  cursor.eat('tracks', 'songs');
  return { by, template, minTracks };
};
