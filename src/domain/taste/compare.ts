/** How alike two people listen, told by shares of their plays. */

/** Something that was heard, and how often. */
export interface HeardThing<K> {
  readonly key: K;
  readonly plays: number;
}

/** What both have, with what part of their plays goes to it: 0..1 each. */
export interface SharedThing<K> {
  readonly key: K;
  readonly a: number;
  readonly b: number;
}

export interface Overlap<K> {
  /**
   * 0..1: the part of the plays of either that goes to the same things in the same measure, Σ min(share, share). 1 is the
   * same taste, 0 nothing in common; the same whoever is asked about whom.
   */
  readonly similarity: number;
  /** What both give most to, first. */
  readonly shared: readonly SharedThing<K>[];
  /** What only one of them has, what they give most to first. */
  readonly onlyA: readonly K[];
  readonly onlyB: readonly K[];
}

/** Each key once, with plays. Keys of equal weight come in their own order, so that the answer is the same every time. */
export const overlapOf = <K extends string | number>(
  a: readonly HeardThing<K>[],
  b: readonly HeardThing<K>[],
): Overlap<K> => {
  const [sharesA, sharesB] = [sharesOf(a), sharesOf(b)];
  const shared: SharedThing<K>[] = [];
  for (const [key, share] of sharesA) {
    const other = sharesB.get(key);
    if (other !== undefined) shared.push({ key, a: share, b: other });
  }
  const least = (one: SharedThing<K>): number => Math.min(one.a, one.b);
  // Summed from the largest, in the order of the keys: the same bits whoever comes first.
  shared.sort((x, y) => least(y) - least(x) || (x.key < y.key ? -1 : 1));
  const similarity = shared.reduce((sum, one) => sum + least(one), 0);
  return {
    similarity: Math.min(1, similarity),
    shared,
    onlyA: only(sharesA, sharesB),
    onlyB: only(sharesB, sharesA),
  };
};

/** Who heard what both have first. */
export interface FoundFirst<K> {
  readonly a: readonly K[];
  readonly b: readonly K[];
}

/**
 * @param keys what both have, in the order in which it is to be told
 * @param firstA when each was heard first, ms UTC; what is not known, or happened at the same moment, is told of nobody
 */
export const foundFirst = <K>(
  keys: readonly K[],
  firstA: ReadonlyMap<K, number>,
  firstB: ReadonlyMap<K, number>,
): FoundFirst<K> => {
  const a: K[] = [];
  const b: K[] = [];
  for (const key of keys) {
    const [atA, atB] = [firstA.get(key), firstB.get(key)];
    if (atA === undefined || atB === undefined || atA === atB) continue;
    (atA < atB ? a : b).push(key);
  }
  return { a, b };
};

const sharesOf = <K extends string | number>(things: readonly HeardThing<K>[]): Map<K, number> => {
  const plays = new Map<K, number>();
  let total = 0;
  for (const thing of things) {
    if (thing.plays <= 0) continue;
    plays.set(thing.key, (plays.get(thing.key) ?? 0) + thing.plays);
    total += thing.plays;
  }
  return new Map([...plays].map(([key, count]) => [key, count / total]));
};

const only = <K extends string | number>(mine: ReadonlyMap<K, number>, theirs: ReadonlyMap<K, number>): K[] =>
  [...mine]
    .filter(([key]) => !theirs.has(key))
    .sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1))
    .map(([key]) => key);
