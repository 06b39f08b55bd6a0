import { matchCopies } from './matching-copies.ts';
import type { Entry } from './playlist.ts';
import { movingStrips } from './standing.ts';
import { callsFor, type Strip, stripsOf } from './strips.ts';

/** A way from one list to another by taking out, adding and moving, thought through but not yet written as calls. */
export interface Route {
  readonly gone: readonly string[];
  /** Indexes in the target of the lines that stay, in the order of the playlist. */
  readonly places: readonly number[];
  /** Stretches of the target (adjacent there and among the lines that stay) that are moved, in target order. */
  readonly moves: readonly Strip[];
  readonly adds: readonly Addition[];
  /** How many calls it takes. */
  readonly cost: number;
}

/** New lines that are added in one place: behind the line with this index in the target, or at the top (-1). */
export interface Addition {
  readonly behind: number;
  /** Indexes in the target, ascending. */
  readonly places: readonly number[];
}

/**
 * Moves as few strips as can be while the others stay. New lines are added where the lines around them stand before any
 * move: what a moved strip will part is added together.
 */
export const routeTo = (
  actual: readonly Entry[],
  target: readonly Entry[],
  anew: ReadonlySet<string> = new Set(),
): Route => {
  const { gone, places, isNew } = matchCopies(actual, target, anew);
  const moves = movingStrips(stripsOf(places), isNew);
  const adds = additionsOf(isNew, moves);
  const addCalls = adds.reduce((calls, { places: of }) => calls + callsFor(of.length), 0);
  return { gone, places, moves, adds, cost: callsFor(gone.length) + moves.length + addCalls };
};

/** New lines within a moved strip are added there; all others between two lines that stand still are added together. */
const additionsOf = (isNew: readonly boolean[], moves: readonly Strip[]): Addition[] => {
  const byAnchor = new Map<number, number[]>();
  let [still, inside, next] = [-1, -1, 0];
  isNew.forEach((fresh, place) => {
    let strip = moves[next];
    if (strip !== undefined && place > strip.last) {
      next += 1;
      strip = moves[next];
    }
    const moving = strip !== undefined && place >= strip.first;
    if (fresh) {
      const anchor = moving ? inside : still;
      const known = byAnchor.get(anchor);
      if (known === undefined) byAnchor.set(anchor, [place]);
      else known.push(place);
    } else if (moving) inside = place;
    else still = place;
  });
  return [...byAnchor].map(([behind, places]) => ({ behind, places }));
};
