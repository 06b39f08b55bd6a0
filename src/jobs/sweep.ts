import { SWEEP, type Sweep } from '../services/sweep.ts';
import { done, type JobHandler } from './job.ts';

/** Removes what ended long ago. */
export const sweepJob = (sweep: Sweep): JobHandler => ({
  kind: SWEEP,
  run: async ({ signal }) => done({ removed: await sweep.run(signal) }),
});
