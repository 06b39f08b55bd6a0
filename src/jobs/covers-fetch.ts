import type { CoverFetching } from '../services/pictures/cover-fetching.ts';
import { COVERS_FETCH } from '../services/pictures/work.ts';
import { done, type JobHandler } from './job.ts';

/** Fetches the covers that pictures wanted. What is done is in the database with every few of them. */
export const coversFetchJob = (fetching: CoverFetching): JobHandler => ({
  kind: COVERS_FETCH,
  run: async ({ signal }) => done({ fetched: await fetching.run(signal) }),
});
