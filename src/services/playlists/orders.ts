import { SECOND } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { nextLook } from '../../domain/playlists/schedule.ts';
import type { Enqueue } from '../intents.ts';
import { playlistsApply, playlistsApplyKey } from './work.ts';

/** Turns what is wanted, and the daily look for hand edits, into one job per playlist. */
export interface PlaylistOrders {
  /** Enqueues an apply for every playlist whose time has come. Cheap when there is none. */
  enqueueDue(now: number): Promise<void>;
}

const PER_SCAN = 50;
/** After an apply that is under way: it may be past what is wanted since. */
const AGAIN_MS = 5 * SECOND;

export const createPlaylistOrders = (deps: { store: Store; enqueue: Enqueue }): PlaylistOrders => {
  const { store, enqueue } = deps;
  return {
    enqueueDue: async (now) => {
      if ((await store.read.managedPlaylists.due(now, 1)).length === 0) return;
      await store.transaction(async (tx) => {
        for (const playlist of await tx.managedPlaylists.due(now, PER_SCAN)) {
          const { memberId, id } = playlist;
          const active = await tx.jobs.activeByKey(playlistsApplyKey(id));
          if (active === null) await enqueue(tx, playlistsApply(playlist));
          const dueAt = active === null ? nextLook(playlist, now) : Math.max(active.runAt, now) + AGAIN_MS;
          await tx.managedPlaylists.set(memberId, id, { dueAt });
        }
      });
    },
  };
};

/** After a new link: what could not be written through the old one is due. Within the transaction that links. */
export const resumePlaylists = (
  tx: Repositories,
  { id, memberId }: { readonly id: AccountId; readonly memberId: MemberId },
  now: number,
): Promise<void> => tx.managedPlaylists.resume(memberId, id, now);
