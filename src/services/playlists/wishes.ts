import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { dueAfterChange } from '../../domain/playlists/schedule.ts';
import { requirePlaylist } from './required.ts';
import { type ReadyList, stageList, take } from './staging.ts';

/**
 * What is wanted in a playlist. Everything here is part of the caller's own short transaction; what follows in Spotify
 * is gathered for a few seconds and happens by itself.
 */
export interface PlaylistWishes {
  /**
   * Writes a long list beforehand, in many short transactions of its own; nothing is wanted by it before `set`.
   * @throws {AppError} NOT_FOUND
   */
  prepare(memberId: MemberId, id: ManagedPlaylistId, uris: readonly string[]): Promise<ReadyList>;
  /**
   * Makes the list exactly these uris in this order. False when they are wanted already.
   * @param list long ones are prepared, so that this is short
   * @throws {AppError} NOT_FOUND
   */
  set(
    tx: Repositories,
    memberId: MemberId,
    id: ManagedPlaylistId,
    list: ReadyList | readonly string[],
  ): Promise<boolean>;
  /** One more at the end. False when it is wanted already. @throws {AppError} NOT_FOUND */
  add(tx: Repositories, memberId: MemberId, id: ManagedPlaylistId, uri: string): Promise<boolean>;
  /** One less. False when it was not wanted. @throws {AppError} NOT_FOUND */
  remove(tx: Repositories, memberId: MemberId, id: ManagedPlaylistId, uri: string): Promise<boolean>;
}

const isReady = (list: ReadyList | readonly string[]): list is ReadyList => 'token' in list;

export const createPlaylistWishes = ({ store, clock }: { store: Store; clock: Clock }): PlaylistWishes => {
  const change = async (
    tx: Repositories,
    memberId: MemberId,
    id: ManagedPlaylistId,
    write: (version: number) => Promise<boolean>,
  ): Promise<boolean> => {
    const playlist = await requirePlaylist(tx, memberId, id);
    const changed = await write(playlist.desiredVersion);
    if (changed) await wanted(tx, playlist, clock.now());
    return changed;
  };
  return {
    prepare: async (memberId, id, uris) => {
      const { desiredVersion } = await requirePlaylist(store.read, memberId, id);
      return stageList(store, id, desiredVersion, uris);
    },
    set: (tx, memberId, id, list) =>
      change(tx, memberId, id, (version) =>
        isReady(list) ? take(tx, id, version, list) : tx.managedDesired.replace(id, list),
      ),
    add: (tx, memberId, id, uri) => change(tx, memberId, id, () => tx.managedDesired.add(id, uri)),
    remove: (tx, memberId, id, uri) => change(tx, memberId, id, () => tx.managedDesired.remove(id, uri)),
  };
};

/** Something else is wanted now: an apply is due soon, and one under way looks again. */
export const wanted = (
  tx: Repositories,
  playlist: ManagedPlaylist,
  now: number,
  more: Parameters<Repositories['managedPlaylists']['set']>[2] = {},
): Promise<void> =>
  tx.managedPlaylists.set(playlist.memberId, playlist.id, {
    desiredVersion: playlist.desiredVersion + 1,
    dueAt: dueAfterChange(playlist, now),
    ...more,
  });
