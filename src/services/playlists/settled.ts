import type { ManagedState } from '../../db/repositories/managed-playlists.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';

/** Nothing is wanted that is not there, as far as Segue knows, and nothing that Spotify would not take is due again. */
export const isSettled = async (
  { managedRefusals }: Pick<Reads, 'managedRefusals'>,
  { id, appliedVersion, desiredVersion, detailsDue }: ManagedPlaylist,
  { pending, restore }: ManagedState,
  now: number,
): Promise<boolean> => {
  if (pending !== null || restore !== null || appliedVersion !== desiredVersion || detailsDue) return false;
  return (await managedRefusals.ofPlaylist(id)).every(({ retryAt }) => retryAt > now);
};
