import type { AccountId } from '../ids.ts';
import { backOff, staggerOf } from './schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Places that forget nothing can be looked at by how much somebody listens: nothing is lost between two looks. */
export const SOONEST_LOOK_MS = 15 * MINUTE;
export const LATEST_LOOK_MS = 6 * HOUR;
/** How far every look reads back behind what is known: players send what they kept while they were offline. */
export const OVERLAP_MS = 2 * DAY;
/** How far the look of the day reads back: Last.fm takes plays that are up to 14 days old. */
export const DEEP_OVERLAP_MS = 15 * DAY;
const DEEP_EVERY_MS = DAY;
/** So many plays may be counted there and never come: without a title, taken away, sent twice in one second. */
const UNSEEN_FROM = 50;

/**
 * When an account's plays are due again, ms UTC: half as long as it has been quiet, stretched by up to a quarter so that
 * accounts stay spread. After failures as every sync of plays.
 */
export const nextScrobbleSync = (facts: {
  readonly accountId: AccountId;
  readonly now: number;
  readonly newestPlayAt: number | null;
  readonly failures: number;
}): number => {
  const { accountId, now, newestPlayAt, failures } = facts;
  if (failures > 0) return backOff(accountId, now, failures);
  const quiet = newestPlayAt === null ? Number.POSITIVE_INFINITY : Math.max(0, now - newestPlayAt);
  const pause = Math.min(LATEST_LOOK_MS, Math.max(SOONEST_LOOK_MS, quiet / 2));
  return Math.round(now + pause + staggerOf(accountId, pause / 4));
};

/** Whether the look of the day is due. @param deepAt the last one, ms UTC; null before the first */
export const isDeepDue = (deepAt: number | null, now: number): boolean =>
  deepAt === null || Math.abs(now - deepAt) >= DEEP_EVERY_MS;

/** How far back a look reads, ms UTC. @param newestPlayAt the newest play known; null before the first look */
export const readBackTo = (newestPlayAt: number | null, isDeep: boolean, now: number): number => {
  const back = isDeep ? DEEP_OVERLAP_MS : OVERLAP_MS;
  return Math.min(newestPlayAt ?? now, now) - back;
};

/** What is remembered of the place between two looks of the day. */
export interface TotalsSeen {
  /** Plays that the place had at the last one; null when it did not say. */
  readonly total: number | null;
  /** Plays that came in through looks since then. */
  readonly addedSince: number;
}

/**
 * Whether plays came to the place that no look has seen: somebody brought years of an old player there. More of them is
 * the only sign; what is taken away there hides some, until the next.
 */
export const hasUnseen = ({ total, addedSince }: TotalsSeen, totalNow: number | null): boolean =>
  total !== null && totalNow !== null && totalNow - total >= addedSince + UNSEEN_FROM;
