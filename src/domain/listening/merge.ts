import type { PlayGap } from '../listening.ts';

/** A play as a provider's page names it: which track, and when it ended (ms UTC). */
export interface HeardTrack {
  /** The track's identity, `spotify:track:…`. */
  readonly uri: string;
  readonly playedAt: number;
}

/** Spotify remembers this many plays and never shows more; a page of that size may have an end that was cut off. */
export const PAGE_LIMIT = 50;

/** Identity of a play of one member: the same track that ended at the same moment is the same play. */
export const playKey = ({ uri, playedAt }: HeardTrack): string => `${playedAt} ${uri}`;

/**
 * The plays of a page that are not known yet, oldest first and each once. The page may come in any order and may bring
 * plays from before the newest known one: Spotify inserts late, by hours at times, so nothing is cut off by time.
 * @param known keys ({@link playKey}) of the plays stored within the page's span.
 */
export const freshPlays = <P extends HeardTrack>(page: readonly P[], known: ReadonlySet<string>): P[] => {
  const fresh = new Map<string, P>();
  for (const play of page) {
    const key = playKey(play);
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, play);
  }
  return [...fresh.values()].sort((a, b) => a.playedAt - b.playedAt || (a.uri < b.uri ? -1 : 1));
};

/** The time from the oldest to the newest play of a page; null for an empty one. */
export const spanOf = (page: readonly HeardTrack[]): PlayGap | null => {
  if (page.length === 0) return null;
  const times = page.map(({ playedAt }) => playedAt);
  return { fromAt: Math.min(...times), toAt: Math.max(...times) };
};

/**
 * Where plays may have been lost: a full page of which nothing was known means that older plays may have fallen out of
 * Spotify's memory since the last look. Null when the page touches what we know, or when we never looked before.
 * @param before the newest play known before this page, or (without any) the time of the last sync; null at the first one.
 */
export const findGap = (facts: {
  readonly page: readonly HeardTrack[];
  readonly fresh: readonly HeardTrack[];
  readonly before: number | null;
}): PlayGap | null => {
  const { page, fresh, before } = facts;
  const span = spanOf(page);
  if (span === null || before === null) return null;
  if (page.length < PAGE_LIMIT || fresh.length < page.length) return null;
  return before < span.fromAt ? { fromAt: before, toAt: span.fromAt } : null;
};
