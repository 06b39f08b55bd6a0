import type { AccountUpkeep } from '../services/accounts/upkeep.ts';
import { ACCOUNTS_WARN } from '../services/accounts/work.ts';
import { done, type JobHandler } from './job.ts';

/** Warns members 30 and 7 days before their consent ends. */
export const accountsWarnJob = (upkeep: AccountUpkeep): JobHandler => ({
  kind: ACCOUNTS_WARN,
  run: async ({ signal }) => done({ warned: await upkeep.warnExpiring(signal) }),
});
