import { fold } from '../../library/fold.ts';
import { createCandidate, type Memory, raise, type View } from './candidate.ts';
import { type Beliefs, modelOf } from './document.ts';
import { gather } from './evidence.ts';
import type { Choice, Example } from './facts.ts';
import { type CountsName, families } from './families.ts';
import { featuresOf } from './features.ts';
import type { SuggestionModel } from './model.ts';

/** No more of a member's sorts of a style than this, the newest. */
export const MOST_SORTS = 5_000;

/** Tastes that change, that drift, that stay. */
const memories: readonly Memory[] = [
  { rare: 0.8, shared: 0.96, usual: 0.98 },
  { rare: 0.94, shared: 0.99, usual: 0.99 },
  { rare: 0.995, shared: 0.998, usual: 0.997 },
];

/** Learns sort by sort, in the order they were made. */
export interface Learner {
  learn(example: Example): void;
  /** What is believed now, by the memory that would have served best lately. Goes on changing with what is learnt. */
  beliefs(): Beliefs;
  /** The same to be stored. */
  model(): SuggestionModel;
}

/** Everything known of a value. */
interface Entry {
  readonly ever: number[];
  /** One per candidate. */
  readonly views: readonly View[];
  /** At which sort it was counted last. */
  seen: number;
}

export const createLearner = (): Learner => {
  const choices: Choice[] = [];
  const ever: number[] = [];
  const candidates = memories.map((memory, at) => ({ ...createCandidate(memory), viewOf: viewAt(at) }));
  const counts = new Map<CountsName, Map<string, Entry>>();
  const foldOnce = remembering(fold);
  let sorts = 0;

  const find = (name: CountsName, key: string): Entry | undefined => counts.get(name)?.get(key);
  const entryOf = (name: CountsName, key: string): Entry => {
    const values = counts.get(name) ?? new Map<string, Entry>();
    counts.set(name, values);
    const entry = values.get(key) ?? newEntry();
    values.set(key, entry);
    return entry;
  };
  const best = () => candidates.reduce((one, other) => (other.loss() < one.loss() ? other : one));
  const beliefs = (): Beliefs => {
    const { lately, worth, record, viewOf } = best();
    const lookUp = (name: CountsName, key: string) => {
      const entry = find(name, key);
      return entry === undefined ? undefined : viewOf(entry);
    };
    return { sorts, choices, lately, ever, worth, record: record(), lookUp };
  };

  return {
    learn: ({ facts, choice }) => {
      if (!choices.includes(choice)) choices.push(choice);
      const at = choices.indexOf(choice);
      const features = featuresOf(facts, foldOnce);
      const gathered = gather(features, find);
      const guesses = candidates.map((one) => one.guess(gathered, one.viewOf, at, choices.length));
      for (const { family, key } of features) {
        // Two families over the same counts: only the one that they are named after counts.
        if (families[family].counts !== family) continue;
        const entry = entryOf(family, key);
        entry.seen = sorts;
        raise(entry.ever, at);
        for (const [place, one] of candidates.entries()) {
          one.count(one.viewOf(entry), family, at, guesses[place] ?? []);
        }
      }
      raise(ever, at);
      sorts++;
    },
    beliefs,
    model: () => {
      const { viewOf } = best();
      return modelOf(beliefs(), counts, viewOf);
    },
  };
};

/** @param examples in the order they were sorted */
export const learnAll = (examples: readonly Example[]): SuggestionModel => {
  const learner = createLearner();
  for (const example of examples.slice(-MOST_SORTS)) learner.learn(example);
  return learner.model();
};

const newEntry = (): Entry => {
  const ever: number[] = [];
  return { ever, seen: 0, views: memories.map(() => ({ lately: [], ever, nudge: [], corrected: 1 })) };
};

const viewAt =
  (at: number) =>
  ({ views }: Entry): View => {
    const view = views[at];
    if (view === undefined) throw new Error(`There is no candidate ${at}.`);
    return view;
  };

const remembering = (work: (text: string) => string): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    known.set(text, result);
    return result;
  };
};
