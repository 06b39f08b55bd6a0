import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { warningCandidatesBefore, warningDue } from '../../domain/accounts/authorization.ts';
import type { AccountId } from '../../domain/ids.ts';
import { resealBeatport } from '../beatport/keeping.ts';
import { SealError, type Secrets } from '../secrets.ts';
import type { AccountTeller } from './teller.ts';
import { openTokens, sealTokens } from './tokens.ts';

/** What has to be done for accounts from time to time. */
export interface AccountUpkeep {
  /** Warns members whose consent ends in 30 or 7 days, once each. Returns how many were warned. */
  warnExpiring(signal: AbortSignal): Promise<number>;
  /**
   * Seals every token set, of accounts and of the operator at Beatport, with the newest key, after which an older one
   * may be taken out of the configuration. `unreadable` ones need a key that is not configured: they are left as they are.
   */
  reseal(signal: AbortSignal): Promise<{ resealed: number; unreadable: number }>;
}

const PER_PAGE = 100;

export const createAccountUpkeep = (deps: {
  store: Store;
  clock: Clock;
  secrets: Secrets;
  teller: AccountTeller;
}): AccountUpkeep => {
  const { store, clock, secrets, teller } = deps;

  /** Every row, page by page in the order of ids. */
  const each = async <T extends { readonly id: AccountId }>(
    page: (after: AccountId | null) => Promise<T[]>,
    work: (row: T) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> => {
    for (let rows = await page(null); rows.length > 0; rows = await page(rows.at(-1)?.id ?? null)) {
      for (const row of rows) {
        signal.throwIfAborted();
        await work(row);
      }
    }
  };

  return {
    warnExpiring: async (signal) => {
      let warned = 0;
      const before = warningCandidatesBefore(clock.now());
      await each(
        (after) => store.read.accounts.authorizedUpTo(before, after, PER_PAGE),
        async ({ id, memberId, ...seen }) => {
          if (warningDue(seen, clock.now()) === null) return;
          await store.transaction(async (tx) => {
            const account = await tx.accounts.find(memberId, id);
            const days = account?.status === 'active' ? warningDue(account, clock.now()) : null;
            if (account === null || days === null) return;
            await tx.accounts.setWarned(memberId, id, days);
            await teller.expiring(tx, account, days);
            warned += 1;
          });
        },
        signal,
      );
      return warned;
    },

    reseal: async (signal) => {
      const outcome = { ...(await resealBeatport(store, secrets)) };
      await each(
        (after) => store.read.accounts.sealedAfter(after, PER_PAGE),
        async ({ id, memberId, tokensSealed }) => {
          if (!secrets.needsReseal(tokensSealed)) return;
          try {
            const fresh = sealTokens(secrets, id, openTokens(secrets, id, tokensSealed));
            await store.transaction((tx) => tx.accounts.reseal(memberId, id, tokensSealed, fresh));
            outcome.resealed += 1;
          } catch (error) {
            if (!(error instanceof SealError)) throw error;
            outcome.unreadable += 1;
          }
        },
        signal,
      );
      return outcome;
    },
  };
};
