import type { NewJob } from '../../domain/jobs.ts';

export const COVERS_FETCH = 'covers.fetch';

/** Fetches the covers that pictures wanted; one for everybody. */
export const coversFetch = (): NewJob => ({
  kind: COVERS_FETCH,
  memberId: null,
  dedupeKey: COVERS_FETCH,
});
