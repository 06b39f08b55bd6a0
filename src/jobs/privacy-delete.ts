import { z } from 'zod';
import type { DeletionId } from '../domain/ids.ts';
import type { ErasingAndTelling } from '../services/privacy/telling.ts';
import { PRIVACY_DELETE } from '../services/privacy/work.ts';
import { done, type JobHandler } from './job.ts';

const Metadata = z.object({ deletionId: z.number().transform((id) => id as DeletionId) });

/** Deletes everything about a member. What is left after a crash is deleted by the next run; it is never given up. */
export const privacyDeleteJob = (erasing: ErasingAndTelling): JobHandler => ({
  kind: PRIVACY_DELETE,
  concurrency: 2,
  maxAttempts: 1_000,
  run: async ({ job, signal }) => {
    const { deletionId } = Metadata.parse(job.metadata);
    const resumed = job.attempts > 0 || job.crashes > 0;
    return done({ outcome: await erasing.run(deletionId, resumed, signal) });
  },
});
