import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

export const PLAYS_SYNC = 'plays.sync';
/** Every account of a member, because they asked. */
export const PLAYS_SYNC_ALL = 'plays.syncAll';
export const RANKINGS_REFRESH = 'rankings.refresh';
export const RANKINGS_SWEEP = 'rankings.sweep';

/** One account's plays; asking twice while one is waiting or running is asking once. */
export const playsSync = (accountId: AccountId, memberId: MemberId): NewJob => ({
  kind: PLAYS_SYNC,
  memberId,
  metadata: { accountId },
  dedupeKey: playsSyncKey(accountId),
});

export const playsSyncKey = (accountId: AccountId): string => `${PLAYS_SYNC}:${accountId}`;

/** All top lists of a member. @param runAt ms UTC; now if absent */
export const rankingsRefresh = (memberId: MemberId, runAt?: number): NewJob => ({
  kind: RANKINGS_REFRESH,
  memberId,
  dedupeKey: rankingsRefreshKey(memberId),
  ...(runAt === undefined ? {} : { runAt }),
});

export const rankingsRefreshKey = (memberId: MemberId): string => `${RANKINGS_REFRESH}:${memberId}`;
