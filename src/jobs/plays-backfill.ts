import { z } from 'zod';
import type { AccountId } from '../domain/ids.ts';
import type { ScrobbleBackfill } from '../services/listening/scrobbles/backfill.ts';
import { PLAYS_BACKFILL } from '../services/listening/scrobbles/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Metadata = z.object({ accountId: z.number().transform((id) => id as AccountId) });

/** Reads the whole history of an account elsewhere. Where it stands is in the database with every page. */
export const playsBackfillJob = (backfill: ScrobbleBackfill): JobHandler => ({
  kind: PLAYS_BACKFILL,
  concurrency: 2,
  // Hundreds of calls in a row meet more failures than others do, and every page that came in stays.
  maxAttempts: 12,
  run: async ({ job, signal, progress }) => {
    const { accountId } = Metadata.parse(job.metadata);
    if (job.memberId === null) throw new Error(`Job ${job.id} reads plays of nobody.`);
    const result = await backfill.run(job.memberId, accountId, {
      signal,
      progress: (read, total) =>
        progress(total === null || total === 0 ? 0.5 : Math.min(1, read / total), {
          key: 'reading',
          done: read,
          ...(total === null ? {} : { total: Math.max(total, read) }),
        }),
    });
    return result.kind === 'stopped' ? skip({ key: 'skipped', code: result.code }) : done(result);
  },
});
