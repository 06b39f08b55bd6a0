import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { RecordingGrouping } from '../recordings/grouping.ts';
import type { PlaylistApplyDeps } from './task.ts';

const BATCH = 50;

/**
 * Tracks that people put into a playlist, or that Spotify hands back for others, come into the catalogue, and are grouped
 * at once: what is the same performance as a track that Segue put there must not look like a hand's.
 */
export const createTrackLearning = (deps: {
  store: Store;
  clock: Clock;
  grouping: Pick<RecordingGrouping, 'run'>;
}): PlaylistApplyDeps['learn'] => {
  const { store, clock, grouping } = deps;
  return async (tracks, signal) => {
    const known = await store.read.managedKeys.known(tracks.map(({ uri }) => uri));
    const fresh = tracks.filter(({ uri }) => !known.has(uri));
    if (fresh.length === 0) return;
    await store.batches(fresh, BATCH, async (tx, batch) => {
      await tx.tracks.upsertTracks(batch, clock.now());
    });
    await grouping.run(signal);
  };
};
