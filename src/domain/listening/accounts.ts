import type { Account } from '../accounts.ts';
import type { LinkState } from './shown.ts';

/** Those whose listening can be read now. */
export const activeAccounts = (accounts: readonly Account[]): Account[] =>
  accounts.filter(({ provider, status }) => provider === 'spotify' && status === 'active');

/** The one whose top lists are read: the newest link of those that work. Null without one. */
export const listeningAccount = (accounts: readonly Account[]): Account | null =>
  activeAccounts(accounts).reduce<Account | null>(
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
