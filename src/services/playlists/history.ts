import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId, RevisionId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { ManagedPlaylist, RevisionFacts } from '../../domain/playlists/managed.ts';
import { isTrack } from '../../domain/playlists/playlist.ts';
import { type Steps, stepsOf } from '../../domain/playlists/steps.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { requirePlaylist } from './required.ts';
import { stageList, take } from './staging.ts';
import { wanted } from './wishes.ts';
import { playlistsApply } from './work.ts';

/** What a playlist was, and the way back. */
export interface PlaylistHistory {
  /** What it was before each of its last applies, the newest first. @throws {AppError} NOT_FOUND */
  revisions(memberId: MemberId, id: ManagedPlaylistId): Promise<RevisionFacts[]>;
  /** Where undo and redo lead from here. @throws {AppError} NOT_FOUND */
  steps(memberId: MemberId, id: ManagedPlaylistId): Promise<Steps>;
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

    steps: async (memberId, id) => {
      await requirePlaylist(store.read, memberId, id);
      const restore = (await store.read.managedPlaylists.state(memberId, id))?.restore ?? null;
      return stepsOf(await store.read.managedRevisions.list(id), restore?.of ?? null);
    },

    undo: async (memberId, id, notify, revisionId) => {
      const { desiredVersion } = await requirePlaylist(store.read, memberId, id);
      const found = await revisionOf(store.read, id, revisionId);
      const tracks = found.lists.entries.filter(isTrack);
      const list = await stageList(store, id, desiredVersion, tracks);
      return store.transaction(async (tx) => {
        const playlist = await requirePlaylist(tx, memberId, id);
        const revision = await revisionOf(tx, id, revisionId);
        const { entries, paused } = revision.lists;
        const now = clock.now();
        // An apply that ended meanwhile left a newer one.
        if (revision.id === found.id) await take(tx, id, playlist.desiredVersion, list);
        else await tx.managedDesired.replace(id, entries.filter(isTrack));
        const ends = revision.kind === 'undo' && !paused;
        await wanted(tx, playlist, now, {
          restore: { entries, paused: playlist.pausedAt !== null, of: revision.id },
          pausedAt: ends ? null : (playlist.pausedAt ?? now),
        });
        await enqueue(tx, playlistsApply(playlist, notify));
        return requirePlaylist(tx, memberId, id);
      });
    },
  };
};

/** @param asked null or absent: the newest. @throws {AppError} NOT_FOUND */
const revisionOf = async (
  { managedRevisions }: Pick<Reads, 'managedRevisions'>,
  playlistId: ManagedPlaylistId,
  asked: RevisionId | undefined,
) => {
  const id = asked ?? (await managedRevisions.newest(playlistId));
  const revision = id === null ? null : await managedRevisions.find(playlistId, id);
  if (id === null || revision === null) throw new AppError('NOT_FOUND', { what: 'revision' });
  return { id, ...revision };
};
