import { BACKUP_MAKE, type Backups } from '../services/operators/backups.ts';
import { done, type JobHandler } from './job.ts';

/** Makes a backup of the database and takes old ones away. */
export const backupMakeJob = (backups: Backups): JobHandler => ({
  kind: BACKUP_MAKE,
  maxAttempts: 3,
  run: async ({ signal }) => done(await backups.make(signal)),
});
