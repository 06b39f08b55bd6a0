import type { Beliefs } from './document.ts';
import {
  type Counted,
  type Evidence,
  evidenceOf,
  gather,
  probabilitiesOf,
  scoresOf,
  sharesOf,
} from './evidence.ts';
import type { Choice, SortFacts } from './facts.ts';
import { featuresOf } from './features.ts';
import { isBetterThanChance, SORTS_NEEDED } from './model.ts';

export interface Likely {
  readonly choice: Choice;
  /** 0..1; all that are offered sum up to 1. */
  readonly probability: number;
}

export interface Suggestion {
  /** All that are offered, the likeliest first. */
  readonly ranking: readonly Likely[];
  /** The likeliest, where it is worth saying so; null where the model knows too little about the member or the track. */
  readonly likeliest: Choice | null;
}

/** A track weighed: what `suggest` and `reasonsFor` are made from. */
export interface Weighed extends Suggestion {
  readonly beliefs: Beliefs;
  /** In the order of the shares and of every pull. */
  readonly choices: readonly Choice[];
  readonly evidence: readonly Evidence[];
}

/** How much likelier than usual (as odds) the likeliest must be. */
const WORTH_SAYING = 1.25;

/**
 * Where a track will go.
 * @param offered the categories on the card, archived and merged ones left out, and `trash`
 */
export const weigh = (beliefs: Beliefs, facts: SortFacts, offered: readonly Choice[]): Weighed => {
  const choices = [...new Set([...beliefs.choices, ...offered])];
  const shares = sharesOf(beliefs.lately, choices.length);
  const evidence = evidenceOf(gather(featuresOf(facts), beliefs.lookUp), itself, shares);
  const scores = scoresOf(shares, evidence, beliefs.worth);
  const places = [...new Set(offered)].map((choice) => choices.indexOf(choice));
  const usual = normalised(places.map((place) => shares[place] ?? 0));
  const likely = probabilitiesOf(places.map((place) => scores[place] ?? 0)).map((probability, at) => ({
    choice: choices[places[at] ?? -1],
    probability,
    gain: odds(probability) / odds(usual[at] ?? 1),
  }));
  const ranking = likely
    .flatMap(({ choice, ...rest }) => (choice === undefined ? [] : [{ choice, ...rest }]))
    .sort((a, b) => b.probability - a.probability);
  const [first] = ranking;
  const says =
    first !== undefined &&
    ranking.length > 1 &&
    beliefs.sorts >= SORTS_NEEDED &&
    isBetterThanChance(beliefs.record) &&
    first.gain >= WORTH_SAYING;
  return {
    beliefs,
    choices,
    evidence,
    ranking: ranking.map(({ choice, probability }) => ({ choice, probability })),
    likeliest: says ? first.choice : null,
  };
};

const itself = (counted: Counted): Counted => counted;

const normalised = (values: readonly number[]): number[] => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
};

const odds = (probability: number): number => probability / Math.max(1e-9, 1 - probability);
