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
  const rank = rankOf(places);
  const strips: Strip[] = [];
  let at = 0;
  for (let end = 1; end <= places.length; end += 1) {
    const [first, last] = [places[at], places[end - 1]];
    if (first === undefined || last === undefined) break;
    const next = places[end];
    if (next !== undefined && rank[next] === (rank[last] ?? 0) + 1) continue;
    strips.push({ first, last, at, size: end - at });
    at = end;
  }
  return strips;
};

/** By index in the target: how manieth it is of those that stay. */
const rankOf = (places: readonly number[]): Uint32Array => {
  const rank = new Uint32Array(places.reduce((most, place) => Math.max(most, place + 1), 0));
  for (const place of places) rank[place] = 1;
  let count = 0;
  for (let place = 0; place < rank.length; place += 1) {
    count += rank[place] ?? 0;
    rank[place] = count;
  }
  return rank;
};

/** Calls for so many uris, a hundred each. */
export const callsFor = (uris: number): number => Math.ceil(uris / CALL_LIMIT);
