import type { Choice } from './facts.ts';
import { families } from './families.ts';
import type { About } from './features.ts';
import type { Weighed } from './predict.ts';

/** One thing that speaks for a choice: "label Blackline: 9 of 11 went to Peak time". */
export type Reason = About & {
  /** How many tracks like this one in this respect went there. */
  readonly hits: number;
  /** Of how many. */
  readonly of: number;
  /** How much it speaks for the choice against the others; more is stronger. */
  readonly pull: number;
};

/** Weaker than this is not worth a word. */
const LEAST_PULL = 0.1;

/** What speaks for a choice, the strongest first, each kind of thing once. */
export const reasonsFor = (
  { beliefs, choices, evidence, ranking }: Weighed,
  choice: Choice,
  most = 3,
): readonly Reason[] => {
  const at = choices.indexOf(choice);
  const chances = new Map(ranking.map((one) => [one.choice, one.probability]));
  const others = choices.map((one) => (one === choice ? 0 : (chances.get(one) ?? 0)));
  const total = others.reduce((sum, one) => sum + one, 0);
  if (at < 0 || total === 0) return [];
  const reasons = evidence.map(({ feature, pull, nudge }): Reason => {
    const speaks = (place: number): number =>
      beliefs.worth(feature.family) * (pull[place] ?? 0) + (nudge[place] ?? 0);
    const against = others.reduce((sum, one, place) => sum + (one * speaks(place)) / total, 0);
    const { hits, of } = countsOf(feature, beliefs.lookUp, at);
    return { ...feature.about, hits, of, pull: speaks(at) - against };
  });
  const found: Reason[] = [];
  for (const reason of reasons.sort((a, b) => b.pull - a.pull)) {
    if (found.length === most || reason.pull < LEAST_PULL) break;
    if (reason.hits > 0 && !found.some((one) => saysTheSame(one, reason))) found.push(reason);
  }
  return found;
};

type LookUp = Weighed['beliefs']['lookUp'];

const countsOf = (
  { family, near }: Weighed['evidence'][number]['feature'],
  lookUp: LookUp,
  at: number,
): { hits: number; of: number } => {
  let hits = 0;
  let of = 0;
  for (const [key, share] of near) {
    // Neighbours that hardly count are not told of.
    if (share < 0.5) continue;
    const ever = lookUp(families[family].counts, key)?.ever ?? [];
    hits += ever[at] ?? 0;
    of += ever.reduce((sum, times) => sum + times, 0);
  }
  return { hits, of };
};

/** Two looks at the tempo are one reason. */
const saysTheSame = (one: Reason, other: Reason): boolean =>
  one.kind === other.kind && !('name' in one && 'name' in other && one.name !== other.name);
