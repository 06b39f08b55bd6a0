import { MINUTE } from '../../clock.ts';

/** So many requests in a row may fail before nobody asks for a while: one thing asked about may be at fault. */
const FAILURES_IN_A_ROW = 3;
const FIRST_MS = MINUTE;
const LONGEST_MS = 30 * MINUTE;

/** Requests in a row that ended without an answer, by bucket. */
export interface Outages {
  /** True while the last request failed: one more try is enough to see whether that goes on. */
  isLikely(key: string): boolean;
  /** @returns how long to leave the bucket alone, ms, longer each time; null: not yet */
  failed(key: string): number | null;
  answered(key: string): void;
}

export const createOutages = (): Outages => {
  const failures = new Map<string, number>();
  return {
    isLikely: (key) => failures.has(key),
    failed: (key) => {
      const count = (failures.get(key) ?? 0) + 1;
      failures.set(key, count);
      return count < FAILURES_IN_A_ROW
        ? null
        : Math.min(FIRST_MS * 2 ** (count - FAILURES_IN_A_ROW), LONGEST_MS);
    },
    answered: (key) => {
      failures.delete(key);
    },
  };
};
