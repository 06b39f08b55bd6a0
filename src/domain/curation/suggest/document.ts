import type { Counted, LookUp } from './evidence.ts';
import type { Choice } from './facts.ts';
import { type CountsName, type FamilyName, families, familyNames } from './families.ts';
import { MODEL_VERSION, NO_RECORD, type SuggestionModel, type TrackRecord } from './model.ts';

/** What a suggestion is made from: a stored model, or one that is being learned. */
export interface Beliefs {
  readonly sorts: number;
  readonly choices: readonly Choice[];
  readonly lately: readonly number[];
  readonly ever: readonly number[];
  readonly worth: (family: FamilyName) => number;
  readonly record: TrackRecord;
  readonly lookUp: LookUp;
}

/** Of who never sorted anything. */
export const NO_BELIEFS: Beliefs = {
  sorts: 0,
  choices: [],
  lately: [],
  ever: [],
  worth: () => 0,
  record: NO_RECORD,
  lookUp: () => undefined,
};

/** A name that came once is forgotten after so many sorts, and of each kind only so many values are kept. */
const ONCE_KEPT = 600;
const MOST_VALUES = 2_500;

interface Kept {
  readonly ever: readonly number[];
  /** At which sort it was counted last. */
  readonly seen: number;
}

/** The model as plain data. @param counts everything counted @param viewOf what is believed of it */
export const modelOf = <T extends Kept>(
  beliefs: Beliefs,
  counts: ReadonlyMap<CountsName, ReadonlyMap<string, T>>,
  viewOf: (one: T) => Counted,
): SuggestionModel => {
  const { sorts } = beliefs;
  const kept = (name: CountsName): readonly (readonly [string, readonly number[]])[] =>
    [...(counts.get(name) ?? [])]
      .filter(([, { ever, seen }]) => sorts - seen <= ONCE_KEPT || sum(ever) > 1)
      .sort(([, a], [, b]) => b.seen - a.seen)
      .slice(0, MOST_VALUES)
      .map(([key, one]) => [key, tuplesOf(viewOf(one))]);
  return {
    version: MODEL_VERSION,
    sorts,
    choices: [...beliefs.choices],
    lately: beliefs.lately.map(short),
    ever: [...beliefs.ever],
    worth: forEach(familyNames, (family) => beliefs.worth(family)),
    counts: forEach(
      familyNames.map((family) => families[family].counts),
      (name) => Object.fromEntries(kept(name)),
    ),
    record: beliefs.record,
  };
};

/** A stored model, ready to be asked. Null when an older version of the code learned it. */
export const beliefsOf = (model: SuggestionModel): Beliefs | null => {
  if (model.version !== MODEL_VERSION) return null;
  const { sorts, choices, lately, ever, record, counts, worth } = model;
  return {
    sorts,
    choices,
    lately,
    ever,
    record,
    worth: (family) => worth[family],
    lookUp: (name, key) => {
      const values = counts[name];
      // What a label is called may be what every object has ("constructor").
      return Object.hasOwn(values, key) ? countedOf(values[key] ?? []) : undefined;
    },
  };
};

const forEach = <K extends string, V>(names: readonly K[], made: (name: K) => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, made(name)])) as Record<K, V>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const short = (value: number): number => Math.round(value * 1_000) / 1_000;

/** A choice that it never went to may still have been guessed too often. */
const tuplesOf = ({ lately, ever, nudge }: Counted): number[] =>
  Array.from({ length: Math.max(ever.length, nudge.length) }).flatMap((_, at) =>
    (ever[at] ?? 0) === 0 && (nudge[at] ?? 0) === 0
      ? []
      : [at, short(lately[at] ?? 0), ever[at] ?? 0, short(nudge[at] ?? 0)],
  );

const countedOf = (tuples: readonly number[]): Counted => {
  const lately: number[] = [];
  const ever: number[] = [];
  const nudge: number[] = [];
  for (let start = 0; start < tuples.length; start += 4) {
    const at = tuples[start] ?? 0;
    while (lately.length <= at) {
      lately.push(0);
      ever.push(0);
      nudge.push(0);
    }
    lately[at] = tuples[start + 1] ?? 0;
    ever[at] = tuples[start + 2] ?? 0;
    nudge[at] = tuples[start + 3] ?? 0;
  }
  return { lately, ever, nudge };
};
