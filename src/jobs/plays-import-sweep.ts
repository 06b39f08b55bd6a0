import type { ImportSweeping } from '../services/listening/import/sweeping.ts';
import { PLAYS_IMPORT_SWEEP } from '../services/listening/import/work.ts';
import { done, type JobHandler } from './job.ts';

/** Every hour: uploads that nobody came back to. */
export const playsImportSweepJob = (sweeping: ImportSweeping): JobHandler => ({
  kind: PLAYS_IMPORT_SWEEP,
  run: async () => done(await sweeping.run()),
});
