import type { Choice, Example, SortFacts } from '../../../src/domain/curation/suggest/facts.ts';
import { createLearner } from '../../../src/domain/curation/suggest/learner.ts';
import { SORTS_NEEDED } from '../../../src/domain/curation/suggest/model.ts';
import { weigh } from '../../../src/domain/curation/suggest/predict.ts';

/** Shares of the guesses that were right, 0..1. */
export interface Score {
  readonly top1: number;
  readonly top3: number;
  readonly majorityTop1: number;
  readonly labelTop1: number;
  /** How often one was highlighted, and how often that was the one. */
  readonly said: number;
  readonly saidRight: number;
}

/** Guesses every sort before it is learned, in order; the first ones are too few for guessing. */
export const replay = (examples: readonly Example[], offered: readonly Choice[]): Score => {
  const learner = createLearner();
  const majority = createCounter();
  const byLabel = new Map<string, ReturnType<typeof createCounter>>();
  const labelOf = ({ label }: SortFacts): string => label ?? '';
  const right = { top1: 0, top3: 0, majorityTop1: 0, labelTop1: 0, said: 0, saidRight: 0 };
  let guesses = 0;
  for (const [at, example] of examples.entries()) {
    const { facts, choice } = example;
    const ofLabel = byLabel.get(labelOf(facts)) ?? createCounter();
    byLabel.set(labelOf(facts), ofLabel);
    if (at >= SORTS_NEEDED) {
      const { ranking, likeliest } = weigh(learner.beliefs(), facts, offered);
      const first = ranking.slice(0, 3).map((one) => one.choice);
      guesses++;
      right.top1 += Number(first[0] === choice);
      right.top3 += Number(first.includes(choice));
      right.majorityTop1 += Number(majority.most() === choice);
      right.labelTop1 += Number((ofLabel.most() ?? majority.most()) === choice);
      right.said += Number(likeliest !== null);
      right.saidRight += Number(likeliest === choice);
    }
    learner.learn(example);
    majority.add(choice);
    ofLabel.add(choice);
  }
  const share = (count: number): number => count / Math.max(1, guesses);
  return {
    top1: share(right.top1),
    top3: share(right.top3),
    majorityTop1: share(right.majorityTop1),
    labelTop1: share(right.labelTop1),
    said: share(right.said),
    saidRight: right.said === 0 ? 0 : right.saidRight / right.said,
  };
};

const createCounter = () => {
  const counts = new Map<Choice, number>();
  return {
    add: (choice: Choice): void => void counts.set(choice, (counts.get(choice) ?? 0) + 1),
    /** The most frequent so far; null before the first. */
    most: (): Choice | null => [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null,
  };
};
