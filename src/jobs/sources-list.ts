import type { SourceListing } from '../services/sources/listing.ts';
import { SOURCES_LIST } from '../services/sources/work.ts';
import { done, type JobHandler } from './job.ts';

/** Reads what one member can choose from. */
export const sourcesListJob = (listing: SourceListing): JobHandler => ({
  kind: SOURCES_LIST,
  concurrency: 3,
  run: async ({ job, signal }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} reads the list of nobody.`);
    await listing.refresh(job.memberId, signal);
    return done();
  },
});
