const DAY = 86_400_000;

/** Songs of three minutes one after the other: how fast most people play at their fastest. ms from play to play */
export const USUAL_PACE_MS = 180_000;
/** Spotify lists what was heard for half a minute: no list grows faster. */
export const FASTEST_PACE_MS = 30_000;
/** So many plays in a row make a pace; fewer may be two songs that were skipped. */
const RUN = 10;
/** After a quiet day at the usual pace, a fast listener is half as fast to us. */
const FORGET_MS = DAY;

/**
 * How fast a listener plays when they are at their fastest, ms from play to play: the fastest ten in a row of this page, or
 * what was known before, which is forgotten slowly. Never slower than the usual pace: everybody may put on an album.
 * @param ends when the plays of a page ended, ms UTC, in any order
 * @param before the pace known and when it was worked out; null at first
 */
export const paceOf = (
  ends: readonly number[],
  before: { readonly paceMs: number; readonly at: number } | null,
  now: number,
): number => {
  const sorted = [...ends].sort((a, b) => a - b);
  const runs = sorted.slice(RUN).map((end, at) => (end - (sorted[at] ?? end)) / RUN);
  const known =
    before === null ? USUAL_PACE_MS : before.paceMs * 2 ** (Math.max(0, now - before.at) / FORGET_MS);
  const pace = runs.reduce((fastest, run) => Math.min(fastest, run), Math.min(USUAL_PACE_MS, known));
  return Math.round(Math.max(FASTEST_PACE_MS, pace));
};
