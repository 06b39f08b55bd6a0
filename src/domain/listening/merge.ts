import type { PlayGap, PlaySpan } from '../listening.ts';
import { USUAL_PACE_MS } from './pace.ts';

/** A play as a provider's page names it: which track, and when it ended (ms UTC). */
export interface HeardTrack {
  /** The track's identity, `spotify:track:…`. */
  readonly uri: string;
  readonly playedAt: number;
  /** How long the track is; absent or null where nobody knows. */
  readonly durationMs?: number | null;
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
export const spanOf = (page: readonly HeardTrack[]): PlaySpan | null => {
  if (page.length === 0) return null;
  const times = page.map(({ playedAt }) => playedAt);
  return { fromAt: Math.min(...times), toAt: Math.max(...times) };
};

/**
 * Where plays may have been lost: a full page of which nothing was known means that older plays may have fallen out of
 * Spotify's memory since the last look. Null when the page touches what we know, or when we never looked before.
 *
 * How much is missing nobody knows; as much of the time since the last look as of the time of the page was filled with
 * music is a fair guess.
 */
export const findGap = (facts: {
  readonly page: readonly HeardTrack[];
  readonly fresh: readonly HeardTrack[];
  /** When the newest play known before this page ended, ms UTC; null without one. */
  readonly newestPlayAt: number | null;
  /** The last look that succeeded, ms UTC; null before the first. */
  readonly lookedAt: number | null;
}): PlayGap | null => {
  const { page, fresh, newestPlayAt, lookedAt } = facts;
  const before = newestPlayAt ?? lookedAt;
  const span = spanOf(page);
  if (span === null || before === null) return null;
  if (page.length < PAGE_LIMIT || fresh.length < page.length || before >= span.fromAt) return null;
  const [firstLength = 0] = page.filter(({ playedAt }) => playedAt === span.fromAt).map(lengthOf);
  const heard = page.reduce((sum, play) => sum + lengthOf(play), 0);
  const share = Math.min(1, heard / (span.toAt - span.fromAt + firstLength));
  // What ended before the last look was seen by it; only what Spotify told late may be missing from before.
  const since = Math.min(span.fromAt, Math.max(before, lookedAt ?? before));
  return { fromAt: before, toAt: span.fromAt, missingMs: Math.round(share * (span.fromAt - since)) };
};

const lengthOf = ({ durationMs }: HeardTrack): number => durationMs ?? USUAL_PACE_MS;
