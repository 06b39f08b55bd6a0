import type { NewJob } from '../../domain/jobs.ts';

/** Looks for releases on Spotify: one job for everybody, because the same release is looked for once. */
export const CURATION_MATCH = 'curation.match';

/** @param runAt ms UTC; now if absent */
export const curationMatch = (runAt?: number): NewJob => ({
  kind: CURATION_MATCH,
  memberId: null,
  dedupeKey: CURATION_MATCH,
  ...(runAt === undefined ? {} : { runAt }),
});
