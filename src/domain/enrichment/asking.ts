import type { Enrichment, EnrichmentField, EnrichmentSource } from './values.ts';
import { isKnown } from './view.ts';

/** Who is asked, the cheapest first: in bulk before one by one, facts before guesses. */
export const askedSources = [
  'musicbrainz',
  'listenbrainz',
  'reccobeats',
  'acousticbrainz',
  'deezer',
  'lastfm',
  'discogs',
  'llm',
] as const satisfies readonly EnrichmentSource[];

export type AskedSource = (typeof askedSources)[number];

export const isAskedSource = (name: string): name is AskedSource => askedSources.some((one) => one === name);

/**
 * Whose answers change what a source is asked: a track waits for them as long as they are at work. Nobody waits for
 * one that rests or has failed.
 */
export const waitsFor: Readonly<Record<AskedSource, readonly AskedSource[]>> = {
  musicbrainz: [],
  // Both are asked by MusicBrainz ids.
  listenbrainz: ['musicbrainz'],
  acousticbrainz: ['musicbrainz', 'reccobeats'],
  reccobeats: [],
  // One call a track, all of them: only for what those who answer in bulk do not know.
  deezer: ['musicbrainz', 'reccobeats', 'acousticbrainz'],
  lastfm: ['musicbrainz', 'listenbrainz'],
  discogs: ['musicbrainz', 'listenbrainz', 'deezer', 'lastfm'],
  llm: ['musicbrainz', 'listenbrainz', 'reccobeats', 'acousticbrainz', 'deezer', 'lastfm', 'discogs'],
};

/** These are asked by ids that others find: as long as one of those goes on, there may be more to ask. */
export const askedByIds: ReadonlySet<AskedSource> = new Set<AskedSource>(['listenbrainz', 'acousticbrainz']);

/**
 * A call is worth it while one of these is not known; null: always. Those who answer about many at once cost next to
 * nothing a track, and a merged view is better for each of them.
 */
const asksFor: Readonly<Record<AskedSource, readonly EnrichmentField[] | null>> = {
  musicbrainz: null,
  listenbrainz: null,
  reccobeats: null,
  acousticbrainz: ['bpm', 'key', 'danceability', 'instrumentalness'],
  deezer: ['bpm', 'label'],
  lastfm: ['styles'],
  discogs: ['styles', 'label'],
  llm: ['genres', 'styles'],
};

/** True while the source can say something that no other does. Its own earlier word does not count: it may be stale. */
export const isWorthAsking = (source: AskedSource, enrichments: readonly Enrichment[]): boolean => {
  const wanted = asksFor[source];
  if (wanted === null) return true;
  const others = enrichments.filter((one) => one.source !== source);
  return wanted.some((field) => !isKnown(field, others));
};

/** How much a track matters to a member. */
export interface Interest {
  readonly plays: number;
  /** ms UTC; 0 when no source knows. */
  readonly addedAt: number;
}

const DAY = 86_400_000;
const FRESH_DAYS = 30;
/** A track added just now is worth as much as one played so often: e^4 − 1. */
const FRESH_WORTH = 4;

/** The more, the sooner it is asked about: the most played and the most recently added first. */
export const interestOf = ({ plays, addedAt }: Interest, now: number): number => {
  const days = Math.max(0, now - addedAt) / DAY;
  return Math.log1p(plays) + FRESH_WORTH * Math.exp(-days / FRESH_DAYS);
};
