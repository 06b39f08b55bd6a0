import { CURATION_LEARN, type SortLearning } from '../services/curation/learning.ts';
import { done, type JobHandler } from './job.ts';

/** What was learned stays learned: a run that was cut off goes on with those that are left. */
export const curationLearnJob = (learning: Pick<SortLearning, 'run'>): JobHandler => ({
  kind: CURATION_LEARN,
  run: async ({ signal }) => done({ learned: await learning.run(signal) }),
});
