import { type Clock, DAY, HOUR } from '../clock.ts';
import type { Store } from '../db/store.ts';
import { LINK_LIFETIME_MS } from '../domain/accounts/linking.ts';
import { blockAsOf } from '../domain/budgets.ts';
import { nextRun } from '../domain/digests/schedule.ts';
import { SKEW_MS } from '../domain/jobs/lease.ts';

/**
 * After the clock was set back (it had been wrong, or is now): what was planned, noted or read in a future that has
 * been called off would rest until that future comes, be it hours or months.
 */
export interface SetBack {
  /** Plans all of that anew from the present. Cheap when there is nothing. */
  rebase(): Promise<void>;
}

/** Rests that a provider asks for are at most seven days long. */
const NEXT_SYNC_MS = 8 * DAY;
/** A release that is not on Spotify is looked for a month later at last. */
const NEXT_MATCH_MS = 31 * DAY;
/** A day of the calendar has 25 hours at most, and zones move by one. */
const SLACK_MS = 2 * HOUR;

export const createSetBack = ({ store, clock }: { store: Store; clock: Clock }): SetBack => ({
  rebase: () =>
    store.transaction(async (tx) => {
      const now = clock.now();
      const latest = {
        now,
        past: now + SKEW_MS,
        accessExpires: now + SLACK_MS,
        linkExpires: now + LINK_LIFETIME_MS,
        nextSync: now + NEXT_SYNC_MS,
        nextDaily: now + DAY + SLACK_MS,
        nextWeekly: now + 7 * DAY + SLACK_MS,
        nextMonthly: now + 31 * DAY + SLACK_MS,
        nextMatch: now + NEXT_MATCH_MS,
      };
      await tx.setBack.toPresent(latest);
      for (const digest of await tx.setBack.farDigests(latest)) {
        await tx.digests.advance(digest.id, digest.nextRunAt, nextRun(digest, now));
      }
      for (const { provider, app, bucket, blockedUntil: until, notedAt, why } of await tx.setBack.farBlocks(
        latest,
      )) {
        await tx.budgets.setBlock({ provider, app, bucket }, blockAsOf({ until, notedAt, why }, now));
      }
    }),
});
