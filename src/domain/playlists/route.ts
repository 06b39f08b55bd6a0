import { matchCopies } from './matching-copies.ts';
import type { Entry } from './playlist.ts';
import { movingStrips } from './standing.ts';
import { callsFor, type Strip, stripsOf } from './strips.ts';
import { type BlockMove, untangle } from './untangle.ts';

/** A way from one list to another by taking out, adding and moving, thought through but not yet written as calls. */
export interface Route {
  readonly gone: readonly string[];
  /** Indexes in the target of the lines that stay, in the order of the playlist. */
  readonly places: readonly number[];
  /** Made before anything is added, among the lines that stay; they bring all of those in order. */
  readonly exchanges: readonly BlockMove[];
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
 * The shorter of two ways. On one, as few strips as can be are moved while the others stand still, and new lines are
 * added before, where the lines around them stand: what a moved strip will part is added together. On the other, long
 * runs are exchanged until all is in order, and new lines are added then, each run by itself.
 */
export const routeTo = (
  actual: readonly Entry[],
  target: readonly Entry[],
  anew: ReadonlySet<string> = new Set(),
): Route => {
  const { gone, places, isNew } = matchCopies(actual, target, anew);
  const strips = stripsOf(places);
  const moves = movingStrips(strips, isNew);
  const route = (by: Pick<Route, 'exchanges' | 'moves'>): Route => {
    const adds = additionsOf(isNew, by.moves);
    const calls = adds.map(({ places: of }) => callsFor(of.length)).reduce((a, b) => a + b, 0);
    return {
      gone,
      places,
      ...by,
      adds,
      cost: callsFor(gone.length) + by.exchanges.length + by.moves.length + calls,
    };
  };
  const one = route({ exchanges: [], moves });
  // A single move cannot be bettered.
  const exchanges = moves.length < 2 ? null : untangle(strips);
  if (exchanges === null) return one;
  const other = route({ exchanges, moves: [] });
  return other.cost < one.cost ? other : one;
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
