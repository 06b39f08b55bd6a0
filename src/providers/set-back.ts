import type { Clock } from '../clock.ts';
import { clockJump } from '../domain/jobs/lease.ts';

/**
 * For libraries that remember moments of the wall clock (when the next call is free, when a limit ends): once it was
 * set back, they would wait until the old time comes again.
 * @returns a function that tells whether the clock was set back since it was asked last
 */
export const watchSetBack = (clock: Clock): (() => boolean) => {
  const read = () => ({ wall: clock.now(), monotonic: clock.elapsed() });
  let before = read();
  return () => {
    const now = read();
    const jump = clockJump(before, now);
    before = now;
    return jump < 0;
  };
};
