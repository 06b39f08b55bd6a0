import type { CandidatePlay } from './candidate.ts';

/** Spotify counts a stream from here on; who stops before it has skipped. */
const HEARD_MS = 30_000;

/**
 * A play as rules see it.
 * @param endedAt ms UTC, as plays are stored
 * @param ms really heard; null: nobody knows, then nobody knows whether it was skipped either
 */
export const candidatePlay = (endedAt: number, ms: number | null): CandidatePlay => ({
  at: endedAt - (ms ?? 0),
  ms,
  skipped: ms === null ? null : ms < HEARD_MS,
});
