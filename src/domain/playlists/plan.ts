import { callsOf, replaceCalls } from './calls-of.ts';
import { loosen } from './loosen.ts';
import { possible } from './matching-copies.ts';
import { type Entry, isWritable, type OrderPolicy, type Plan } from './playlist.ts';
import { type Route, routeTo } from './route.ts';
import { callsFor, stripsOf } from './strips.ts';

/**
 * An order may always take so many calls, although a short playlist is written anew with fewer: calls are had again
 * tomorrow, dates are not.
 */
export const ORDER_CALLS = 10;

/**
 * The fewest calls found that turn what stands in Spotify into the merge, keeping `added_at` of what stays. None when
 * the two are equal. What is promised, and what gives way when all of it cannot be had: docs/playlists.md.
 */
export const planPlaylist = (
  actual: readonly Entry[],
  merged: readonly Entry[],
  order: OrderPolicy,
): Plan => {
  const wanted = possible(actual, merged);
  if (order === 'loose') return planLoosely(actual, wanted);

  const route = routeTo(actual, wanted);
  const way = keepingWay(actual, wanted, route);
  // What comes and goes must be paid for in any case. Beyond that, an order is worth what writing anew would cost.
  const ceiling = Math.max(rewriteCost(wanted), contentsCost(route, wanted));
  if (way.cost <= Math.max(ceiling, ORDER_CALLS)) return planOf(wanted, way);
  if (order === 'gentle') return { ...planLoosely(actual, wanted), orderLeft: true };
  const ways = [way, ...rewritingWays(actual, wanted, route)];
  const affordable = ways.filter(({ cost }) => cost <= ceiling);
  return planOf(wanted, affordable.length > 0 ? best(affordable) : cheapest(ways));
};

const planLoosely = (actual: readonly Entry[], wanted: readonly Entry[]): Plan => {
  const loose = loosen(actual, wanted);
  return planOf(loose, keepingWay(actual, loose, routeTo(actual, loose)));
};

/** Calls that taking out and adding alone take, wherever it ends up. */
const contentsCost = ({ gone, places }: Route, target: readonly Entry[]): number =>
  callsFor(gone.length) + callsFor(target.length - places.length);

/** Calls that writing the whole list anew takes. */
export const rewriteCost = (list: readonly Entry[]): number => Math.max(1, callsFor(list.length));

interface Way {
  /** Null: written anew. */
  readonly route: Route | null;
  readonly cost: number;
  /** What stays and gets a new date. */
  readonly redated: readonly Entry[];
}

const planOf = (target: readonly Entry[], { route, cost, redated }: Way): Plan => ({
  calls: cost === 0 ? [] : route === null ? replaceCalls(target) : callsOf(route, target),
  result: target,
  redated,
  orderLeft: false,
});

/** On which no date is lost that can be kept. Where nothing stays, that is writing anew, if it is shorter. */
const keepingWay = (actual: readonly Entry[], target: readonly Entry[], route: Route): Way => {
  const keeping = wayBy(actual, target, route);
  return route.places.length === 0 ? cheapest([keeping, ...wayAnew(actual, target)]) : keeping;
};

/** Writes short strips anew and moves the longer ones, for several lengths; last of all, writes everything anew. */
const rewritingWays = (actual: readonly Entry[], target: readonly Entry[], { places }: Route): Way[] => {
  const strips = stripsOf(places);
  const longest = strips.reduce((most, { size }) => Math.max(most, size), 0);
  const ways: Way[] = [];
  for (let size = 1; size < longest * 2; size *= 2) {
    const short = strips.filter((strip) => strip.size <= size);
    const uris = short.flatMap(({ at, size: length }) =>
      places.slice(at, at + length).flatMap((place) => target[place]?.uri ?? []),
    );
    const anew = new Set(uris.filter(isWritable));
    ways.push(wayBy(actual, target, routeTo(actual, target, anew)));
  }
  return [...ways, ...wayAnew(actual, target)];
};

const wayBy = (actual: readonly Entry[], target: readonly Entry[], route: Route): Way => ({
  route,
  cost: route.cost,
  redated: redatedBy(actual, target, new Set(route.gone)),
});

/** Local files and nameless lines would not survive it, so it is no way when there are any. */
const wayAnew = (actual: readonly Entry[], target: readonly Entry[]): Way[] => {
  if (!actual.every(({ uri }) => isWritable(uri))) return [];
  const all = new Set(actual.map(({ uri }) => uri));
  return [{ route: null, cost: rewriteCost(target), redated: redatedBy(actual, target, all) }];
};

/** Wanted copies that are there, of uris that are taken out on the way. */
const redatedBy = (
  actual: readonly Entry[],
  target: readonly Entry[],
  gone: ReadonlySet<string>,
): Entry[] => {
  if (gone.size === 0) return [];
  const there = new Map<string, number>();
  for (const { uri } of actual) if (gone.has(uri)) there.set(uri, (there.get(uri) ?? 0) + 1);
  return target.filter(({ uri }) => {
    const left = there.get(uri) ?? 0;
    if (left > 0) there.set(uri, left - 1);
    return left > 0;
  });
};

/** Dates before calls. */
const best = (ways: readonly Way[]): Way =>
  ways.reduce((a, b) => (compare(b.redated.length - a.redated.length, b.cost - a.cost) < 0 ? b : a));

const cheapest = (ways: readonly Way[]): Way =>
  ways.reduce((a, b) => (compare(b.cost - a.cost, b.redated.length - a.redated.length) < 0 ? b : a));

const compare = (first: number, second: number): number => (first === 0 ? second : first);
