import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { CurationTrack, Period, Place, SortBy } from '../../domain/curation/curation.ts';
import { placeOf, samePlace } from '../../domain/curation/places.ts';
import type { SortId } from '../../domain/ids.ts';
import type { SortLearning } from './learning.ts';
import type { CurationPlaylists } from './playlists.ts';

/** The one way in which a curation track changes its place. */
export interface Mover {
  /**
   * Stage, history and wanted playlists, in the caller's transaction.
   * @returns the sort; null when it is there already, or was moved since it was read
   */
  move(tx: Repositories, period: Period, track: CurationTrack, to: Place, by: SortBy): Promise<SortId | null>;
  /** Without a line in the history: takes back one. False when it was moved since it was read. */
  restore(tx: Repositories, period: Period, track: CurationTrack, to: Place): Promise<boolean>;
}

export const createMover = (deps: {
  clock: Clock;
  playlists: CurationPlaylists;
  learning: Pick<SortLearning, 'noted'>;
}): Mover => {
  const { clock, playlists, learning } = deps;

  const restore: Mover['restore'] = async (tx, period, track, to) => {
    if (!(await tx.curationTracks.place(track, to, clock.now()))) return false;
    await playlists.moved(tx, period, track, placeOf(track), to);
    await learning.noted(tx, period);
    return true;
  };

  return {
    restore,
    move: async (tx, period, track, to, by) => {
      const from = placeOf(track);
      if (samePlace(from, to) || !(await restore(tx, period, track, to))) return null;
      const { memberId, periodId, id: curationTrackId } = track;
      return tx.curationSorts.add({ memberId, periodId, curationTrackId, from, to, by }, clock.now());
    },
  };
};
