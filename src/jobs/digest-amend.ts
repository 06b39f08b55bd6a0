import { z } from 'zod';
import type { DigestPostId } from '../domain/ids.ts';
import type { DigestAmending } from '../services/digests/amending.ts';
import { DIGEST_AMEND } from '../services/digests/work.ts';
import { done, type JobHandler } from './job.ts';

const Metadata = z.object({ postId: z.number().transform((id) => id as DigestPostId) });

/** Composes one post anew in which somebody was counted who withdrew. */
export const digestAmendJob = (amending: DigestAmending): JobHandler => ({
  kind: DIGEST_AMEND,
  concurrency: 2,
  maxAttempts: 20,
  run: async ({ job }) => done(await amending.run(Metadata.parse(job.metadata).postId)),
});
