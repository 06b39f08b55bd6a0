import { z } from 'zod';
import type { TrackId } from '../domain/ids.ts';
import type { Flattening } from '../services/rules/flattening.ts';
import { RULES_FLATTEN } from '../services/rules/work.ts';
import { done, type JobHandler } from './job.ts';

const Metadata = z.object({ last: z.number().transform((id) => id as TrackId) });

/** Goes on where it stood. */
export const rulesFlattenJob = (flattening: Flattening): JobHandler => ({
  kind: RULES_FLATTEN,
  run: async ({ job, signal, checkpoint }) => {
    const from = Metadata.safeParse(job.metadata).data?.last ?? null;
    const flattened = await flattening.run(from, { signal, done: (last) => checkpoint({ last }) });
    return done({ flattened });
  },
});
