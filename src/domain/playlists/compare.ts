import { longestAscending } from './ascending.ts';
import type { Entry } from './playlist.ts';

/** What an apply would change, for people to look at. */
export interface PlaylistDiff {
  /** In the order of the merge. */
  readonly added: readonly Entry[];
  /** In the order of the playlist. */
  readonly removed: readonly Entry[];
  /** In the order of the merge, moved ones included. */
  readonly kept: readonly Entry[];
  /** Kept, but elsewhere among those that are kept: as few as explain the new order. */
  readonly moved: readonly Entry[];
}

/** Compares line by line: of three copies, one can stay and two go. */
export const diffPlaylist = (actual: readonly Entry[], merged: readonly Entry[]): PlaylistDiff => {
  const copies = new Map<string, number[]>();
  actual.forEach(({ uri }, index) => {
    const known = copies.get(uri);
    if (known === undefined) copies.set(uri, [index]);
    else known.push(index);
  });
  const left = new Set(actual.keys());
  const added: Entry[] = [];
  const kept: { entry: Entry; was: number }[] = [];
  for (const entry of merged) {
    const was = copies.get(entry.uri)?.shift();
    if (was === undefined) added.push(entry);
    else {
      left.delete(was);
      kept.push({ entry, was });
    }
  }
  const still = new Set(longestAscending(kept.map(({ was }) => was)));
  return {
    added,
    removed: actual.filter((_, index) => left.has(index)),
    kept: kept.map(({ entry }) => entry),
    moved: kept.filter((_, index) => !still.has(index)).map(({ entry }) => entry),
  };
};

export interface Removal {
  /** False: ask first. */
  readonly ok: boolean;
  /** How many lines would go, of how many there are. */
  readonly removed: number;
  readonly total: number;
}

/**
 * Guards against losing much at once, whatever the reason: a source that came back empty, a rule with a slip in it.
 * @param share asks when more than this part of the playlist would go (0..1)
 * @param floor never asks about so few lines or fewer
 */
export const removalGuard = ({
  actual,
  merged,
  share,
  floor,
}: {
  readonly actual: readonly Entry[];
  readonly merged: readonly Entry[];
  readonly share: number;
  readonly floor: number;
}): Removal => {
  const total = actual.length;
  const removed = diffPlaylist(actual, merged).removed.length;
  return { ok: removed <= floor || removed <= share * total, removed, total };
};
