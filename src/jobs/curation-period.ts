import { z } from 'zod';
import type { PeriodId } from '../domain/ids.ts';
import type { Beginning } from '../services/curation/beginning.ts';
import type { Joining } from '../services/curation/joining.ts';
import { CURATION_PERIOD } from '../services/curation/work.ts';
import { done, type JobHandler, retryAt } from './job.ts';

const Metadata = z.object({ periodId: z.number().transform((id) => id as PeriodId), anew: z.boolean() });

const LOOK_MS = 2_000;

/**
 * Fills a week: its playlists, and the releases that it lacks. What is there is not done again. One that begins a week
 * goes on until the card is somewhere.
 */
export const curationPeriodJob = (joining: Joining, beginning: Beginning): JobHandler => ({
  kind: CURATION_PERIOD,
  run: async ({ job, signal, progress, now }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} fills a week of nobody.`);
    const { periodId, anew } = Metadata.parse(job.metadata);
    const joined = await joining.fill(job.memberId, periodId, {
      anew,
      signal,
      progress: (made, total) => progress(made / total, { key: 'writing', done: made, total }),
    });
    if (!anew) return done(joined);
    const begun = await beginning.look(job.memberId, periodId, job.createdAt);
    if (begun.kind === 'there') return done(begun);
    return retryAt(now() + LOOK_MS, { key: 'reading', done: begun.found, total: begun.all });
  },
});
