import type { RecordingGrouping } from '../services/recordings/grouping.ts';
import { RECORDINGS_GROUP } from '../services/recordings/work.ts';
import { done, type JobHandler } from './job.ts';

/** Groups new and changed tracks into recordings. What is done is in the database with every batch. */
export const recordingsGroupJob = (grouping: RecordingGrouping): JobHandler => ({
  kind: RECORDINGS_GROUP,
  run: async ({ signal }) => done({ grouped: await grouping.run(signal) }),
});
