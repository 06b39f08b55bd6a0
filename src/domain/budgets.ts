import type { AppMode } from './accounts.ts';

/**
 * How many calls we allow ourselves, so that a provider does not have to refuse us. Calls are counted in slices of
 * ten minutes; a slice counts until the last call that may stand in it is 24 hours old, so no window of 24 hours,
 * wherever it starts, holds more than the budget.
 */
const SLICE_MS = 600_000;
const WINDOW_MS = 86_400_000;

/** Calls noted in one slice, which starts at `at` (ms UTC). */
export interface Slice {
  readonly at: number;
  readonly calls: number;
}

/** Start of the slice that `now` belongs to. */
export const sliceAt = (now: number): number => Math.floor(now / SLICE_MS) * SLICE_MS;

/** Slices that start before this do not count any more. */
export const oldestSlice = (now: number): number => sliceAt(now - WINDOW_MS);

/**
 * Slices as they count at `now`. Those of the future (the clock was ahead when they were noted, and was set back)
 * count as now: their calls have happened, at the latest just now.
 */
const counting = (slices: readonly Slice[], now: number): Slice[] =>
  slices
    .filter(({ at }) => at >= oldestSlice(now))
    .map(({ at, calls }) => ({ at: Math.min(at, sliceAt(now)), calls }));

/** Calls that count against the budget at `now`; the order of the slices does not matter. */
export const callsUsed = (slices: readonly Slice[], now: number): number =>
  counting(slices, now).reduce((sum, { calls }) => sum + calls, 0);

/**
 * When the next call fits the budget.
 * @returns `now` when it does already, else the moment (ms UTC) at which enough old slices have stopped counting.
 */
export const freeAt = (slices: readonly Slice[], limit: number, now: number): number => {
  let used = callsUsed(slices, now);
  if (used < limit) return now;
  for (const { at, calls } of counting(slices, now).sort((a, b) => a.at - b.at)) {
    used -= calls;
    if (used < limit) return at + SLICE_MS + WINDOW_MS;
  }
  // A budget of nothing never frees: ask again a day later, it may have been changed by then.
  return now + WINDOW_MS;
};

export type RestReason = 'rate' | 'quota' | 'outage';

/** A provider asked us at `notedAt` not to call before `until` (ms UTC both). */
export interface Block {
  readonly until: number;
  readonly notedAt: number;
  readonly why: RestReason;
}

/** The same rest after the clock was set back past the moment it was noted: its length is right, its dates are not. */
export const blockAsOf = (block: Block, now: number): Block =>
  now >= block.notedAt ? block : { ...block, until: now + (block.until - block.notedAt), notedAt: now };

/** A part of a provider that nobody calls before `until`; `budget`: by our own count, the rest by the provider's word. */
export interface RestingBucket {
  readonly provider: string;
  readonly bucket: string;
  readonly until: number;
  readonly why: RestReason | 'budget';
}

/**
 * Parts of Spotify that are counted separately. Which endpoints share a quota is not published; these are the
 * families that were seen to be refused while others still answered.
 */
export type SpotifyBucket =
  | 'me'
  | 'library'
  | 'playlists'
  | 'playlist-items'
  | 'player'
  | 'top'
  | 'search'
  | 'tracks'
  | 'albums'
  | 'artists'
  | 'token';

/**
 * Calls per rolling 24 hours and client id in development mode; null: not limited. Spotify publishes no numbers, so
 * each stays below the lowest one at which somebody was refused in 2026.
 */
const DEVELOPMENT_BUDGETS: Record<SpotifyBucket, number | null> = {
  // Still answered while other buckets were refused.
  me: 500,
  // No report for the liked tracks; 600 is the largest count reported to pass in any bucket (episodes of shows).
  library: 600,
  // Refused after 100–200 a day until a staff member announced eight times as much (February 2026), for a "playlist
  // related daily quota": lists, snapshots and pages may be counted as one, so the two stay below 800 together.
  playlists: 300,
  // 336 pages, 176 snapshots and 31 replacements passed on one day (September 2026).
  'playlist-items': 480,
  // No report. Five people every 30 minutes are 240.
  player: 600,
  // No report. Five people, three ranges, two kinds, a few times a day.
  top: 300,
  // "A couple hundred searches, then 429 for 20 hours" (April 2026).
  search: 150,
  // Refused for 20 hours during a history import of unknown size (August 2026).
  tracks: 300,
  // No report for single albums.
  albums: 300,
  // Refused after about 100 (October 2026).
  artists: 80,
  // accounts.spotify.com is not part of the Web API's quota.
  token: null,
};

const isSpotifyBucket = (bucket: string): bucket is SpotifyBucket =>
  Object.hasOwn(DEVELOPMENT_BUDGETS, bucket);

/**
 * Calls per rolling 24 hours to providers without apps. None of them publishes a daily number: these keep a mistake of
 * ours from becoming a flood, and leave room for a day with 20 000 new tracks.
 */
const DAILY_BUDGETS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // One call a second and address is 86 400 a day. 20 000 tracks are 200 calls by ISRC; the rest is for text searches.
  musicbrainz: { search: 30_000, lookup: 5_000 },
  // 1 000 tracks a call.
  // A week of fresh releases is one call for all styles.
  // 500 listens a call: a look at a member's last ones is one, a history of 100 000 is 200.
  // Tops of everybody are counted once a day: so many kinds, a few times a day.
  listenbrainz: { metadata: 500, fresh: 200, stats: 200, listens: 30_000 },
  // A hundred tracks a call: the largest genre's week is about twenty.
  beatport: { catalog: 3_000, token: 200 },
  // 25 tracks a call, two calls for those that it has.
  acousticbrainz: { features: 5_000 },
  // 40 tracks a call, run by one person.
  reccobeats: { features: 2_000 },
  // Every genre's charts four times a day are 300.
  deezer: { track: 30_000, album: 20_000, chart: 1_500 },
  // A file per country and kind; all of them four times a day are 550.
  apple: { feeds: 800 },
  // "Several calls a second continuously" may suspend a key.
  // 200 plays a call: a look at a member's last ones is one, a history of 100 000 is 500.
  lastfm: { tags: 40_000, scrobbles: 40_000 },
  discogs: { search: 25_000, release: 25_000 },
};

/** Budgets that the operator chooses. */
export interface ChosenBudgets {
  /** Requests to the language model. */
  readonly llm: number;
}

/** The budget of a bucket, calls per rolling 24 hours; null: only the provider's own word limits it. */
export const budgetOf = (
  bucket: { readonly provider: string; readonly bucket: string; readonly mode: AppMode | null },
  chosen: ChosenBudgets = { llm: 200 },
): number | null => {
  if (bucket.provider === 'llm') return chosen.llm;
  if (bucket.provider !== 'spotify') return DAILY_BUDGETS[bucket.provider]?.[bucket.bucket] ?? null;
  return bucket.mode === 'development' && isSpotifyBucket(bucket.bucket)
    ? DEVELOPMENT_BUDGETS[bucket.bucket]
    : null;
};
