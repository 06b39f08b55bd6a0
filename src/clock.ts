/** The only reader of the time. Everything else takes a `Clock` or, in `domain/`, a plain `now`. */
export interface Clock {
  /** Wall clock, ms UTC. May jump (NTP, a suspended machine): never measure durations with it. */
  now(): number;
  /** Monotonic ms since an arbitrary point: for durations and timeouts only. */
  elapsed(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
};

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
