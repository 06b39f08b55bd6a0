import { z } from 'zod';
import type { AccountId } from '../domain/ids.ts';
import type { PlaySync } from '../services/listening/play-sync.ts';
import { PLAYS_SYNC, PLAYS_SYNC_ALL } from '../services/listening/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Metadata = z.object({ accountId: z.number().transform((id) => id as AccountId) });

/** Fetches one account's last plays. What fails for now ends here too: the account is due again by its own schedule. */
export const playsSyncJob = (plays: PlaySync): JobHandler => ({
  kind: PLAYS_SYNC,
  concurrency: 5,
  run: async ({ job, signal }) => {
    const { accountId } = Metadata.parse(job.metadata);
    if (job.memberId === null) throw new Error(`Job ${job.id} fetches plays of nobody.`);
    const result = await plays.sync(job.memberId, accountId, signal);
    switch (result.kind) {
      case 'synced':
        return done({ seen: result.seen, added: result.added, gap: result.gap });
      case 'postponed':
        return skip({ key: 'skipped', code: result.code, until: result.nextSyncAt });
      case 'stopped':
        return skip({ key: 'skipped', code: result.code });
    }
  },
});

/** Fetches the last plays of all accounts of a member who asked for it. */
export const playsSyncAllJob = (plays: PlaySync): JobHandler => ({
  kind: PLAYS_SYNC_ALL,
  run: async ({ job, signal }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} fetches plays of nobody.`);
    const results = await plays.syncAll(job.memberId, signal);
    const failed = results.find(({ kind }) => kind !== 'synced');
    return failed === undefined || failed.kind === 'synced'
      ? done({ accounts: results.length })
      : skip({ key: 'skipped', code: failed.code });
  },
});
