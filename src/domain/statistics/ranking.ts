/** Sums of plays, put together by what they are plays of. */

/** What a stretch of plays comes to. */
export interface Tally {
  readonly plays: number;
  /** Heard in all, ms; also of what does not count as a play. */
  readonly ms: number;
  readonly skips: number;
}

/** A track's sums, and what it is a track of. */
export interface TrackTally extends Tally {
  readonly trackId: number;
}

/** Something that was heard: a recording, an artist, an album, a genre or a label. */
export interface Placed<K> extends Tally {
  readonly key: K;
  /** Its most played track: it has its name and its cover from there. */
  readonly trackId: number;
  /** Of that one. */
  readonly trackPlays: number;
}

interface Growing<K> {
  key: K;
  plays: number;
  ms: number;
  skips: number;
  trackId: number;
  trackPlays: number;
  trackMs: number;
}

/**
 * The most played first; equal ones by how long they were heard, then by their first track, so that the order is the
 * same every time. What has no play at all is left out.
 * @param keysOf what a track's plays are plays of: each key gets all of them
 */
export const placed = <T extends TrackTally, K extends string | number>(
  tallies: readonly T[],
  keysOf: (tally: T) => readonly K[],
): Placed<K>[] => {
  const found = new Map<K, Growing<K>>();
  for (const tally of tallies) {
    for (const key of keysOf(tally)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, begun(key, tally));
      else addTo(known, tally);
    }
  }
  return [...found.values()]
    .filter(({ plays }) => plays > 0)
    .sort((a, b) => b.plays - a.plays || b.ms - a.ms || a.trackId - b.trackId || (a.key < b.key ? -1 : 1))
    .map(({ trackMs: _, ...rest }) => rest);
};

/** All of them together. */
export const together = (tallies: readonly Tally[]): Tally => {
  let [plays, ms, skips] = [0, 0, 0];
  for (const tally of tallies) {
    plays += tally.plays;
    ms += tally.ms;
    skips += tally.skips;
  }
  return { plays, ms, skips };
};

const begun = <K>(key: K, { trackId, plays, ms, skips }: TrackTally): Growing<K> => ({
  ...{ key, plays, ms, skips, trackId },
  trackPlays: plays,
  trackMs: ms,
});

const addTo = <K>(known: Growing<K>, tally: TrackTally): void => {
  known.plays += tally.plays;
  known.ms += tally.ms;
  known.skips += tally.skips;
  const more = tally.plays - known.trackPlays || tally.ms - known.trackMs || known.trackId - tally.trackId;
  if (more <= 0) return;
  known.trackId = tally.trackId;
  known.trackPlays = tally.plays;
  known.trackMs = tally.ms;
};
