import { z } from 'zod';
import type { PeriodId } from '../domain/ids.ts';
import type { Joining } from '../services/curation/joining.ts';
import { CURATION_PERIOD } from '../services/curation/work.ts';
import { done, type JobHandler } from './job.ts';

const Metadata = z.object({ periodId: z.number().transform((id) => id as PeriodId), anew: z.boolean() });

/** Fills a week: its playlists, and the releases that it lacks. What is there is not done again. */
export const curationPeriodJob = (joining: Joining): JobHandler => ({
  kind: CURATION_PERIOD,
  run: async ({ job, signal, progress }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} fills a week of nobody.`);
    const { periodId, anew } = Metadata.parse(job.metadata);
    const joined = await joining.fill(job.memberId, periodId, {
      anew,
      signal,
      progress: (made, total) => progress(made / total, { key: 'writing', done: made, total }),
    });
    return done(joined);
  },
});
