import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { dueAfterChange } from '../../domain/playlists/schedule.ts';
import { requirePlaylist } from './required.ts';

/**
 * What is wanted in a playlist. Everything here is part of the caller's own short transaction; what follows in Spotify
 * is gathered for a few seconds and happens by itself.
 */
export interface PlaylistWishes {
  /** Makes the list exactly these uris in this order. False when they are wanted already. @throws {AppError} NOT_FOUND */
  set(tx: Repositories, memberId: MemberId, id: ManagedPlaylistId, uris: readonly string[]): Promise<boolean>;
  /** One more at the end. False when it is wanted already. @throws {AppError} NOT_FOUND */
  add(tx: Repositories, memberId: MemberId, id: ManagedPlaylistId, uri: string): Promise<boolean>;
  /** One less. False when it was not wanted. @throws {AppError} NOT_FOUND */
  remove(tx: Repositories, memberId: MemberId, id: ManagedPlaylistId, uri: string): Promise<boolean>;
}

export const createPlaylistWishes = ({ clock }: { clock: Clock }): PlaylistWishes => {
  const change = async (
    tx: Repositories,
    memberId: MemberId,
    id: ManagedPlaylistId,
    write: () => Promise<boolean>,
  ): Promise<boolean> => {
    const playlist = await requirePlaylist(tx, memberId, id);
    const changed = await write();
    if (changed) await wanted(tx, playlist, clock.now());
    return changed;
  };
  return {
    set: (tx, memberId, id, uris) => change(tx, memberId, id, () => tx.managedDesired.replace(id, uris)),
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
