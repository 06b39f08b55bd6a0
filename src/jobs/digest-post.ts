import { z } from 'zod';
import type { DigestId } from '../domain/ids.ts';
import type { DigestRuns } from '../services/digests/runs.ts';
import { DIGEST_POST } from '../services/digests/work.ts';
import { done, type JobHandler } from './job.ts';

const Metadata = z.object({ digestId: z.number().transform((id) => id as DigestId) });

/** Writes the post of one due digest into the outbox. */
export const digestPostJob = (digests: DigestRuns): JobHandler => ({
  kind: DIGEST_POST,
  concurrency: 2,
  run: async ({ job }) => done(await digests.run(Metadata.parse(job.metadata).digestId)),
});
