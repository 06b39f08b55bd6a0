import { COUNTED_FROM_MS, ESTIMATED, has } from '../listening/play-flags.ts';
import type { CandidatePlay } from './candidate.ts';

/**
 * A play as rules see it. Of an estimated one nobody knows how long it was heard, nor whether it was skipped.
 * @param endedAt ms UTC, as plays are stored
 * @param ms heard, or estimated
 */
export const candidatePlay = (endedAt: number, ms: number, flags: number): CandidatePlay =>
  has(flags, ESTIMATED)
    ? { at: endedAt, ms: null, skipped: null }
    : { at: endedAt - ms, ms, skipped: ms < COUNTED_FROM_MS };
