import type { AccountUpkeep } from '../services/accounts/upkeep.ts';
import { ACCOUNTS_RESEAL } from '../services/accounts/work.ts';
import { done, type JobHandler } from './job.ts';

/** After a new encryption key was put in front: seals everything with it. */
export const accountsResealJob = (upkeep: AccountUpkeep): JobHandler => ({
  kind: ACCOUNTS_RESEAL,
  run: async ({ signal }) => done(await upkeep.reseal(signal)),
});
