import { setTimeout as sleep } from 'node:timers/promises';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Account } from '../../domain/accounts.ts';
import type { AccountId, MemberId, PlayOriginId } from '../../domain/ids.ts';
import type { PlayLedger } from '../listening/ledger.ts';

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

export const createAccountDeletion = (deps: { store: Store; ledger: PlayLedger }): AccountDeletion => {
  const { store, ledger } = deps;

  /** Returns how many plays are gone; null: there were none left. @param places how far each origin is looked through */
  const removePlays = async (
    tx: Repositories,
    { id: accountId, memberId }: Pick<Account, 'id' | 'memberId'>,
    places: Map<PlayOriginId, number>,
  ): Promise<number | null> => {
    const listenerId = await tx.playOrigins.listener(memberId);
    if (listenerId === null) return null;
    const origins = await tx.playOrigins.of(listenerId);
    const origin = origins.find((one) => one.accountId === accountId);
    if (origin === undefined) return null;
    const after = places.get(origin.id) ?? null;
    const { removed, next } = await ledger.remove(tx, {
      memberId,
      originId: origin.id,
      after,
      limit: PER_BATCH,
    });
    if (next !== null) places.set(origin.id, next);
    return removed;
  };

  const step = async (
    tx: Repositories,
    memberId: MemberId,
    accountId: AccountId,
    places: Map<PlayOriginId, number>,
  ): Promise<Deletion['outcome'] | number> => {
    const account = await tx.accounts.find(memberId, accountId);
    if (account === null) return 'gone';
    if (account.status !== 'unlinked') return 'linked_again';
    const lines = await tx.accountData.deleteLines(memberId, accountId, PER_BATCH);
    if (lines > 0) return lines;
    const plays = await removePlays(tx, account, places);
    if (plays !== null) return plays;
    // One at a time: each may have thousands of rows.
    if (await tx.accountData.deletePlaylist(memberId, accountId)) return 0;
    await tx.accountData.deleteAccount(memberId, accountId);
    return 'deleted';
  };

  return {
    run: async (memberId, accountId, signal, progress) => {
      const { tracks, plays } = await store.read.accountData.counts(memberId, accountId);
      const places = new Map<PlayOriginId, number>();
      for (let deleted = 0; ; await sleep(PAUSE_MS)) {
        signal.throwIfAborted();
        const result = await store.transaction((tx) => step(tx, memberId, accountId, places));
        if (typeof result !== 'number') return { deleted, outcome: result };
        deleted += result;
        // Readings that were given up are not in the count.
        await progress(Math.min(1, deleted / Math.max(1, tracks + plays)));
      }
    },
  };
};
