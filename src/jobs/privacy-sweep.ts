import type { PrivacySweep } from '../services/privacy/sweeping.ts';
import { PRIVACY_SWEEP } from '../services/privacy/work.ts';
import { done, type JobHandler } from './job.ts';

/** Deletes what members do not want kept any longer. */
export const privacySweepJob = (sweep: PrivacySweep): JobHandler => ({
  kind: PRIVACY_SWEEP,
  run: async ({ signal }) => done(await sweep.run(signal)),
});
