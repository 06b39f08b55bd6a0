import type { Clock } from '../../clock.ts';
import type { AccountData } from '../../db/repositories/account-data.ts';
import type { Store } from '../../db/store.ts';
import { authorizationExpiresAt } from '../../domain/accounts/authorization.ts';
import type { Account } from '../../domain/accounts.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { accountsDeleteData } from './work.ts';

/** An account as its member sees it. */
export interface AccountInfo {
  readonly account: Account;
  readonly appName: string | null;
  /** When Spotify ends the consent, ms UTC; null where that does not happen. */
  readonly expiresAt: number | null;
}

/** The same with how much Segue has from it. */
export interface AccountWithData extends AccountInfo {
  readonly data: AccountData;
}

/** A member's linked accounts, without anything that needs the outside world. */
export interface Accounts {
  /** Oldest first. Unlinked ones stay as long as there is data of them. */
  list(memberId: MemberId): Promise<AccountInfo[]>;
  /** @throws {AppError} NOT_FOUND */
  find(memberId: MemberId, accountId: AccountId): Promise<AccountWithData>;
  /** Deletes the tokens at once. What came from the account stays until the member decides. @throws {AppError} NOT_FOUND */
  unlink(memberId: MemberId, accountId: AccountId): Promise<AccountWithData>;
  /**
   * Asks for everything that came from an unlinked account to be deleted.
   * @returns `linked_again` when it was linked again in the meantime: nothing is deleted then.
   * @throws {AppError} NOT_FOUND
   */
  deleteData(
    memberId: MemberId,
    accountId: AccountId,
    notify: JobNotify | null,
  ): Promise<'deleting' | 'linked_again'>;
}

export const createAccounts = (deps: {
  store: Store;
  clock: Pick<Clock, 'now'>;
  enqueue: Enqueue;
}): Accounts => {
  const { store, clock, enqueue } = deps;
  const describe = async (account: Account): Promise<AccountInfo> => ({
    account,
    appName: account.appId === null ? null : ((await store.read.apps.find(account.appId))?.name ?? null),
    expiresAt: account.provider === 'spotify' ? authorizationExpiresAt(account.authorizedAt) : null,
  });
  const withData = async (account: Account): Promise<AccountWithData> => ({
    ...(await describe(account)),
    data: await store.read.accountData.counts(account.memberId, account.id),
  });
  const required = (account: Account | null): Account => {
    if (account === null) throw new AppError('NOT_FOUND', { what: 'account' });
    return account;
  };

  return {
    list: async (memberId) => Promise.all((await store.read.accounts.ofMember(memberId)).map(describe)),

    find: async (memberId, accountId) =>
      withData(required(await store.read.accounts.find(memberId, accountId))),

    unlink: async (memberId, accountId) => {
      const account = await store.transaction(async (tx) => {
        await tx.accounts.unlink(memberId, accountId, clock.now());
        return required(await tx.accounts.find(memberId, accountId));
      });
      return withData(account);
    },

    deleteData: (memberId, accountId, notify) =>
      store.transaction(async (tx) => {
        const account = required(await tx.accounts.find(memberId, accountId));
        if (account.status !== 'unlinked') return 'linked_again';
        await enqueue(tx, accountsDeleteData(account, notify));
        return 'deleting';
      }),
  };
};
