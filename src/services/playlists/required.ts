import type { Reads } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylistId, MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { AppError } from '../../errors.ts';

/** @throws {AppError} NOT_FOUND for one that is not there (any more), or not this member's */
export const requirePlaylist = async (
  { managedPlaylists }: Pick<Reads, 'managedPlaylists'>,
  memberId: MemberId,
  id: ManagedPlaylistId,
): Promise<ManagedPlaylist> => {
  const playlist = await managedPlaylists.find(memberId, id);
  if (playlist === null) throw new AppError('NOT_FOUND', { what: 'playlist' });
  return playlist;
};
