import type { Cursor } from './cursor.ts';

/** True when a line or a part behind a comma begins here that is no condition. */
export const shapeStarts = (cursor: Cursor, ahead = 0): boolean =>
  STARTERS.some((phrase) => cursor.says(phrase, ahead) > 0);
const STARTERS = [
  'sort',
  'sorted',
  'order',
  'ordered',
  'shuffle',
  'choose',
  'selected',
  'pick',
  'mix',
  'keep',
  'dedupe',
  'limit',
  'limited',
  'at most',
  'up to',
  'max',
  'top',
  'from',
  'output',
  'one playlist',
  'reconcile',
  'append',
  'replace',
  'ask',
];
