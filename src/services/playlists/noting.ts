import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { Planned } from './planning.ts';
import type { Tally } from './tally.ts';

/**
 * What an apply leaves to the person about the order: one that was too dear, and lines that they had moved. What was
 * asked for once is done.
 */
export const noteOrder = async (
  tx: Repositories,
  { memberId, id, desiredVersion, anewDue }: ManagedPlaylist,
  { plan }: Planned,
  { movedByHand, calls }: Tally,
): Promise<void> => {
  const fresh = await tx.managedPlaylists.find(memberId, id);
  if (fresh === null) return;
  // An apply that changes nothing says nothing about an order that a person made before.
  const moved = calls === 0 && movedByHand === 0 ? fresh.movedByHand : movedByHand;
  const done = anewDue && fresh.desiredVersion === desiredVersion;
  await tx.managedPlaylists.set(memberId, id, {
    orderLeft: plan.orderLeft,
    movedByHand: moved,
    anewDue: done ? false : fresh.anewDue,
  });
};
