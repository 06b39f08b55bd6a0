import { recentFeature } from '../commands/listening/recent.ts';
import { type TopDeps, topFeature } from '../commands/listening/top.ts';
import { statsFeature } from '../commands/statistics/stats.ts';
import type { StatsDeps } from '../commands/statistics/stats-answers.ts';
import type { Store } from '../db/store.ts';
import { playsSyncAllJob, playsSyncJob } from '../jobs/plays-sync.ts';
import { rankingsRefreshJob, rankingsSweepJob } from '../jobs/rankings.ts';
import type { SpotifyReader } from '../providers/spotify/port.ts';
import type { AccountAccess } from '../services/accounts/access.ts';
import type { Enqueue } from '../services/intents.ts';
import type { PlayLedger } from '../services/listening/ledger.ts';
import { createPlaySync } from '../services/listening/play-sync.ts';
import { createPlays } from '../services/listening/plays.ts';
import { createRankingRefresh } from '../services/listening/ranking-refresh.ts';
import { createRankings } from '../services/listening/rankings.ts';
import { RANKINGS_SWEEP } from '../services/listening/work.ts';
import type { HalfSurroundings } from './half.ts';

/** Plays and top lists as they are stored: for both halves. */
export const createListeningServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => ({
  plays: createPlays({ store, clock, enqueue }),
  rankings: createRankings({ store, clock, enqueue }),
});

export type ListeningServices = ReturnType<typeof createListeningServices>;

export const listeningFeatures = (services: ListeningServices & TopDeps & StatsDeps) => [
  topFeature(services),
  statsFeature(services),
  recentFeature(services),
];

/** What reads plays and top lists from Spotify: for the service half. */
export const createListeningReaders = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    reader: SpotifyReader;
    access: AccountAccess;
    ledger: PlayLedger;
  },
) => {
  const { store, enqueue, reader: spotify, access: accounts, ledger } = deps;
  return {
    playSync: createPlaySync({ store, clock, enqueue, spotify, accounts, ledger }),
    rankingRefresh: createRankingRefresh({ store, clock, enqueue, spotify, accounts }),
  };
};

export type ListeningReaders = ReturnType<typeof createListeningReaders>;

/** Jobs, the nightly sweep (cron, UTC) and the look for accounts whose plays are due. */
export const listeningWork = ({ playSync, rankingRefresh }: ListeningReaders) => ({
  handlers: [
    playsSyncJob(playSync),
    playsSyncAllJob(playSync),
    rankingsRefreshJob(rankingRefresh),
    rankingsSweepJob(rankingRefresh),
  ],
  schedules: [{ name: RANKINGS_SWEEP, cron: '0 3 * * *', kind: RANKINGS_SWEEP }],
  due: [{ name: 'plays.sync', run: playSync.enqueueDue }],
});
