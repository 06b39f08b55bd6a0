import { moved } from './after-calls.ts';
import type { Strip } from './strips.ts';

/** A run of lines, and the line that it is put before, as indexes in the list as it is then. */
export interface BlockMove {
  readonly start: number;
  readonly length: number;
  readonly before: number;
}

/** A run of strips from `from` up to, not including, `to`, exchanged with the run from there up to `until`. */
interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

/** More strips than this are not looked through. */
const MOST = 64;

/**
 * Puts strips in order by exchanging neighbouring runs of them, each time the two after which most strips have found
 * their neighbour: up to three at once, where moving strip by strip brings one or two. Where several long runs were moved
 * across one another this takes fewer moves; found by looking at all pairs, so for few strips only.
 * @param strips in the order of the playlist
 * @returns null when there are too many
 */
export const untangle = (strips: readonly Strip[]): BlockMove[] | null => {
  if (strips.length > MOST) return null;
  const rank = new Map(strips.toSorted((a, b) => a.first - b.first).map((strip, index) => [strip, index]));
  let list = strips.map((strip) => ({ rank: rank.get(strip) ?? 0, size: strip.size }));
  const moves: BlockMove[] = [];
  for (;;) {
    const exchange = bestExchange(list.map((strip) => strip.rank));
    if (exchange === null) return moves;
    const { from, to, until } = exchange;
    const lines = (end: number): number => list.slice(0, end).reduce((sum, { size }) => sum + size, 0);
    moves.push({ start: lines(from), length: lines(to) - lines(from), before: lines(until) });
    list = moved(list, from, to - from, until);
  }
};

/** The first that joins three; else one that joins two, rather one after which three can be joined; else one. */
const bestExchange = (ranks: readonly number[]): Exchange | null => {
  const at = (index: number): number => (index < 0 ? -1 : (ranks[index] ?? ranks.length));
  const joins = (left: number, right: number): number => (at(left) + 1 === at(right) ? 1 : 0);
  const cuts = Array.from({ length: ranks.length + 1 }, (_, index) => index).filter(
    (index) => joins(index - 1, index) === 0,
  );
  let [best, most]: [Exchange | null, number] = [null, 0];
  for (const [a, from] of cuts.entries()) {
    for (const [b, to] of cuts.entries()) {
      if (b <= a) continue;
      for (const until of cuts.slice(b + 1)) {
        const joined = joins(from - 1, to) + joins(until - 1, from) + joins(to - 1, until);
        if (joined === 3) return { from, to, until };
        if (joined * 2 + 1 <= most) continue;
        const score = joined * 2 + Number(hasTriple(moved(ranks, from, to - from, until)));
        if (score > most) [best, most] = [{ from, to, until }, score];
      }
    }
  }
  return best;
};

/** Whether there is an exchange after which three strips more have found their neighbour. */
const hasTriple = (ranks: readonly number[]): boolean => {
  const place = new Map(ranks.map((rank, index) => [rank, index]));
  place.set(-1, -1);
  place.set(ranks.length, ranks.length);
  for (let from = 0; from < ranks.length; from += 1) {
    const to = place.get((from === 0 ? -1 : (ranks[from - 1] ?? 0)) + 1) ?? -1;
    if (to <= from) continue;
    const until = place.get((ranks[to - 1] ?? 0) + 1) ?? -1;
    if (until > to && (ranks[until - 1] ?? 0) + 1 === ranks[from]) return true;
  }
  return false;
};
