import type { NamedProvider } from '../../domain/accounts/listeners.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';
import type { Secrets } from '../secrets.ts';

export const ACCOUNTS_CLAIM = 'accounts.claim';

/** What somebody says is theirs. A token stands in the job sealed, and is taken out of it once it was used. */
export interface ClaimOrder {
  readonly provider: NamedProvider;
  /** Null when the token says it. */
  readonly name: string | null;
  readonly tokenSealed: string | null;
}

/** Looks whether the account is there, and links it. @param what tells one question from another */
export const accountsClaim = (
  memberId: MemberId,
  order: ClaimOrder,
  what: string,
  notify: JobNotify | null,
): NewJob => ({
  kind: ACCOUNTS_CLAIM,
  memberId,
  metadata: order,
  dedupeKey: `${ACCOUNTS_CLAIM}:${memberId}:${order.provider}:${what}`,
  ...(order.name === null ? {} : { name: order.name }),
  ...(notify === null ? {} : { notify }),
});

const identity = (memberId: MemberId): string => `jobs:${ACCOUNTS_CLAIM}:${memberId}:token`;

export const sealClaim = (secrets: Secrets, memberId: MemberId, token: string): string =>
  secrets.seal(token, identity(memberId));

/** @throws {SealError} when it cannot be opened. */
export const openClaim = (secrets: Secrets, memberId: MemberId, sealed: string): string =>
  secrets.open(sealed, identity(memberId));
