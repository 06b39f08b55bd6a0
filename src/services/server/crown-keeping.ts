import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ArtistId, GuildId, ListenerId, MemberId } from '../../domain/ids.ts';
import { CROWN_PLAYS, crownMove } from '../../domain/server/crowns.ts';

/** Gives crowns to whom they belong. */
export interface CrownKeeping {
  /** After a listener's sums changed: whatever crown of a server they may move. */
  challenge(
    guildId: GuildId,
    listener: { readonly listenerId: ListenerId; readonly memberId: MemberId },
    signal: AbortSignal,
  ): Promise<void>;
  /** Looks anew who holds the crowns of some artists in a server. May be repeated. */
  settle(guildId: GuildId, artistIds: readonly ArtistId[], signal: AbortSignal): Promise<void>;
}

/** Each is a look at all members of the server: transactions stay short. */
const AT_ONCE = 4;

export const createCrownKeeping = (deps: { store: Store; clock: Pick<Clock, 'now'> }): CrownKeeping => {
  const { store, clock } = deps;

  const settleOne = async (tx: Repositories, guildId: GuildId, artistId: ArtistId): Promise<void> => {
    const held = await tx.crowns.held(guildId, artistId);
    const move = crownMove(held, await tx.serverRows.ofArtist(guildId, artistId));
    const now = clock.now();
    switch (move.kind) {
      case 'stays':
        return;
      case 'counts':
        if (held !== null) await tx.crowns.count(held.id, move.plays);
        return;
      case 'falls':
        if (held !== null) await tx.crowns.lose(held.id, now);
        return;
      case 'passes': {
        if (held !== null) await tx.crowns.lose(held.id, now);
        const { memberId, plays } = move;
        await tx.crowns.take({ guildId, artistId, memberId, plays, takenAt: now });
        return;
      }
    }
  };

  const settle: CrownKeeping['settle'] = async (guildId, artistIds, signal) => {
    await store.batches(artistIds, AT_ONCE, async (tx, some) => {
      signal.throwIfAborted();
      for (const artistId of some) await settleOne(tx, guildId, artistId);
    });
  };

  return {
    settle,
    challenge: async (guildId, listener, signal) => {
      const contested = await store.read.crowns.contested(guildId, listener, CROWN_PLAYS);
      await settle(guildId, contested, signal);
    },
  };
};
