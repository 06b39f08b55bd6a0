import type { NewJob } from '../../domain/jobs.ts';

export const RECORDINGS_GROUP = 'recordings.group';

/** Groups new and changed tracks into recordings; one for everybody. */
export const recordingsGroup = (): NewJob => ({
  kind: RECORDINGS_GROUP,
  memberId: null,
  dedupeKey: RECORDINGS_GROUP,
});
