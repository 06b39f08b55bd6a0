import type { Store } from '../../db/store.ts';
import { accessUsable, GIVE_UP_AFTER } from '../../domain/accounts/refresh.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { AppError, isAppError, RetryAfter } from '../../errors.ts';
import type { SpotifyAccess } from '../../providers/spotify/port.ts';
import type { Enqueue } from '../intents.ts';
import { createRefresher, type LinkedAccount, RESTING, type RefresherDeps } from './refresher.ts';
import { openTokens } from './tokens.ts';
import { accountsRefresh } from './work.ts';

/** The right to act for linked accounts. Only the service half has it. */
export interface AccountAccess {
  /**
   * For calls in the name of one account of one member.
   * @throws {AppError} NOT_LINKED, NEEDS_REAUTH
   */
  access(memberId: MemberId, accountId: AccountId): Promise<SpotifyAccess>;
  /** Enqueues the refresh when a token is due for one. Cheap when none is. */
  enqueueDue(now: number): Promise<void>;
  /** Refreshes what is due, a bounded number of accounts; one that fails does not keep the others waiting. */
  refreshDue(signal: AbortSignal): Promise<{ refreshed: number; failed: number }>;
}

const PER_RUN = 200;
const AT_ONCE = 4;

export const createAccountAccess = (deps: RefresherDeps & { enqueue: Enqueue }): AccountAccess => {
  const { store, secrets, clock, enqueue } = deps;
  const refresher = createRefresher(deps);

  /** The account, if its tokens may be used now. */
  const usable = async (memberId: MemberId, id: AccountId): Promise<LinkedAccount> => {
    const row = await refresher.load(memberId, id);
    if (row.account.status === 'needs_reauth') {
      throw new AppError('NEEDS_REAUTH', { displayName: row.account.displayName });
    }
    return row;
  };

  /** A refresh on demand; after a failure nobody asks again before the pause is over. */
  const refresh = ({ account }: LinkedAccount): Promise<string> => {
    if (account.refreshFailures > 0 && clock.now() < account.refreshDueAt) {
      throw new RetryAfter(account.refreshDueAt, RESTING);
    }
    return refresher.refresh(account.memberId, account.id);
  };

  const storedToken = (row: LinkedAccount): string =>
    openTokens(secrets, row.account.id, row.tokensSealed).accessToken;

  return {
    access: async (memberId, accountId) => {
      const { account, app } = await usable(memberId, accountId);
      return {
        app: { id: app.id, clientId: app.clientId, mode: app.mode },
        displayName: account.displayName,
        token: async () => {
          const row = await usable(memberId, accountId);
          return accessUsable(row.account, clock.now()) ? storedToken(row) : refresh(row);
        },
        renew: async (rejected) => {
          const row = await usable(memberId, accountId);
          const token = accessUsable(row.account, clock.now()) ? storedToken(row) : rejected;
          // Somebody else renewed it already.
          return token === rejected ? refresh(row) : token;
        },
      };
    },

    enqueueDue: async (now) => {
      if ((await due(store, now, 1)).length === 0) return;
      await store.transaction((tx) => enqueue(tx, accountsRefresh()));
    },

    refreshDue: async (signal) => {
      const waiting = await due(store, clock.now(), PER_RUN);
      const outcome = { refreshed: 0, failed: 0 };
      const worker = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
          try {
            await refresher.refresh(next.memberId, next.id);
            outcome.refreshed += 1;
          } catch (error) {
            // What it means for the account is noted in its row; only a database that fails concerns them all.
            if (isAppError(error, 'STORAGE')) throw error;
            outcome.failed += 1;
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      return outcome;
    },
  };
};

const due = (store: Store, now: number, limit: number) =>
  store.read.accounts.refreshDue(now, GIVE_UP_AFTER, limit);
