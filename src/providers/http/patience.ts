import { MINUTE, SECOND } from '../../clock.ts';

/** Spotify counts calls in a rolling 30 seconds: after these an honest limit is over. */
const FIRST_MS = 30 * SECOND;
/** Calling on while limited is said to lengthen a ban. */
const LONGEST_MS = 5 * MINUTE;

/** How long to rest after refusals that do not say how long, each time longer until an answer comes. */
export interface Patience {
  /** @returns ms, 30 s to 5 min */
  next(key: string): number;
  /** An answer came: the next refusal is the first one again. */
  reset(key: string): void;
}

export const createPatience = (): Patience => {
  const refusals = new Map<string, number>();
  return {
    next: (key) => {
      const before = refusals.get(key) ?? 0;
      refusals.set(key, before + 1);
      return Math.min(FIRST_MS * 2 ** before, LONGEST_MS);
    },
    reset: (key) => {
      refusals.delete(key);
    },
  };
};
