import { type Entry, isWritable } from './playlist.ts';

/** Which lines of a playlist stay on the way to another list, and where they will stand. */
export interface Matched {
  /** Uris that must be taken out, each once, in the order of the playlist. */
  readonly gone: readonly string[];
  /** For each line that stays, in the order of the playlist: its index in the other list. */
  readonly places: readonly number[];
  /** Per index of the other list: whether it must be added. */
  readonly isNew: readonly boolean[];
}

/**
 * Taking out a uri takes out every copy of it. So where fewer copies are wanted than there are, or the uri is to be
 * written anew, none of them stays and the wanted ones are added.
 */
export const matchCopies = (
  actual: readonly Entry[],
  wanted: readonly Entry[],
  anew: ReadonlySet<string> = new Set(),
): Matched => {
  const places = placesOf(wanted);
  const copies = placesOf(actual);
  const gone = [...copies].flatMap(([uri, at]) =>
    anew.has(uri) || at.length > (places.get(uri)?.length ?? 0) ? [uri] : [],
  );
  const out = new Set(gone);
  const seen = new Map<string, number>();
  const isNew = wanted.map(() => true);
  const kept: number[] = [];
  for (const { uri } of actual) {
    if (out.has(uri)) continue;
    const copy = seen.get(uri) ?? 0;
    seen.set(uri, copy + 1);
    const place = places.get(uri)?.[copy];
    if (place === undefined) continue;
    kept.push(place);
    isNew[place] = false;
  }
  return { gone, places: kept, isNew };
};

const placesOf = (entries: readonly Entry[]): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  entries.forEach(({ uri }, index) => {
    const known = places.get(uri);
    if (known === undefined) places.set(uri, [index]);
    else known.push(index);
  });
  return places;
};

/**
 * What can be made of a wish: local files and nameless lines that are not there are left out of it, those that are
 * there and were forgotten come back in behind the line that they stand behind now.
 */
export const possible = (actual: readonly Entry[], wanted: readonly Entry[]): readonly Entry[] => {
  const fixed = actual.filter(({ uri }) => !isWritable(uri));
  if (fixed.length === 0 && wanted.every(({ uri }) => isWritable(uri))) return wanted;
  const free = countOf(fixed);
  const able = wanted.filter((entry) => isWritable(entry.uri) || take(free, entry.uri));
  if ([...free.values()].every((left) => left === 0)) return able.length === wanted.length ? wanted : able;

  const places = placesOf(able);
  const seen = new Map<string, number>();
  const behind = new Map<number, Entry[]>();
  let anchor = -1;
  for (const entry of actual) {
    const copy = seen.get(entry.uri) ?? 0;
    seen.set(entry.uri, copy + 1);
    const place = places.get(entry.uri)?.[copy];
    if (place !== undefined) anchor = place;
    else if (!isWritable(entry.uri)) behind.set(anchor, [...(behind.get(anchor) ?? []), entry]);
  }
  return [...(behind.get(-1) ?? []), ...able.flatMap((entry, at) => [entry, ...(behind.get(at) ?? [])])];
};

const countOf = (entries: readonly Entry[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { uri } of entries) counts.set(uri, (counts.get(uri) ?? 0) + 1);
  return counts;
};

const take = (counts: Map<string, number>, uri: string): boolean => {
  const left = counts.get(uri) ?? 0;
  if (left > 0) counts.set(uri, left - 1);
  return left > 0;
};
