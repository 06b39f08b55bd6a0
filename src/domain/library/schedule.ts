import type { AccountId } from '../ids.ts';
import { staggerOf } from '../listening/schedule.ts';

const HOUR_MS = 3_600_000;

/** How often chosen sources are looked at; a look costs next to nothing while nothing changed. */
export const SOURCE_SYNC_INTERVAL_MS = 6 * HOUR_MS;

/**
 * When an account's sources are due again, ms UTC: at the account's own place in the next interval but not sooner than
 * half of one, so that accounts stay spread however the service was stopped and started.
 */
export const nextSourceSync = (accountId: AccountId, now: number): number => {
  const place = staggerOf(accountId, SOURCE_SYNC_INTERVAL_MS);
  const earliest = now + SOURCE_SYNC_INTERVAL_MS / 2;
  return Math.ceil((earliest - place) / SOURCE_SYNC_INTERVAL_MS) * SOURCE_SYNC_INTERVAL_MS + place;
};
