import type { RankingRefresh } from '../services/listening/ranking-refresh.ts';
import { RANKINGS_REFRESH, RANKINGS_SWEEP } from '../services/listening/work.ts';
import { done, type JobHandler } from './job.ts';

/** Reads one member's top lists anew. */
export const rankingsRefreshJob = (rankings: RankingRefresh): JobHandler => ({
  kind: RANKINGS_REFRESH,
  concurrency: 2,
  run: async ({ job, signal, progress }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} refreshes the top lists of nobody.`);
    const places = await rankings.refresh(job.memberId, signal, (fraction) =>
      progress(fraction, { key: 'reading' }),
    );
    return done({ places });
  },
});

/** Every night: enqueues the members whose turn it is. */
export const rankingsSweepJob = (rankings: RankingRefresh): JobHandler => ({
  kind: RANKINGS_SWEEP,
  run: async ({ now }) => done({ enqueued: await rankings.sweep(now()) }),
});
