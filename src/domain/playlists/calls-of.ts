import { moved } from './after-calls.ts';
import { CALL_LIMIT, type Call, type Entry } from './playlist.ts';
import type { Addition, Route } from './route.ts';
import type { Strip } from './strips.ts';

/**
 * A route as calls: first what goes (so there is room), then what comes, then the moves, or exchanges before what comes.
 * Each call is right for what the calls before it have made of the playlist.
 */
export const callsOf = (route: Route, target: readonly Entry[]): Call[] => {
  const removals = inHundreds(route.gone).map((uris): Call => ({ kind: 'remove', uris }));
  const exchanges = route.exchanges.map((exchange): Call => ({ kind: 'move', ...exchange }));
  const standing = exchanges.length > 0 ? route.places.toSorted((a, b) => a - b) : route.places;
  const additions = addCalls(standing, route.adds, target);
  return [...removals, ...exchanges, ...additions.calls, ...moveCalls(additions.list, route.moves)];
};

/** The playlist written anew. */
export const replaceCalls = (target: readonly Entry[]): Call[] => {
  const [first = [], ...rest] = inHundreds(target.map(({ uri }) => uri));
  const adds = rest.map((uris, index): Call => ({ kind: 'add', uris, position: (index + 1) * CALL_LIMIT }));
  return [{ kind: 'replace', uris: first }, ...adds];
};

export const inHundreds = <T>(all: readonly T[]): (readonly T[])[] => {
  const chunks: (readonly T[])[] = [];
  for (let at = 0; at < all.length; at += CALL_LIMIT) chunks.push(all.slice(at, at + CALL_LIMIT));
  return chunks;
};

const addCalls = (
  standing: readonly number[],
  adds: readonly Addition[],
  target: readonly Entry[],
): { calls: Call[]; list: readonly number[] } => {
  const behind = new Map<number, Addition>(adds.map((addition) => [addition.behind, addition]));
  const calls: Call[] = [];
  const list: number[] = [];
  const addBehind = (anchor: number): void => {
    for (const chunk of inHundreds(behind.get(anchor)?.places ?? [])) {
      const uris = chunk.map((place) => uriAt(target, place));
      calls.push({ kind: 'add', uris, position: list.length });
      list.push(...chunk);
    }
  };
  addBehind(-1);
  for (const place of standing) {
    list.push(place);
    addBehind(place);
  }
  return { calls, list };
};

const uriAt = (target: readonly Entry[], place: number): string => {
  const entry = target[place];
  if (entry === undefined) throw new RangeError(`There is no entry ${place} in a list of ${target.length}.`);
  return entry.uri;
};

/** From top to bottom, so that the line before a strip in the target is already where the strip is to follow it. */
const moveCalls = (added: readonly number[], strips: readonly Strip[]): Call[] => {
  const calls: Call[] = [];
  let list = added;
  for (const { first, last } of strips) {
    const start = list.indexOf(first);
    const length = list.indexOf(last) - start + 1;
    const before = first === 0 ? 0 : list.indexOf(first - 1) + 1;
    if (before === start) continue;
    calls.push({ kind: 'move', start, length, before });
    list = moved(list, start, length, before);
  }
  return calls;
};
