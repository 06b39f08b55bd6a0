import { COUNTED_FROM_MS, ESTIMATED, has, isCounted, isSkip } from '../listening/play-flags.ts';
import type { CandidatePlay } from './candidate.ts';

/**
 * A play or a skip as rules see it. Of an estimated one nobody knows how long it was heard, nor whether it was skipped.
 * @param endedAt ms UTC, as plays are stored
 * @param ms heard, or estimated
 * @returns null for what is neither: a few seconds that nobody skipped, because the app was closed for example
 */
export const candidatePlay = (endedAt: number, ms: number, flags: number): CandidatePlay | null => {
  if (has(flags, ESTIMATED)) return { at: endedAt, ms: null, skipped: null };
  const play = { msPlayed: ms, flags };
  if (isSkip(play)) return { at: endedAt - ms, ms, skipped: true };
  return isCounted(play) ? { at: endedAt - ms, ms, skipped: false } : null;
};

/** Whether it counts as a play; a skip within the first half minute does not. */
export const isPlay = ({ ms, skipped }: CandidatePlay): boolean =>
  skipped !== true || ms === null || ms >= COUNTED_FROM_MS;

/** The newest or the oldest that counts as a play. @param plays oldest first */
export const newestPlay = (plays: readonly CandidatePlay[]): CandidatePlay | undefined =>
  plays.findLast(isPlay);
export const oldestPlay = (plays: readonly CandidatePlay[]): CandidatePlay | undefined => plays.find(isPlay);

/** How many of them count as plays. */
export const countPlays = (plays: readonly CandidatePlay[], from = 0, to = plays.length): number => {
  let count = 0;
  for (let at = from; at < to; at++) {
    const play = plays[at];
    if (play !== undefined && isPlay(play)) count++;
  }
  return count;
};
