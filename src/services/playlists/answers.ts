import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { requirePlaylist } from './required.ts';
import { playlistsApply } from './work.ts';

/** The word that an apply waits for when it would take out much. */
export interface PlaylistAnswers {
  /**
   * Does what was asked, and nothing more: if it is something else by now, that is asked anew.
   * @param key of the question that the person saw
   * @throws {AppError} NOT_FOUND; OUT_OF_DATE when something else is asked by now, or nothing
   */
  confirm(
    memberId: MemberId,
    id: ManagedPlaylistId,
    key: string,
    notify?: JobNotify,
  ): Promise<ManagedPlaylist>;
  /** Leaves the playlist as it is; just this is not asked again by itself. @throws {AppError} as `confirm` */
  decline(memberId: MemberId, id: ManagedPlaylistId, key: string): Promise<ManagedPlaylist>;
}

export const createPlaylistAnswers = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
}): PlaylistAnswers => {
  const { store, clock, enqueue } = deps;
  const answer = (memberId: MemberId, id: ManagedPlaylistId, key: string, yes: boolean, notify?: JobNotify) =>
    store.transaction(async (tx) => {
      const playlist = await requirePlaylist(tx, memberId, id);
      if (playlist.question?.key !== key) throw new AppError('OUT_OF_DATE', {});
      await tx.managedPlaylists.set(memberId, id, {
        answer: { key, yes },
        question: null,
        state: 'active',
        stateAt: clock.now(),
      });
      if (yes) await enqueue(tx, playlistsApply(playlist, notify));
      return requirePlaylist(tx, memberId, id);
    });
  return {
    confirm: (memberId, id, key, notify) => answer(memberId, id, key, true, notify),
    decline: (memberId, id, key) => answer(memberId, id, key, false),
  };
};
