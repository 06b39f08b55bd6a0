import { CALL_LIMIT } from './playlist.ts';

/** Lines that stand in a row among those that stay, and in the target too but for new ones in between. */
export interface Strip {
  /** Indexes in the target of the first and the last. */
  readonly first: number;
  readonly last: number;
  /** Where it begins among the lines that stay, and how many of them it has. */
  readonly at: number;
  readonly size: number;
}

/**
 * Cuts the lines that stay wherever two neighbours are not neighbours in the target.
 * @param places for each line that stays its index in the target
 */
export const stripsOf = (places: readonly number[]): Strip[] => {
  const following = new Map<number, number>();
  const inOrder = places.toSorted((a, b) => a - b);
  inOrder.forEach((place, index) => {
    const next = inOrder[index + 1];
    if (next !== undefined) following.set(place, next);
  });
  const strips: Strip[] = [];
  let at = 0;
  for (let end = 1; end <= places.length; end += 1) {
    const [first, last] = [places[at], places[end - 1]];
    if (first === undefined || last === undefined) break;
    if (end < places.length && following.get(last) === places[end]) continue;
    strips.push({ first, last, at, size: end - at });
    at = end;
  }
  return strips;
};

/** Calls for so many uris, a hundred each. */
export const callsFor = (uris: number): number => Math.ceil(uris / CALL_LIMIT);
