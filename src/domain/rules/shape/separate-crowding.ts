import type { Separation } from '../rule-set.ts';

/** How near names stand to one another, and how many tracks of each are still to come. */
export interface Crowding {
  /** How many places too early it would be for something with these names; 0: it may stand there. */
  readonly wait: (keys: readonly string[], position: number) => number;
  /** Names that must come now, or their tracks do not find places far enough apart; null: none must. */
  readonly urgent: (left: number) => ReadonlySet<string> | null;
  readonly place: (keys: readonly string[], position: number) => void;
}

/** The first character of a key is the place of its separation. */
const separationOf = (key: string): number => key.charCodeAt(0) - 48;

/** @param bunches what is to come: how many tracks with which names */
export const createCrowding = (
  bunches: readonly { readonly keys: readonly string[]; readonly places: readonly number[] }[],
  separations: readonly Separation[],
): Crowding => {
  const last = new Map<string, number>();
  const left = new Map<string, number>();
  for (const { keys, places } of bunches) {
    for (const key of keys) left.set(key, (left.get(key) ?? 0) + places.length);
  }
  const counts = separations.map((_, at) => createCounts(left, at));
  const gapOf = (key: string): number => separations[separationOf(key)]?.atLeast ?? 0;
  return {
    wait: (keys, position) => {
      let wait = 0;
      for (const key of keys) {
        const before = last.get(key);
        if (before !== undefined) wait = Math.max(wait, before + gapOf(key) + 1 - position);
      }
      return wait;
    },
    // The names with most tracks left need (n − 1) rounds of gap + 1 places, and a last one for each of them.
    urgent: (places) => {
      for (const [at, count] of counts.entries()) {
        const { most, names } = count.top();
        if (most < 2) continue;
        const needed = (most - 1) * ((separations[at]?.atLeast ?? 0) + 1) + names.size;
        if (needed >= places) return names;
      }
      return null;
    },
    place: (keys, position) => {
      for (const key of keys) {
        last.set(key, position);
        counts[separationOf(key)]?.less(key);
      }
    },
  };
};

/** Names by how many of them are left. */
const createCounts = (all: ReadonlyMap<string, number>, at: number) => {
  const left = new Map([...all].filter(([key]) => separationOf(key) === at));
  const byCount = new Map<number, Set<string>>();
  const none: ReadonlySet<string> = new Set();
  const put = (key: string, count: number): void => {
    const names = byCount.get(count);
    if (names === undefined) byCount.set(count, new Set([key]));
    else names.add(key);
  };
  for (const [key, count] of left) put(key, count);
  let most = Math.max(0, ...byCount.keys());
  return {
    top: () => ({ most, names: byCount.get(most) ?? none }),
    less: (key: string): void => {
      const count = left.get(key) ?? 0;
      byCount.get(count)?.delete(key);
      left.set(key, count - 1);
      put(key, count - 1);
      while (most > 0 && (byCount.get(most)?.size ?? 0) === 0) most--;
    },
  };
};
