import type { Entry } from './playlist.ts';

/** A line of the playlist as it is: where the rule wants it, or whose it is. */
export type Standing =
  /** `place`: its index in the rule's order. */
  | { readonly role: 'rule'; readonly place: number }
  /** Stays where a person put it, in relation to its neighbours. */
  | { readonly role: 'hand'; readonly entry: Entry }
  | { readonly role: 'leaving' };

/**
 * The rule's order, with everything that people placed where it was: a run at the top stays at the top, one at the end
 * at the end. Any other follows the rule's line above it or, where that goes, leads the one below it; where both go, it
 * follows the next one above, and where there is none leads the next one below.
 */
export const arrange = (ruleOrder: readonly Entry[], standing: readonly Standing[]): readonly Entry[] => {
  const top: Entry[] = [];
  const end: Entry[] = [];
  const behind = new Map<number, Entry[]>();
  const before = new Map<number, Entry[]>();
  const nearest = nearestRules(standing);
  for (let at = 0; at < standing.length; at += 1) {
    const line = standing[at];
    if (line?.role !== 'hand') continue;
    const from = at;
    while (standing[at + 1]?.role === 'hand') at += 1;
    const run = standing.slice(from, at + 1).flatMap((one) => (one.role === 'hand' ? one.entry : []));
    const [above, below] = [standing[from - 1], standing[at + 1]];
    const [nextAbove, nextBelow] = [nearest.above[from] ?? null, nearest.below[at] ?? null];
    if (above === undefined) top.push(...run);
    else if (below === undefined) end.push(...run);
    else if (above.role === 'rule') append(behind, above.place, run);
    else if (below.role === 'rule') append(before, below.place, run);
    else if (nextAbove !== null) append(behind, nextAbove, run);
    else if (nextBelow !== null) append(before, nextBelow, run);
    else top.push(...run);
  }
  const middle = ruleOrder.flatMap((entry, place) => [
    ...(before.get(place) ?? []),
    entry,
    ...(behind.get(place) ?? []),
  ]);
  return [...top, ...middle, ...end];
};

const append = (runs: Map<number, Entry[]>, place: number, run: readonly Entry[]): void => {
  runs.set(place, [...(runs.get(place) ?? []), ...run]);
};

/** For each line the place of the nearest line of the rule above and below it. */
const nearestRules = (
  standing: readonly Standing[],
): { above: readonly (number | null)[]; below: readonly (number | null)[] } => {
  const scan = (lines: readonly Standing[]): (number | null)[] => {
    let last: number | null = null;
    return lines.map((line) => {
      const found = last;
      if (line.role === 'rule') last = line.place;
      return found;
    });
  };
  return { above: scan(standing), below: scan(standing.toReversed()).reverse() };
};
