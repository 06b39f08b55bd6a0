import type { Repositories } from '../../db/repositories/repositories.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { Enqueue } from '../intents.ts';
import { playsSync, rankingsRefresh } from './work.ts';

/**
 * What listening needs when an account becomes active: its plays and top lists are read at once, and again on schedule.
 * Called within the transaction that links it, so that neither exists without the other.
 */
export type StartListening = (
  tx: Repositories,
  account: { readonly id: AccountId; readonly memberId: MemberId },
  now: number,
) => Promise<void>;

export const createStartListening =
  ({ enqueue }: { enqueue: Enqueue }): StartListening =>
  async (tx, { id, memberId }, now) => {
    await tx.playSyncs.start(id, memberId, now);
    await enqueue(tx, playsSync(id, memberId));
    await enqueue(tx, rankingsRefresh(memberId));
  };
