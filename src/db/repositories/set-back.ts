import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Digest } from '../../domain/digests.ts';
import type { Tx } from '../database.ts';

/** What a time may say at most, ms UTC; anything later was written while the clock was ahead. */
export interface Latest {
  readonly now: number;
  /** Of what has happened already. */
  readonly past: number;
  /** Of an access token's end. */
  readonly accessExpires: number;
  /** Of a link's end. */
  readonly linkExpires: number;
  /** Of the next look at plays or sources. */
  readonly nextSync: number;
  /** Of the next run of a digest. */
  readonly nextDaily: number;
  readonly nextWeekly: number;
  readonly nextMonthly: number;
  /** Of the next look for a release on Spotify. */
  readonly nextMatch: number;
}

/** Every time that decides when something happens again, except those of jobs, slices and slots, which know it themselves. */
export const setBackWrites = ({ q, t }: Tx) => ({
  /** Brings what lies in a future that has been called off back to the present. */
  toPresent: async (latest: Latest): Promise<void> => {
    const { now, past, nextSync } = latest;
    const {
      playSyncs,
      sourceLists,
      sources,
      rankingStates,
      linkRequests,
      accounts,
      managedPlaylists,
      releaseMatches,
    } = t;
    await q.update(playSyncs).set({ nextSyncAt: now }).where(gt(playSyncs.nextSyncAt, nextSync));
    await q.update(playSyncs).set({ nextSyncAt: now, lastSyncAt: now }).where(gt(playSyncs.lastSyncAt, past));
    await q
      .update(sourceLists)
      .set({ nextSyncAt: now, listedAt: 0 })
      .where(or(gt(sourceLists.nextSyncAt, nextSync), gt(sourceLists.listedAt, past)));
    await q.update(managedPlaylists).set({ dueAt: now }).where(gt(managedPlaylists.dueAt, latest.nextDaily));
    await q
      .update(releaseMatches)
      .set({ nextTryAt: now })
      .where(gt(releaseMatches.nextTryAt, latest.nextMatch));
    await q.update(managedPlaylists).set({ lookedAt: 0 }).where(gt(managedPlaylists.lookedAt, past));
    await q.update(managedPlaylists).set({ appliedAt: now }).where(gt(managedPlaylists.appliedAt, past));
    // Nothing is known about the age of these lists, so they count as old.
    await q.update(sources).set({ listedAt: 0 }).where(gt(sources.listedAt, past));
    await q.update(sources).set({ lastSyncAt: now }).where(gt(sources.lastSyncAt, past));
    await q.update(sources).set({ lastFullSyncAt: now }).where(gt(sources.lastFullSyncAt, past));
    await q
      .update(rankingStates)
      .set({ refreshedAt: now - AS_OLD_AS_STALE })
      .where(gt(rankingStates.refreshedAt, past));
    await q.update(rankingStates).set({ lookedAt: now }).where(gt(rankingStates.lookedAt, past));
    await q
      .update(linkRequests)
      .set({ createdAt: now, expiresAt: latest.linkExpires })
      .where(or(gt(linkRequests.createdAt, past), gt(linkRequests.expiresAt, latest.linkExpires)));
    const { ruleSets, ruleMarks } = t;
    await q.update(ruleSets).set({ nextRunAt: now }).where(gt(ruleSets.nextRunAt, latest.nextWeekly));
    await q.update(ruleMarks).set({ dueAt: now }).where(gt(ruleMarks.dueAt, nextSync));
    await q
      .update(accounts)
      .set({ accessExpiresAt: now, refreshDueAt: now })
      .where(gt(accounts.accessExpiresAt, latest.accessExpires));
  },

  /** Digests that say their next run is further away than any can be. */
  farDigests: async ({ nextDaily, nextWeekly, nextMonthly }: Latest): Promise<Digest[]> =>
    q
      .select()
      .from(t.digests)
      .where(
        and(
          isNull(t.digests.pausedAt),
          or(
            and(eq(t.digests.cadence, 'daily'), gt(t.digests.nextRunAt, nextDaily)),
            and(eq(t.digests.cadence, 'weekly'), gt(t.digests.nextRunAt, nextWeekly)),
            and(eq(t.digests.cadence, 'monthly'), gt(t.digests.nextRunAt, nextMonthly)),
          ),
        ),
      ),

  /** Rests of providers that were noted in what is now the future. */
  farBlocks: async ({ past }: Latest) =>
    q.select().from(t.budgetBlocks).where(gt(t.budgetBlocks.notedAt, past)),
});

/** Top lists of this age are read again at the next look. */
const AS_OLD_AS_STALE = 24 * 3_600_000;
