import type { AccountId } from '../ids.ts';

const MINUTE = 60_000;

/** How often plays are fetched: 50 tracks last for longer than this unless somebody skips a lot. */
export const PLAY_SYNC_INTERVAL_MS = 30 * MINUTE;
/** When a whole page was new, the next one may overflow: look again soon. */
export const EAGER_INTERVAL_MS = 10 * MINUTE;
/** The longest pause between tries after failures. */
export const MAX_BACK_OFF_MS = 6 * 60 * MINUTE;

/** Spreads integers evenly over 0 … 2³²-1, the same way every time (an integer mix by multiplication and shifts). */
const spread = (value: number): number => {
  let mixed = (value ^ (value >>> 16)) >>> 0;
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

/** The place of an account (or any number) within a window, 0 ≤ result < `windowMs`: equal accounts, equal places. */
export const staggerOf = (key: number, windowMs: number): number =>
  Math.floor((spread(key) / 2 ** 32) * windowMs);

/** The number of a Discord id for {@link staggerOf}: snowflakes of one second differ in their low bits. */
export const staggerKey = (snowflake: string): number => Number(BigInt(snowflake) & 0xffffffffn);

/**
 * When an account's plays are due again, ms UTC.
 *
 * Normally at the account's own place in the next half hour but never sooner than half an interval from now, so that
 * accounts stay spread however the service was stopped and started. Earlier when a whole page was new. After failures
 * the pause doubles up to six hours, and is stretched by up to a quarter so that a recovered provider is not met by everybody.
 */
export const nextPlaySync = (facts: {
  readonly accountId: AccountId;
  readonly now: number;
  /** True when the last page was full and entirely new. */
  readonly overflowing: boolean;
  /** Failures in a row, 0 after a success. */
  readonly failures: number;
}): number => {
  const { accountId, now, overflowing, failures } = facts;
  if (failures > 0) {
    const pause = Math.min(MAX_BACK_OFF_MS, PLAY_SYNC_INTERVAL_MS * 2 ** Math.min(failures, 16));
    return now + pause + staggerOf(accountId + failures, pause / 4);
  }
  if (overflowing) return now + EAGER_INTERVAL_MS + staggerOf(accountId, MINUTE);
  const place = staggerOf(accountId, PLAY_SYNC_INTERVAL_MS);
  const earliest = now + PLAY_SYNC_INTERVAL_MS / 2;
  const slots = Math.ceil((earliest - place) / PLAY_SYNC_INTERVAL_MS);
  return slots * PLAY_SYNC_INTERVAL_MS + place;
};
