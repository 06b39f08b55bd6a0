import type { CategoryId } from '../ids.ts';
import type { CurationTrack, Place, Stage } from './curation.ts';

/** Where a curation track is. */
export const placeOf = ({ stage, categoryId }: Pick<CurationTrack, 'stage' | 'categoryId'>): Place => {
  if (stage !== 'silver') return { stage };
  if (categoryId === null) throw new Error('A track is in Silver under no category.');
  return { stage, categoryId };
};

export const samePlace = (a: Place, b: Place): boolean =>
  a.stage === b.stage && (a.stage !== 'silver' || (b.stage === 'silver' && a.categoryId === b.categoryId));

/** The same for the same place. */
export const placeKey = (place: Place): string =>
  place.stage === 'silver' ? `silver:${place.categoryId}` : place.stage;

export interface PlaceCount {
  readonly stage: Stage;
  readonly categoryId: CategoryId | null;
  readonly all: number;
  /** On Spotify. */
  readonly found: number;
}

/** How far a period is. */
export interface PeriodProgress {
  /** Everything that can be sorted now, sorted or not. */
  readonly total: number;
  readonly left: number;
  /** Not on Spotify yet: these join when they are found. */
  readonly waiting: number;
  readonly silver: number;
  readonly trash: number;
  readonly skipped: number;
}

/** @param unmatched what is not on Spotify is sorted as well */
export const progressOf = (counts: readonly PlaceCount[], unmatched: boolean): PeriodProgress => {
  const sum = (stage: Stage, of: 'all' | 'found'): number =>
    counts.reduce((all, one) => (one.stage === stage ? all + one[of] : all), 0);
  const bronze = sum('bronze', 'all');
  const left = unmatched ? bronze : sum('bronze', 'found');
  const [silver, trash, skipped] = [sum('silver', 'all'), sum('trash', 'all'), sum('skipped', 'all')];
  return {
    ...{ silver, trash, skipped, left },
    total: left + silver + trash + skipped,
    waiting: bronze - left,
  };
};

/** Pauses between two sorts that are longer were something else. */
const LONGEST_STEP_MS = 3 * 60_000;
const ENOUGH_STEPS = 3;

/**
 * How long the rest will take at the pace of the last sorts, ms; null while that is a guess.
 * @param times of the last sorts, the newest first, ms UTC
 */
export const timeLeft = (times: readonly number[], left: number): number | null => {
  const steps = stepsOf(times);
  if (steps.length < ENOUGH_STEPS || left === 0) return null;
  return (steps.reduce((sum, step) => sum + step, 0) / steps.length) * left;
};

/** How long a sort usually takes, ms; null while that is a guess. @param times the newest first, ms UTC */
export const medianStep = (times: readonly number[]): number | null => {
  const steps = stepsOf(times).toSorted((a, b) => a - b);
  return steps.length < ENOUGH_STEPS ? null : (steps[Math.floor(steps.length / 2)] ?? null);
};

const stepsOf = (times: readonly number[]): number[] =>
  times.slice(1).flatMap((at, index) => {
    const step = (times[index] ?? at) - at;
    return step > 0 && step <= LONGEST_STEP_MS ? [step] : [];
  });
