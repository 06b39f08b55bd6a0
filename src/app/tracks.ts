import type { TrackFeatureDeps } from '../commands/tracks/deps.ts';
import { trackFeature } from '../commands/tracks/track.ts';
import type { Store } from '../db/store.ts';
import { createTrackViews } from '../services/enrichment/views.ts';
import { createOwnRecordings } from '../services/recordings/own.ts';
import { createTrackCards } from '../services/tracks/cards.ts';
import { createTrackEdits } from '../services/tracks/edits.ts';
import type { HalfSurroundings } from './half.ts';

/** What is known about tracks, and members' own words on them: for both halves. */
export const createTrackServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { store }: { store: Store },
) => {
  const ownRecordings = createOwnRecordings({ store, clock });
  const trackViews = createTrackViews({ store });
  return {
    ownRecordings,
    trackViews,
    trackCards: createTrackCards({ store, views: trackViews, recordings: ownRecordings }),
    trackEdits: createTrackEdits({ store, clock }),
  };
};

export type TrackServices = ReturnType<typeof createTrackServices>;

export const trackFeatures = (services: TrackFeatureDeps) => [trackFeature(services)];
