/** How long to wait before a failed attempt is repeated. */

const FIRST_MS = 10_000;
const LONGEST_MS = 30 * 60_000;
/** Part of the wait that is left to chance, so that jobs which failed together do not return together. */
const JITTER = 0.3;

/**
 * Exponential: 10 s, 20 s, 40 s … up to half an hour, each shortened by chance.
 * @param attempts failed ones so far, 1 or more
 * @param random 0 ≤ random < 1
 * @returns ms
 */
export const backoffMs = (attempts: number, random: number): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(attempts, 32) - 1));
  return Math.round(full * (1 - JITTER * random));
};
