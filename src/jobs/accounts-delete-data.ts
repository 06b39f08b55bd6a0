import { z } from 'zod';
import type { AccountId } from '../domain/ids.ts';
import type { AccountDeletion } from '../services/accounts/deletion.ts';
import { ACCOUNTS_DELETE_DATA } from '../services/accounts/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Metadata = z.object({ accountId: z.number().transform((id) => id as AccountId) });

/** Deletes what came from an unlinked account. Runs again after a crash and finds less to do. */
export const accountsDeleteDataJob = (deletion: AccountDeletion): JobHandler => ({
  kind: ACCOUNTS_DELETE_DATA,
  concurrency: 2,
  run: async ({ job, signal, progress }) => {
    const { accountId } = Metadata.parse(job.metadata);
    if (job.memberId === null) throw new Error(`Job ${job.id} deletes data of nobody.`);
    const result = await deletion.run(job.memberId, accountId, signal, (fraction) => progress(fraction));
    return result.outcome === 'linked_again' ? skip({ key: 'skipped' }) : done(result);
  },
});
