import type { AccountId, MemberId } from '../../../domain/ids.ts';
import type { NewJob } from '../../../domain/jobs.ts';

/** Reads the whole history of one account elsewhere. */
export const PLAYS_BACKFILL = 'plays.backfill';

export const playsBackfill = (account: {
  readonly id: AccountId;
  readonly memberId: MemberId;
  readonly displayName: string;
}): NewJob => ({
  kind: PLAYS_BACKFILL,
  memberId: account.memberId,
  name: account.displayName,
  metadata: { accountId: account.id },
  dedupeKey: `${PLAYS_BACKFILL}:${account.id}`,
});
