import type { Clock } from '../../src/clock.ts';

export interface ManualClock extends Clock {
  /** Time passes: both clocks move. */
  advance(ms: number): void;
  /** Somebody sets the wall clock (NTP, a suspended machine): only `now()` moves, back or forth. */
  jump(ms: number): void;
}

/** Monday, 16 November 2026, 12:00 UTC. */
export const TEST_NOW = Date.UTC(2026, 10, 16, 12);

export const createManualClock = (start: number = TEST_NOW): ManualClock => {
  let wall = start;
  let monotonic = 0;
  return {
    now: () => wall,
    elapsed: () => monotonic,
    advance: (ms) => {
      wall += ms;
      monotonic += ms;
    },
    jump: (ms) => {
      wall += ms;
    },
  };
};
