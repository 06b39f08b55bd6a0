import type { AppMode } from '../accounts.ts';
import { budgetOf } from '../budgets.ts';
import type { AccountId } from '../ids.ts';
import { PAGE_LIMIT } from './merge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The pauses between two looks. Each is twice the one before, so that an account's place in one is a place in the next. */
const INTERVALS_MS = [7.5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR] as const;
const SHORTEST_MS = INTERVALS_MS[0];
const LONGEST_MS = 2 * HOUR;
/** While somebody listens, their plays arrive about so often. */
export const LISTENING_INTERVAL_MS = 15 * MINUTE;
/** The longest pause of somebody who listened today, and of everybody else; a small budget may make both longer. */
export const QUIET_INTERVAL_MS = HOUR;
export const ABSENT_INTERVAL_MS = 2 * HOUR;
/** The longest pause between tries after failures: an hour, while there may be plays that Spotify still remembers. */
const FIRST_DAY_BACK_OFF_MS = HOUR;
export const MAX_BACK_OFF_MS = 6 * HOUR;
/** So many hourly tries are a day. */
const FIRST_DAY_FAILURES = 24;
/** A page may fill so far at a listener's fastest before the next look; the rest is for looks that come late. */
const FILLED = 0.8;
/** What looks by the clock may use of an app's budget; the rest is for people who ask for a look. */
const BY_CLOCK = 0.8;

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

/** What a look found out about a listener. */
export interface ListenerFacts {
  /** ms from play to play at their fastest (domain/listening/pace.ts). */
  readonly paceMs: number;
  /** When their newest play ended, ms UTC; null without one. */
  readonly newestPlayAt: number | null;
  /** The last page was full and entirely new. */
  readonly overflowing: boolean;
  /** ms between two looks by the account's share of the app's budget ({@link shareOf}); 0: nothing limits it. */
  readonly shareMs: number;
}

/**
 * The pause between two looks that everybody of an app can have all day, ms: its budget of calls is shared evenly, since
 * who needs less at the moment leaves it to the others by looking less. 0 where nothing limits it.
 * @param people how many are linked through the app
 */
export const shareOf = (mode: AppMode, people: number): number => {
  const budget = budgetOf({ provider: 'spotify', bucket: 'player', mode });
  return budget === null ? 0 : (DAY * Math.max(1, people)) / (budget * BY_CLOCK);
};

/**
 * The pause between two looks, ms. Short while somebody listens and longer the longer they have been quiet; never longer
 * than it takes to fill most of a page at their fastest, for what falls out of it is lost. A small budget stretches it
 * as far as that allows, and beyond that at most to half of an even share: a heavy listener gets what quiet ones leave.
 * Of a budget that is too small for everybody each gets the even share, and plays may be lost, which is told as gaps.
 */
export const lookEvery = (facts: ListenerFacts, now: number): number => {
  const { paceMs, newestPlayAt, overflowing, shareMs } = facts;
  const quiet = newestPlayAt === null ? Number.POSITIVE_INFINITY : now - newestPlayAt;
  const fresh = overflowing
    ? SHORTEST_MS
    : Math.min(
        quiet < DAY ? QUIET_INTERVAL_MS : ABSENT_INTERVAL_MS,
        Math.max(LISTENING_INTERVAL_MS, quiet / 2),
      );
  const wanted = atLeast(Math.max(fresh, shareMs));
  const safe = atMost(paceMs * PAGE_LIMIT * FILLED);
  const least = shareMs > LONGEST_MS ? shareMs : atLeast(shareMs / 2);
  return Math.max(Math.min(wanted, safe), least);
};

const atLeast = (ms: number): number => INTERVALS_MS.find((interval) => interval >= ms) ?? ms;
const atMost = (ms: number): number => INTERVALS_MS.findLast((interval) => interval <= ms) ?? SHORTEST_MS;

/**
 * When an account's plays are due again, ms UTC: at a place of the account's own and never later than its interval from
 * now, nor sooner than half of that, so that accounts stay spread however the service was stopped and started.
 */
export const nextPlaySync = (accountId: AccountId, listener: ListenerFacts, now: number): number => {
  const interval = lookEvery(listener, now);
  const step = interval / 2;
  const place = staggerOf(accountId, step);
  return Math.floor((now + interval - place) / step) * step + place;
};

/**
 * When to try again after failures in a row, ms UTC: the pause doubles up to an hour, after a day of that up to six, and
 * is stretched by up to a quarter so that a recovered provider is not met by everybody.
 */
export const backOff = (accountId: AccountId, now: number, failures: number): number => {
  const doubled = LISTENING_INTERVAL_MS * 2 ** Math.min(failures - 1, 16);
  const later = FIRST_DAY_BACK_OFF_MS * 2 ** Math.min(Math.max(0, failures - FIRST_DAY_FAILURES), 16);
  const pause = Math.min(doubled, later, MAX_BACK_OFF_MS);
  return now + pause + staggerOf(accountId + failures, pause / 4);
};
