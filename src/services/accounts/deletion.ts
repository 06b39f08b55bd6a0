import { setTimeout as sleep } from 'node:timers/promises';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';

export interface Deletion {
  /** Lines of sources and plays that are gone. */
  readonly deleted: number;
  /** `gone`: there was nothing (any more). `linked_again`: the member came back in time, what was left is kept. */
  readonly outcome: 'deleted' | 'gone' | 'linked_again';
}

/** Deletes what came from an unlinked account, in short transactions. Can be interrupted and run again. */
export interface AccountDeletion {
  run(
    memberId: MemberId,
    accountId: AccountId,
    signal: AbortSignal,
    progress: (fraction: number) => Promise<void>,
  ): Promise<Deletion>;
}

const PER_BATCH = 500;
/** Lets the other half write in between. */
const PAUSE_MS = 2;

export const createAccountDeletion = ({ store }: { store: Store }): AccountDeletion => {
  const step = async (
    tx: Repositories,
    memberId: MemberId,
    accountId: AccountId,
  ): Promise<Deletion['outcome'] | number> => {
    const account = await tx.accounts.find(memberId, accountId);
    if (account === null) return 'gone';
    if (account.status !== 'unlinked') return 'linked_again';
    const lines = await tx.accountData.deleteLines(memberId, accountId, PER_BATCH);
    if (lines > 0) return lines;
    const plays = await tx.accountData.deletePlays(memberId, accountId, PER_BATCH);
    if (plays > 0) return plays;
    // One at a time: each may have thousands of rows.
    if (await tx.accountData.deletePlaylist(memberId, accountId)) return 0;
    await tx.accountData.deleteAccount(memberId, accountId);
    return 'deleted';
  };

  return {
    run: async (memberId, accountId, signal, progress) => {
      const { tracks, plays } = await store.read.accountData.counts(memberId, accountId);
      for (let deleted = 0; ; await sleep(PAUSE_MS)) {
        signal.throwIfAborted();
        const result = await store.transaction((tx) => step(tx, memberId, accountId));
        if (typeof result !== 'number') return { deleted, outcome: result };
        deleted += result;
        // Readings that were given up are not in the count.
        await progress(Math.min(1, deleted / Math.max(1, tracks + plays)));
      }
    },
  };
};
