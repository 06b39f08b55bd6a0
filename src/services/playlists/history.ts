import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId, RevisionId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { ManagedPlaylist, RevisionFacts } from '../../domain/playlists/managed.ts';
import { isTrack } from '../../domain/playlists/playlist.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { requirePlaylist } from './required.ts';
import { wanted } from './wishes.ts';
import { playlistsApply } from './work.ts';

/** What a playlist was, and the way back. */
export interface PlaylistHistory {
  /** What it was before each of its last applies, the newest first. @throws {AppError} NOT_FOUND */
  revisions(memberId: MemberId, id: ManagedPlaylistId): Promise<RevisionFacts[]>;
  /**
   * Makes it what it was before an apply (the last one, if none is named), but for what was done by hand since. Applies
   * by themselves pause then, so that the rules do not do it again at once. Undoing an undo is the way back: what was
   * undone comes again, and the pause ends with it.
   * @throws {AppError} NOT_FOUND (also without any revision)
   */
  undo(
    memberId: MemberId,
    id: ManagedPlaylistId,
    notify?: JobNotify,
    revisionId?: RevisionId,
  ): Promise<ManagedPlaylist>;
}

export const createPlaylistHistory = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
}): PlaylistHistory => {
  const { store, clock, enqueue } = deps;
  return {
    revisions: async (memberId, id) => {
      await requirePlaylist(store.read, memberId, id);
      return store.read.managedRevisions.list(id);
    },

    undo: (memberId, id, notify, revisionId) =>
      store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        const which = revisionId ?? (await tx.managedRevisions.newest(id));
        const revision = which === null ? null : await tx.managedRevisions.find(id, which);
        if (revision === null) throw new AppError('NOT_FOUND', { what: 'revision' });
        const { entries, paused } = revision.lists;
        const now = clock.now();
        await tx.managedDesired.replace(id, entries.filter(isTrack));
        const ends = revision.kind === 'undo' && !paused;
        await wanted(tx, playlist, now, {
          restore: { entries, paused: playlist.pausedAt !== null },
          pausedAt: ends ? null : (playlist.pausedAt ?? now),
        });
        await enqueue(tx, playlistsApply(playlist, notify));
        return requirePlaylist(tx, memberId, id);
      }),
  };
};
