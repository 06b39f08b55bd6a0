import { type CountsName, type FamilyName, families } from './families.ts';
import type { Feature } from './features.ts';

/** How often tracks with a value went to each choice, in the order of the choices. Missing at the end: never. */
export interface Counted {
  /** Older ones count less. */
  readonly lately: readonly number[];
  readonly ever: readonly number[];
  /** What guesses with this value were wrong by, on average: counting alone misses what goes together. */
  readonly nudge: readonly number[];
}

export type LookUp<T = Counted> = (counts: CountsName, key: string) => T | undefined;

/** A feature with the counts that it reads. */
export interface Gathered<T> {
  readonly feature: Feature;
  readonly near: readonly (readonly [counted: T, share: number])[];
  /** The counts of exactly this value, for the family that they are named after. */
  readonly own: T | undefined;
}

/** Looks everything up. Features that were never seen say nothing and are left out. */
export const gather = <T>(features: readonly Feature[], lookUp: LookUp<T>): Gathered<T>[] => {
  const gathered: Gathered<T>[] = [];
  for (const feature of features) {
    const { counts } = families[feature.family];
    const near: (readonly [T, number])[] = [];
    let own: T | undefined;
    for (const [key, share] of feature.near) {
      const counted = lookUp(counts, key);
      if (counted === undefined) continue;
      near.push([counted, share]);
      if (key === feature.key && counts === feature.family) own = counted;
    }
    if (near.length > 0) gathered.push({ feature, near, own });
  }
  return gathered;
};

export interface Evidence {
  readonly feature: Feature;
  /**
   * By choice: how much likelier (as a logarithm) a track with this value goes there than any track does. Not weighted
   * with what the family is worth.
   */
  readonly pull: readonly number[];
  /** Comes on top, unweighted. */
  readonly nudge: readonly number[];
}

/** Added to each choice, so that one without any sorts is not impossible. */
const FLOOR = 0.5;
const NONE: readonly number[] = [];

/** The share of each choice among all sorts. @param size how many choices there are */
export const sharesOf = (lately: readonly number[], size: number): number[] => {
  const shares: number[] = [];
  let total = 0;
  for (let at = 0; at < size; at++) {
    const count = (lately[at] ?? 0) + FLOOR;
    shares.push(count);
    total += count;
  }
  for (let at = 0; at < size; at++) shares[at] = (shares[at] ?? 0) / total;
  return shares;
};

/** @param countedOf which of the counts are believed */
export const evidenceOf = <T>(
  gathered: readonly Gathered<T>[],
  countedOf: (one: T) => Counted,
  shares: readonly number[],
): Evidence[] => {
  const ofFamily = new Map<FamilyName, number>();
  for (const { feature } of gathered) {
    ofFamily.set(feature.family, (ofFamily.get(feature.family) ?? 0) + 1);
  }
  return gathered.map(({ feature, near, own }) => {
    const { shrink } = families[feature.family];
    const pull: number[] = [];
    for (const share of shares) pull.push(shrink * share);
    let total = shrink;
    for (const [one, share] of near) {
      const { lately } = countedOf(one);
      for (let at = 0; at < lately.length && at < pull.length; at++) {
        const count = share * (lately[at] ?? 0);
        pull[at] = (pull[at] ?? 0) + count;
        total += count;
      }
    }
    // Several artists or tags of one track say nearly the same, so they do not count as often as they are.
    const part = 1 / Math.sqrt(ofFamily.get(feature.family) ?? 1);
    for (let at = 0; at < pull.length; at++) {
      pull[at] = part * Math.log((pull[at] ?? 0) / (total * (shares[at] ?? 1)));
    }
    return { feature, pull, nudge: own === undefined ? NONE : countedOf(own).nudge };
  });
};

/** How much each choice has for it, as logarithms. */
export const scoresOf = (
  shares: readonly number[],
  evidence: readonly Evidence[],
  worth: (family: FamilyName) => number,
): number[] => {
  const scores = shares.map(Math.log);
  for (const { feature, pull, nudge } of evidence) {
    const weight = worth(feature.family);
    for (let at = 0; at < scores.length; at++) {
      scores[at] = (scores[at] ?? 0) + weight * (pull[at] ?? 0) + (nudge[at] ?? 0);
    }
  }
  return scores;
};

/** Scores (logarithms) as probabilities: they sum up to 1. */
export const probabilitiesOf = (scores: readonly number[]): number[] => {
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  return odds.map((one) => one / total);
};
