import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import { isAppError } from '../../errors.ts';
import type { PlaylistWriter } from '../../providers/playlist-port.ts';

/** Takes playlists out of people's Spotify libraries, which is as far as Spotify deletes, and forgets them. */
export interface PlaylistDelete {
  /**
   * Idempotent: one that is gone already is only forgotten.
   * @throws {RetryAfter}
   * @throws {AppError} PROVIDER_UNAVAILABLE, NEEDS_REAUTH, INSUFFICIENT_SCOPE: it is still managed then, and paused
   */
  run(memberId: MemberId, id: ManagedPlaylistId, signal: AbortSignal): Promise<void>;
}

export const createPlaylistDelete = (deps: {
  store: Store;
  writer: Pick<PlaylistWriter, 'unfollow'>;
}): PlaylistDelete => {
  const { store, writer } = deps;
  return {
    run: async (memberId, id, signal) => {
      const playlist = await store.read.managedPlaylists.find(memberId, id);
      if (playlist === null) return;
      if (playlist.spotifyId !== null) {
        try {
          await writer.unfollow({ id: playlist.accountId, memberId }, playlist.spotifyId, signal);
        } catch (error) {
          if (!isAppError(error, 'RESOURCE_GONE')) throw error;
        }
      }
      await store.transaction((tx) => tx.managedPlaylists.remove(memberId, id));
    },
  };
};
