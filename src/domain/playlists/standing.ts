import { longestAscending } from './ascending.ts';
import { callsFor, type Strip } from './strips.ts';

/** More strips than this cannot be put in order within the calls of the longest playlist; their additions are not weighed. */
const WEIGHED = 400;

/**
 * Which strips stand still while the others are moved, one call each, so that moves and additions together take the
 * fewest calls: what is added between two standing strips is added at once, whatever is moved in between later. Of equal
 * choices the one that moves fewest lines.
 * @param strips in the order of the playlist
 * @returns those that are moved, in the order of the target
 */
export const movingStrips = (strips: readonly Strip[], isNew: readonly boolean[]): Strip[] => {
  const inTarget = strips.toSorted((a, b) => a.first - b.first);
  const still =
    strips.length > WEIGHED
      ? new Set(longestAscending(strips.map(({ first }) => first)).map((index) => strips[index]))
      : new Set(cheapestChain(inTarget, newBefore(inTarget, isNew)).map((index) => inTarget[index]));
  return inTarget.filter((strip) => !still.has(strip));
};

/** How many new lines stand before each strip in the target, not counting those within strips; at last, how many in all. */
const newBefore = (inTarget: readonly Strip[], isNew: readonly boolean[]): number[] => {
  const counts: number[] = [];
  let [count, place] = [0, 0];
  for (const { first, last } of [...inTarget, { first: isNew.length, last: isNew.length }]) {
    for (; place < first; place += 1) if (isNew[place]) count += 1;
    counts.push(count);
    place = last + 1;
  }
  return counts;
};

interface Chain {
  readonly calls: number;
  readonly lines: number;
  readonly previous: number;
}

/** Indexes of strips that follow one another both in the target and in the playlist. */
const cheapestChain = (inTarget: readonly Strip[], fresh: readonly number[]): number[] => {
  const linesBefore = [0];
  for (const { size } of inTarget) linesBefore.push((linesBefore.at(-1) ?? 0) + size);
  const chains: Chain[] = [];
  /** The best chain that ends just before `next`, which stands still itself (or is the end of the list). */
  const upTo = (next: number, at: number): Chain => {
    const from = (previous: number, calls: number, lines: number): Chain => ({
      calls: calls + (next - previous - 1) + callsFor((fresh[next] ?? 0) - (fresh[previous] ?? 0)),
      lines: lines + (linesBefore[next] ?? 0) - (linesBefore[previous + 1] ?? 0),
      previous,
    });
    let found = from(-1, 0, 0);
    for (let previous = 0; previous < next; previous += 1) {
      const chain = chains[previous];
      if (chain === undefined || (inTarget[previous]?.at ?? 0) >= at) continue;
      const longer = from(previous, chain.calls, chain.lines);
      if (longer.calls < found.calls || (longer.calls === found.calls && longer.lines < found.lines))
        found = longer;
    }
    return found;
  };
  inTarget.forEach(({ at }, index) => {
    chains.push(upTo(index, at));
  });
  const chosen: number[] = [];
  let index = upTo(inTarget.length, Number.POSITIVE_INFINITY).previous;
  for (; index >= 0; index = chains[index]?.previous ?? -1) chosen.push(index);
  return chosen.reverse();
};
