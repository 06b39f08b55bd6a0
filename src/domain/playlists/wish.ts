import { type Entry, isWritable } from './playlist.ts';

/** What is wanted, line by line, and which line of the playlist already is it. */
export interface Wished {
  /** The line that is there, or else the one to be added. */
  readonly entry: Entry;
  /** Its index in the playlist; null: to be added. */
  readonly at: number | null;
}

export interface Wish {
  readonly lines: readonly Wished[];
  readonly droppedDuplicates: readonly Entry[];
  readonly unaddable: readonly Entry[];
}

/**
 * Finds for each wanted line the one that is there already, of the same uri if there is one, else of the same key.
 * @param asGiven keeps several copies of a key, each for itself; otherwise the first counts
 */
export const wishOf = (
  desired: readonly Entry[],
  actual: readonly Entry[],
  options: { readonly refuses: (entry: Entry) => boolean; readonly asGiven: boolean },
): Wish => {
  const copies = new Map<string, number[]>();
  actual.forEach(({ key }, index) => {
    const known = copies.get(key);
    if (known === undefined) copies.set(key, [index]);
    else known.push(index);
  });
  const take = ({ uri, key }: Entry): number | null => {
    const free = copies.get(key) ?? [];
    const same = free.findIndex((index) => actual[index]?.uri === uri);
    return free.splice(Math.max(0, same), 1)[0] ?? null;
  };
  const seen = new Set<string>();
  const lines: Wished[] = [];
  const [droppedDuplicates, unaddable]: [Entry[], Entry[]] = [[], []];
  for (const entry of desired) {
    if (options.refuses(entry)) continue;
    if (!options.asGiven && seen.has(entry.key)) {
      droppedDuplicates.push(entry);
      continue;
    }
    seen.add(entry.key);
    const at = take(entry);
    if (at === null && !isWritable(entry.uri)) unaddable.push(entry);
    else lines.push({ entry: at === null ? entry : (actual[at] ?? entry), at });
  }
  return { lines, droppedDuplicates, unaddable };
};
