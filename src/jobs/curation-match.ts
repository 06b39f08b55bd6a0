import type { Matching } from '../services/curation/match.ts';
import { CURATION_MATCH } from '../services/curation/match-work.ts';
import { done, type JobHandler } from './job.ts';

/** Looks for releases on Spotify. What was decided is in the database with every release, so nothing is checkpointed. */
export const curationMatchJob = (matching: Matching): JobHandler => ({
  kind: CURATION_MATCH,
  // An outage of a night must not end it: the scan would only begin it again.
  maxAttempts: 10,
  run: async ({ signal, progress }) =>
    done(
      await matching.run({
        signal,
        progress: ({ matched, review, miss }) =>
          progress(0.5, { key: 'reading', done: matched + review + miss }),
      }),
    ),
});
