import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work about accounts, and how each is asked for. */

export const ACCOUNTS_REFRESH = 'accounts.refresh';
export const ACCOUNTS_WARN = 'accounts.warn';
export const ACCOUNTS_RESEAL = 'accounts.reseal';
export const ACCOUNTS_DELETE_DATA = 'accounts.delete-data';
export const LINKS_SWEEP = 'links.sweep';

/** Refreshes every access token that is due; belongs to nobody. */
export const accountsRefresh = (): NewJob => ({
  kind: ACCOUNTS_REFRESH,
  memberId: null,
  dedupeKey: ACCOUNTS_REFRESH,
});

/** Seals everything with the newest key; enqueued at every start, for that is when a key may be new. */
export const accountsReseal = (): NewJob => ({
  kind: ACCOUNTS_RESEAL,
  memberId: null,
  dedupeKey: ACCOUNTS_RESEAL,
});

/** Deletes what came from one unlinked account. */
export const accountsDeleteData = (
  account: { readonly id: AccountId; readonly memberId: MemberId; readonly displayName: string },
  notify: JobNotify | null,
): NewJob => ({
  kind: ACCOUNTS_DELETE_DATA,
  memberId: account.memberId,
  name: account.displayName,
  metadata: { accountId: account.id },
  dedupeKey: `${ACCOUNTS_DELETE_DATA}:${account.id}`,
  ...(notify === null ? {} : { notify }),
});
