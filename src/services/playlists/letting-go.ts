import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { Enqueue } from '../intents.ts';
import { playlistsDelete } from './work.ts';

/**
 * Lets go of a playlist: it stays in Spotify as it is, or is taken out of the person's library. In the caller's own
 * transaction; one that Spotify has not made is only forgotten. Nothing when it is gone already.
 */
export const letGo = async (
  tx: Repositories,
  enqueue: Enqueue,
  memberId: MemberId,
  id: ManagedPlaylistId,
  how: 'keep' | 'delete',
  now: number,
  notify?: JobNotify,
): Promise<void> => {
  const playlist = await tx.managedPlaylists.find(memberId, id);
  if (playlist === null) return;
  if (how === 'keep' || (playlist.spotifyId === null && playlist.state === 'new')) {
    await tx.managedPlaylists.remove(memberId, id);
    return;
  }
  await tx.managedPlaylists.set(memberId, id, { pausedAt: playlist.pausedAt ?? now });
  await enqueue(tx, playlistsDelete(playlist, notify));
};
