import type { Repositories } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Blend } from '../../domain/taste/blends.ts';
import type { Enqueue } from '../intents.ts';
import type { OnOff } from '../server/withdrawal.ts';
import { tasteBlend } from './work.ts';

/**
 * Somebody goes out of a blend, with everything that was in it for them; its playlist follows at once. When its owner
 * goes, it ends: nobody writes the playlist any more, which stays in their Spotify. False: they are not in it.
 */
export const leaveBlend = async (
  tx: Repositories,
  enqueue: Enqueue,
  blend: Blend,
  memberId: MemberId,
): Promise<boolean> => {
  if (blend.ownerId === memberId) {
    if (blend.playlistId !== null) await tx.managedPlaylists.remove(memberId, blend.playlistId);
    await tx.blends.remove(blend.id);
    return true;
  }
  if (!(await tx.blends.leave(blend.id, memberId))) return false;
  if (blend.startedAt !== null) await enqueue(tx, tasteBlend(blend.id));
  return true;
};

/** For the door of withdrawals: who wants to be in nothing of a server is in none of its blends. */
export const createBlendsLeaving =
  ({ enqueue }: { enqueue: Enqueue }): OnOff =>
  async (tx, guildId, memberId) => {
    for (const blend of await tx.blends.ofMember(memberId)) {
      if (guildId === null || blend.guildId === guildId) await leaveBlend(tx, enqueue, blend, memberId);
    }
  };
