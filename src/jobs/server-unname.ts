import { z } from 'zod';
import type { NamedPostId } from '../domain/ids.ts';
import type { NamedPostKeeping } from '../services/server/named-posts-keeping.ts';
import { SERVER_UNNAME } from '../services/server/work.ts';
import { done, type JobHandler } from './job.ts';

const Metadata = z.object({ postId: z.number().transform((id) => id as NamedPostId) });

/** Takes who withdrew out of one public message. */
export const serverUnnameJob = (keeping: NamedPostKeeping): JobHandler => ({
  kind: SERVER_UNNAME,
  concurrency: 2,
  maxAttempts: 20,
  run: async ({ job, signal }) => done(await keeping.run(Metadata.parse(job.metadata).postId, signal)),
});
