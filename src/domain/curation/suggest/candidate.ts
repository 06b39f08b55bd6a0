import {
  type Counted,
  type Evidence,
  evidenceOf,
  type Gathered,
  probabilitiesOf,
  scoresOf,
  sharesOf,
} from './evidence.ts';
import { type FamilyName, families, familyNames, SHARED } from './families.ts';
import { NO_RECORD, recordGuess, type TrackRecord } from './model.ts';

/** How much of a count is left after the next sort of the same value. */
export interface Memory {
  /** Of names that come by now and then. */
  readonly rare: number;
  /** Of what many tracks share. */
  readonly shared: number;
  /** Of how often each choice is chosen at all. */
  readonly usual: number;
}

/** What one candidate makes of a value. */
export interface View extends Counted {
  readonly lately: number[];
  readonly nudge: number[];
  /** Squares of earlier corrections: the more there were, the smaller the next ones. */
  corrected: number;
}

/** A way of remembering, and what it finds each kind of evidence worth. All candidates see the same sorts. */
export interface Candidate {
  /** Over all sorts. */
  readonly lately: readonly number[];
  worth(family: FamilyName): number;
  /** Its surprise lately, in nats: the less, the better. */
  loss(): number;
  record(): TrackRecord;
  /** Guesses before it is told, compares, and adapts what evidence is worth. @returns its guess */
  guess<T>(
    gathered: readonly Gathered<T>[],
    viewOf: (one: T) => Counted,
    at: number,
    size: number,
  ): readonly number[];
  /** Counts the sort for one of its values. */
  count(view: View, family: FamilyName, at: number, guess: readonly number[]): void;
}

const STEP = 0.25;
const CORRECTION = 0.1;
const MOST_WORTH = 2.5;
const LOSS_REMEMBERED = 0.99;
/** The very first guesses say nothing about the later ones. */
const FIRST_GUESSES = 10;

export const createCandidate = (memory: Memory): Candidate => {
  const lately: number[] = [];
  const worths = new Map(familyNames.map((name) => [name, families[name].start]));
  /** Squares of earlier slopes: the more a weight moved, the smaller its next steps. */
  const moved = new Map<FamilyName, number>();
  let sorts = 0;
  let loss = 0;
  let losses = 0;
  let record = NO_RECORD;
  const worth = (family: FamilyName): number => worths.get(family) ?? 0;

  const adapt = (evidence: readonly Evidence[], at: number, guess: readonly number[]): void => {
    const slopes = new Map<FamilyName, number>();
    for (const { feature, pull } of evidence) {
      let slope = pull[at] ?? 0;
      for (let place = 0; place < guess.length; place++) slope -= (pull[place] ?? 0) * (guess[place] ?? 0);
      slopes.set(feature.family, (slopes.get(feature.family) ?? 0) + slope);
    }
    for (const [family, slope] of slopes) {
      const total = (moved.get(family) ?? 1) + slope * slope;
      moved.set(family, total);
      const next = worth(family) + (STEP * slope) / Math.sqrt(total);
      worths.set(family, Math.min(MOST_WORTH, Math.max(0, next)));
    }
  };

  return {
    lately,
    worth,
    loss: () => (losses === 0 ? 0 : loss / losses),
    record: () => record,

    guess: (gathered, viewOf, at, size) => {
      const shares = sharesOf(lately, size);
      const evidence = evidenceOf(gathered, viewOf, shares);
      const guess = probabilitiesOf(scoresOf(shares, evidence, worth));
      loss = loss * LOSS_REMEMBERED - Math.log(Math.max(guess[at] ?? 0, 1e-9));
      losses = losses * LOSS_REMEMBERED + 1;
      if (sorts >= FIRST_GUESSES) {
        record = recordGuess(record, highest(guess) === at, highest(shares) === at);
      }
      adapt(evidence, at, guess);
      raise(lately, at, memory.usual);
      sorts++;
      return guess;
    },

    count: (view, family, at, guess) => {
      const shared = SHARED.has(families[family].counts);
      raise(view.lately, at, shared ? memory.shared : memory.rare);
      if (shared) correct(view, at, guess);
    },
  };
};

/** Moves what a value says towards what was right. */
const correct = (view: View, at: number, guess: readonly number[]): void => {
  for (const [place, share] of guess.entries()) view.corrected += (Number(place === at) - share) ** 2;
  const step = CORRECTION / Math.sqrt(view.corrected);
  while (view.nudge.length < guess.length) view.nudge.push(0);
  for (let place = 0; place < guess.length; place++) {
    view.nudge[place] = (view.nudge[place] ?? 0) + step * (Number(place === at) - (guess[place] ?? 0));
  }
};

/** Lets counts fade and adds one, without leaving holes. */
export const raise = (values: number[], at: number, left = 1): void => {
  while (values.length <= at) values.push(0);
  if (left < 1)
    for (let place = 0; place < values.length; place++) values[place] = (values[place] ?? 0) * left;
  values[at] = (values[at] ?? 0) + 1;
};

const highest = (values: readonly number[]): number => {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
};
