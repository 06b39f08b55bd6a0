import type { Choice } from './facts.ts';
import type { CountsName, FamilyName } from './families.ts';

/** Raised when features, counts or their meaning change: a model of another version is learned anew. */
export const MODEL_VERSION = 1;

/** So many sorts until anything is suggested. */
export const SORTS_NEEDED = 30;

/** What was learned from a member's sorts of a style, as it is stored. */
export interface SuggestionModel {
  readonly version: typeof MODEL_VERSION;
  /** How many sorts it was learned from. */
  readonly sorts: number;
  /** All counts are in this order. */
  readonly choices: readonly Choice[];
  /** Over all sorts, whatever the track. */
  readonly lately: readonly number[];
  readonly ever: readonly number[];
  /** What each kind of evidence is worth. */
  readonly worth: Readonly<Record<FamilyName, number>>;
  /** By kind and value: the choice's place, how often lately, how often ever, the nudge; and so on. */
  readonly counts: Readonly<Record<CountsName, Readonly<Record<string, readonly number[]>>>>;
  readonly record: TrackRecord;
}

/**
 * How well it guessed sorts that it had not learned from yet, beside always guessing the most frequent choice. Older
 * guesses count less.
 */
export interface TrackRecord {
  readonly guesses: number;
  readonly right: number;
  readonly usualRight: number;
  /** Right where the usual guess was wrong, and the other way round. */
  readonly better: number;
  readonly worse: number;
}

export const NO_RECORD: TrackRecord = { guesses: 0, right: 0, usualRight: 0, better: 0, worse: 0 };

const REMEMBERED = 0.995;

export const recordGuess = (record: TrackRecord, right: boolean, usualRight: boolean): TrackRecord => ({
  guesses: record.guesses * REMEMBERED + 1,
  right: record.right * REMEMBERED + Number(right),
  usualRight: record.usualRight * REMEMBERED + Number(usualRight),
  better: record.better * REMEMBERED + Number(right && !usualRight),
  worse: record.worse * REMEMBERED + Number(!right && usualRight),
});

/** How many standard deviations of luck it has to be ahead by. */
const SURE = 1.6;
const FEWEST_GUESSES = 10;

/** True when it guesses better than the most frequent choice does, by more than luck explains. */
export const isBetterThanChance = ({ guesses, better, worse }: TrackRecord): boolean =>
  guesses >= FEWEST_GUESSES && better - worse > SURE * Math.sqrt(better + worse);
