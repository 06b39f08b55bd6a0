/**
 * Leases: a worker that runs a job owns it until `leaseUntil` and extends that while it lives. The wall clock may jump
 * under all of this; the rules here say what can still be believed.
 */

/** How long a worker may be silent before its job goes to another one. */
export const LEASE_MS = 30_000;
/** How often a living worker extends its leases. */
export const HEARTBEAT_MS = 10_000;
/** Clocks are believed this far. */
export const SKEW_MS = 5_000;

/**
 * A lease has ended when its time is over, and also when it lies further ahead than any lease can: then it was written
 * before the clock was set back.
 * @returns a lease is expired if `leaseUntil <= past || leaseUntil > beyond`
 */
export const expiredLeases = (now: number): { past: number; beyond: number } => ({
  past: now,
  beyond: now + LEASE_MS + SKEW_MS,
});

export interface ClockReading {
  /** ms UTC */
  readonly wall: number;
  /** monotonic ms */
  readonly monotonic: number;
}

/** By how much the wall clock jumped between two readings, ms (negative: back); 0 when it went as time goes. */
export const clockJump = (before: ClockReading, after: ClockReading): number => {
  const difference = after.wall - before.wall - (after.monotonic - before.monotonic);
  return Math.abs(difference) > SKEW_MS ? difference : 0;
};

/**
 * A row that says it was written in the future was written before the clock was set back: its times are moved by the
 * same distance, so that what was to happen in ten minutes happens ten minutes from now at the latest.
 * @returns the new `runAt`; null when the row is believable.
 */
export const rebasedRunAt = (row: { runAt: number; updatedAt: number }, now: number): number | null =>
  row.updatedAt <= now + SKEW_MS ? null : now + Math.max(0, row.runAt - row.updatedAt);
