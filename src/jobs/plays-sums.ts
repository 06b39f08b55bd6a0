import { z } from 'zod';
import type { NotMineService } from '../services/listening/not-mine.ts';
import type { RollupBuild } from '../services/listening/rollup-build.ts';
import type { RollupCheck } from '../services/listening/rollup-check.ts';
import { PLAYS_CHECK, PLAYS_REBUILD, PLAYS_REVIEW } from '../services/listening/sums-work.ts';
import { done, type JobHandler } from './job.ts';

/** Makes a member's sums anew; an interrupted one goes on where it was. */
export const playsRebuildJob = (build: RollupBuild): JobHandler => ({
  kind: PLAYS_REBUILD,
  concurrency: 2,
  run: async ({ job, signal, progress }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} counts plays of nobody.`);
    return done({ rows: await build.run(job.memberId, signal, progress) });
  },
});

/** The nightly look. What it found is its payload, and stands in `/status` for whoever runs Segue. */
export const playsCheckJob = (check: RollupCheck, build: Pick<RollupBuild, 'clean'>): JobHandler => ({
  kind: PLAYS_CHECK,
  run: async ({ now, signal }) => {
    const found = await check.run(now(), signal);
    await build.clean(signal);
    return done(found);
  },
});

const Stretch = z.object({ after: z.number(), toAt: z.number() });

/** Hides and shows plays as their member says now whose they are. */
export const playsReviewJob = (notMine: Pick<NotMineService, 'review'>): JobHandler => ({
  kind: PLAYS_REVIEW,
  run: async ({ job, signal, checkpoint }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} looks through plays of nobody.`);
    const stretch = Stretch.parse(job.metadata);
    return done({ changed: await notMine.review(job.memberId, stretch, signal, checkpoint) });
  },
});
