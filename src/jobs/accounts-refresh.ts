import type { AccountAccess } from '../services/accounts/access.ts';
import { ACCOUNTS_REFRESH } from '../services/accounts/work.ts';
import { done, type JobHandler } from './job.ts';

/** Renews access tokens before they end. What fails is noted in the account's row and comes again by its own time. */
export const accountsRefreshJob = (access: AccountAccess): JobHandler => ({
  kind: ACCOUNTS_REFRESH,
  run: async ({ signal }) => done(await access.refreshDue(signal)),
});
