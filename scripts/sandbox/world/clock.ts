import type { WorldClock } from './contract.ts';

/** A clock that runs with the real one from `startAt` on and can be moved. */
export function createWorldClock(startAt: number, realNow: () => number): WorldClock {
  const startedAt = realNow();
  let offset = 0;
  const now = (): number => startAt + (realNow() - startedAt) + offset;
  return {
    now,
    offset: () => offset,
    advance: (ms) => {
      offset += ms;
    },
    setTo: (at) => {
      offset += at - now();
    },
  };
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `YYYY-MM-DD` of a time, UTC. */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The last Friday at or before a time, UTC midnight: the day music comes out. */
export function fridayBefore(at: number): number {
  const midnight = Math.floor(at / DAY) * DAY;
  const weekday = new Date(midnight).getUTCDay();
  return midnight - ((weekday + 2) % 7) * DAY;
}
