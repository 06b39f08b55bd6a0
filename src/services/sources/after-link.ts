import type { Repositories } from '../../db/repositories/repositories.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { nextSourceSync } from '../../domain/library/schedule.ts';
import type { Enqueue } from '../intents.ts';
import { sourcesList } from './work.ts';

/**
 * What sources need when an account becomes active: its list is read at once, so that it can be chosen from when the
 * person comes back to Discord, and again on schedule. Called within the transaction that links it.
 */
export type StartSources = (
  tx: Repositories,
  account: { readonly id: AccountId; readonly memberId: MemberId },
  now: number,
) => Promise<void>;

export const createStartSources =
  ({ enqueue }: { enqueue: Enqueue }): StartSources =>
  async (tx, account, now) => {
    await tx.sourceLists.note(account, { nextSyncAt: nextSourceSync(account.id, now) });
    await enqueue(tx, sourcesList(account.memberId));
  };
