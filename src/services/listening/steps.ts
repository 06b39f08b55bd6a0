import type { Step } from '../jobs/steps.ts';
import { PLAYS_REBUILD, playsRebuildKey } from './sums-work.ts';
import { PLAYS_SYNC_ALL, RANKINGS_REFRESH, rankingsRefreshKey } from './work.ts';

/** What `/jobs run` can start in this family. */
export const listeningSteps: readonly Step[] = [
  {
    name: 'plays',
    kind: PLAYS_SYNC_ALL,
    job: (memberId) => ({ dedupeKey: `${PLAYS_SYNC_ALL}:${memberId}` }),
  },
  {
    name: 'recount',
    kind: PLAYS_REBUILD,
    job: (memberId) => ({ dedupeKey: playsRebuildKey(memberId) }),
  },
  {
    name: 'top-stats',
    kind: RANKINGS_REFRESH,
    job: (memberId) => ({ dedupeKey: rankingsRefreshKey(memberId) }),
  },
];
