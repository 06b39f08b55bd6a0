import type { Account } from '../accounts.ts';
import type { LinkState } from './shown.ts';

/** The account whose listening is read: the newest link of those that work. Null without one. */
export const listeningAccount = (accounts: readonly Account[]): Account | null =>
  accounts
    .filter(({ provider, status }) => provider === 'spotify' && status === 'active')
    .reduce<Account | null>(
      (best, one) => (best === null || one.linkedAt > best.linkedAt ? one : best),
      null,
    );

/** Whether new facts can arrive. */
export const linkStateOf = (accounts: readonly Account[]): LinkState => {
  if (listeningAccount(accounts) !== null) return 'linked';
  const rejected = accounts.some(
    ({ provider, status }) => provider === 'spotify' && status === 'needs_reauth',
  );
  return rejected ? 'rejected' : 'unlinked';
};
