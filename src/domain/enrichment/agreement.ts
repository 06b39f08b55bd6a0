import { fold } from '../library/fold.ts';
import { datesAgree } from './dates.ts';
import { sameKey } from './keys.ts';
import type { EnrichmentField, EnrichmentValues } from './values.ts';

/** Fields of which one source's value is taken; the others are merged from all sources. */
export type SingleField = Exclude<EnrichmentField, MergedField>;
export type MergedField = 'genres' | 'styles' | 'moods' | 'tags';

/** How far two sources may differ and still say the same. */
const BEATS = 1.5;
const SHARE = 0.15;
const DECIBELS = 3;
const LENGTH_MS = 3_000;

const within =
  (most: number) =>
  (a: number, b: number): boolean =>
    Math.abs(a - b) <= most;
const shares = within(SHARE);
const equal = <T>(a: T, b: T): boolean => a === b;

/** Half and double count as the same: where a beat ends is a matter of taste, and providers guess. */
const OCTAVES = [1, 2, 0.5];
const sameTempo = (a: number, b: number): boolean =>
  OCTAVES.some((octave) => within(BEATS)(a * octave, b) || within(BEATS)(a, b / octave));

/** What every label is called says nothing about which one it is. */
const COMPANY = /\b(records?|recordings?|music|ltd|limited|inc|gmbh|llc|label|entertainment|digital)\b/g;
const labelKey = (name: string): string => {
  const folded = fold(name);
  const bare = folded.replace(COMPANY, '').replaceAll(' ', '');
  return bare === '' ? folded : bare;
};

/** Whether two sources say the same about a field. */
export const agrees: {
  readonly [F in SingleField]: (a: EnrichmentValues[F], b: EnrichmentValues[F]) => boolean;
} = {
  bpm: sameTempo,
  key: sameKey,
  energy: shares,
  danceability: shares,
  valence: shares,
  acousticness: shares,
  instrumentalness: shares,
  loudness: within(DECIBELS),
  language: equal,
  label: (a, b) => labelKey(a) === labelKey(b),
  releaseDate: datesAgree,
  isrc: equal,
  explicit: equal,
  durationMs: within(LENGTH_MS),
  version: (a, b) => a.kind === b.kind && setKey(a.by) === setKey(b.by),
};

const setKey = (names: readonly string[]): string => names.map(fold).sort().join('|');
