import type { Store } from '../../db/store.ts';
import { isNamed } from '../../domain/accounts/listeners.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { playAccounts } from '../../domain/listening/accounts.ts';
import { AppError } from '../../errors.ts';
import type { PlaySync, PlaySyncResult } from './play-sync.ts';
import type { ScrobbleSync } from './scrobbles/sync.ts';

/** Reads plays of any account: each by the way of its provider. What is due is one list for all. */
export const createAnyPlaySync = (deps: {
  store: Pick<Store, 'read'>;
  spotify: PlaySync;
  scrobbles: ScrobbleSync;
}): PlaySync => {
  const { store, spotify, scrobbles } = deps;
  const sync = async (
    memberId: MemberId,
    accountId: AccountId,
    signal: AbortSignal,
  ): Promise<PlaySyncResult> => {
    const account = await store.read.accounts.find(memberId, accountId);
    // One that is gone is for Spotify's way to say.
    const way = account !== null && isNamed(account.provider) ? scrobbles : spotify;
    return way.sync(memberId, accountId, signal);
  };
  return {
    ...spotify,
    sync,
    syncAll: async (memberId, signal) => {
      const working = playAccounts(await store.read.accounts.ofMember(memberId));
      if (working.length === 0) throw new AppError('NOT_LINKED', {});
      const results: PlaySyncResult[] = [];
      for (const { id } of working) results.push(await sync(memberId, id, signal));
      return results;
    },
  };
};
