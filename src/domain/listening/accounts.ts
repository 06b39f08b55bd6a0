import type { Account } from '../accounts.ts';
import type { LinkState } from './shown.ts';

/** Those whose listening can be read now. */
export const activeAccounts = (accounts: readonly Account[]): Account[] =>
  accounts.filter(({ provider, status }) => provider === 'spotify' && status === 'active');

/** Those whose plays can be read now, wherever they are kept. */
export const playAccounts = (accounts: readonly Account[]): Account[] =>
  accounts.filter(({ status }) => status === 'active');

/** The one whose top lists are read: the newest link of those that work. Null without one. */
export const listeningAccount = (accounts: readonly Account[]): Account | null =>
  activeAccounts(accounts).reduce<Account | null>(
    (best, one) => (best === null || one.linkedAt > best.linkedAt ? one : best),
    null,
  );

/** The one of Spotify's that waits for a new link. Null without one. */
export const rejectedAccount = (accounts: readonly Account[]): Account | null =>
  accounts.find(({ provider, status }) => provider === 'spotify' && status === 'needs_reauth') ?? null;

/** Whether new plays can arrive, from wherever. */
export const playLinkStateOf = (accounts: readonly Account[]): LinkState => {
  if (playAccounts(accounts).length > 0) return 'linked';
  return accounts.some(({ status }) => status === 'needs_reauth') ? 'rejected' : 'unlinked';
};

/** Whether new facts of Spotify can arrive. */
export const linkStateOf = (accounts: readonly Account[]): LinkState => {
  if (listeningAccount(accounts) !== null) return 'linked';
  return rejectedAccount(accounts) === null ? 'unlinked' : 'rejected';
};
