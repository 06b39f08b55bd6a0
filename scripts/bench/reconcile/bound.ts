import { CALL_LIMIT, type Entry } from '../../../src/domain/playlists/playlist.ts';

/**
 * Calls below which no plan whatever can go. Lists in which each uri stands once; both ends count as lines that stay.
 * Why each bound holds: docs/benchmarks.md.
 */

const hundreds = (uris: number): number => Math.ceil(uris / CALL_LIMIT);

/** For plans that take nothing out that stays. */
export const boundKeeping = (actual: readonly Entry[], target: readonly Entry[]): number => {
  const wanted = new Map(target.map(({ uri }, place) => [uri, place]));
  const places = actual.flatMap(({ uri }) => wanted.get(uri) ?? []);
  const stay = new Set(places);
  const [gone, fresh] = [actual.length - places.length, target.length - places.length];
  const runs = target.filter((_, place) => !stay.has(place) && (place === 0 || stay.has(place - 1))).length;
  const ends = [-1, ...places, target.length];
  const isTorn = (place: number, next: number | undefined): boolean =>
    place < target.length && (stay.has(place + 1) || place + 1 === target.length) && next !== place + 1;
  const torn = ends.filter((place, index) => isTorn(place, ends[index + 1])).length;
  const additions = hundreds(fresh);
  const moves = Math.max(boundMoves(ranksOf(places)), Math.ceil((2 * runs + torn - 2 * additions) / 3));
  const keeping = hundreds(gone) + Math.max(moves + additions, runs);
  // Writing anew keeps everything that stays only where nothing does.
  return places.length === 0 && gone > 0 ? Math.min(keeping, boundAnew(target)) : keeping;
};

/** For any plan at all. */
export const boundAny = (actual: readonly Entry[], target: readonly Entry[]): number => {
  const there = new Set(actual.map(({ uri }) => uri));
  const wanted = new Set(target.map(({ uri }) => uri));
  // A plan that takes out what stays has something to take out and something to add.
  const removals = Math.max(1, hundreds(actual.filter(({ uri }) => !wanted.has(uri)).length));
  const additions = Math.max(1, hundreds(target.filter(({ uri }) => !there.has(uri)).length));
  const pairs = pairsOf(actual);
  const missing = [...pairsOf(target)].filter((pair) => !pairs.has(pair)).length;
  const left = missing - removals * CALL_LIMIT - additions * (CALL_LIMIT + 1);
  const inSteps = removals + additions + Math.ceil(Math.max(0, left) / (CALL_LIMIT + 1));
  return Math.min(inSteps, boundAnew(target), boundKeeping(actual, target));
};

const boundAnew = (target: readonly Entry[]): number => Math.max(1, hundreds(target.length));

const pairsOf = (list: readonly Entry[]): Set<string> => {
  const uris = ['', ...list.map(({ uri }) => uri), ''];
  return new Set(uris.slice(1).map((uri, index) => `${uris[index]} ${uri}`));
};

const ranksOf = (places: readonly number[]): number[] => {
  const rank = new Map(places.toSorted((a, b) => a - b).map((place, index) => [place, index + 1]));
  return places.map((place) => rank.get(place) ?? 0);
};

/**
 * Sorting a permutation of 1..n by moving blocks takes at least (n + 1 − odd cycles) / 2 moves, cycles of its breakpoint
 * graph (Bafna and Pevzner, Sorting by transpositions, SIAM J. Discrete Math. 11, 1998).
 */
export const boundMoves = (ranks: readonly number[]): number => {
  const extended = [0, ...ranks, ranks.length + 1];
  const position = new Map(extended.map((rank, index) => [rank, index]));
  const seen = new Set<number>();
  let odd = 0;
  for (let start = 1; start < extended.length; start += 1) {
    let [edge, length] = [start, 0];
    while (!seen.has(edge)) {
      seen.add(edge);
      length += 1;
      // Black edge from `edge` back to its left neighbour, grey edge from there to the next higher rank.
      edge = position.get((extended[edge - 1] ?? 0) + 1) ?? start;
    }
    if (length % 2 === 1) odd += 1;
  }
  return (ranks.length + 1 - odd) / 2;
};
