import { artistFeature } from '../commands/statistics/artist.ts';
import { firstFeature } from '../commands/statistics/first.ts';
import { gapsFeature } from '../commands/statistics/gaps.ts';
import { milestonesFeature } from '../commands/statistics/milestones.ts';
import { recapFeature } from '../commands/statistics/recap.ts';
import type { Store } from '../db/store.ts';
import type { Pictures } from '../services/pictures/pictures.ts';
import type { OwnRecordings } from '../services/recordings/own.ts';
import { createArtistStats } from '../services/statistics/artist-stats.ts';
import { createFirstReads } from '../services/statistics/first-reads.ts';
import { createFirsts } from '../services/statistics/firsts.ts';
import { createLongSilent } from '../services/statistics/gaps.ts';
import type { ListeningSets } from '../services/statistics/listening.ts';
import { createMilestones } from '../services/statistics/milestones.ts';
import { createOwnNames } from '../services/statistics/own-names.ts';
import { createRecaps } from '../services/statistics/recaps.ts';
import type { Tallies } from '../services/statistics/tallies.ts';
import { createTrackStats } from '../services/statistics/track-stats.ts';
import type { TrackCards } from '../services/tracks/cards.ts';

/** Looking back on what was heard, all of it read from sums: for both halves. */
export const createLookBackServices = (deps: {
  store: Store;
  listeningSets: ListeningSets;
  tallies: Tallies;
  ownRecordings: OwnRecordings;
}) => {
  const { store, listeningSets: sets, tallies, ownRecordings: recordings } = deps;
  const firstReads = createFirstReads({ store });
  return {
    recaps: createRecaps({ store, sets, tallies }),
    milestones: createMilestones({ store, sets, tallies }),
    longSilent: createLongSilent({ store, sets, tallies }),
    ownNames: createOwnNames({ store, sets }),
    firsts: createFirsts({ store, sets, tallies, recordings, reads: firstReads }),
    artistStats: createArtistStats({ store, sets, tallies, firsts: firstReads }),
    trackStats: createTrackStats({ store, sets, tallies, recordings }),
  };
};

export type LookBackServices = ReturnType<typeof createLookBackServices> & { readonly pictures: Pictures };

export const lookBackFeatures = (services: LookBackServices & { readonly trackCards: TrackCards }) => [
  recapFeature(services),
  milestonesFeature(services),
  gapsFeature(services),
  firstFeature(services),
  artistFeature(services),
];
