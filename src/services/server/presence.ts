import { type Clock, DAY, HOUR } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { CheckedConsent } from '../../db/repositories/server-leaving.ts';
import type { Store } from '../../db/store.ts';
import type { GuildId, NamedPostId } from '../../domain/ids.ts';
import type { DiscordGuilds } from '../../providers/discord/guilds-port.ts';
import type { ServerConsents } from './withdrawal.ts';

/** Notices who left a server. Discord tells nobody without a privileged intent, so it is asked, once a day for each. */
export interface ServerPresence {
  /** Asks for whoever was not asked for since a day; so many at most. May be interrupted and repeated. */
  sweep(signal: AbortSignal): Promise<Swept>;
  /** Asks for those whom a message names: everybody reads there that they are here. */
  look(postId: NamedPostId, signal: AbortSignal): Promise<Swept>;
}

export interface Swept {
  readonly here: number;
  readonly gone: number;
  /** Servers that Segue is not in any more. */
  readonly servers: number;
}

const PER_SWEEP = 1_000;
/** Whoever was seen so lately is not asked for again. */
const FRESH_MS = HOUR;

/** The servers that Segue is in. */
export interface Servers {
  /** Segue was taken out of one: everything about it goes. */
  left(guildId: GuildId): Promise<void>;
}

export const createServers = ({ store }: { store: Pick<Store, 'transaction'> }): Servers => ({
  left: (guildId) => store.transaction((tx) => forgetServer(tx, guildId)),
});

const forgetServer = (tx: Repositories, guildId: GuildId): Promise<void> => tx.serverLeaving.forget(guildId);

export const createServerPresence = (deps: {
  store: Store;
  clock: Clock;
  guilds: DiscordGuilds;
  consents: Pick<ServerConsents, 'set'>;
}): ServerPresence => {
  const { store, clock, guilds, consents } = deps;

  const lookAll = async (some: readonly CheckedConsent[], signal: AbortSignal): Promise<Swept> => {
    const swept = { here: 0, gone: 0, servers: 0 };
    const lost = new Set<GuildId>();
    for (const one of some) {
      signal.throwIfAborted();
      if (lost.has(one.guildId)) continue;
      const { guildId, memberId } = one;
      const presence = await guilds.presence(guildId, memberId, signal);
      await store.transaction(async (tx) => {
        switch (presence) {
          case 'here':
            return tx.serverLeaving.checked(one, clock.now());
          case 'gone':
            await consents.set(tx, guildId, memberId, 'off');
            return;
          case 'no_server':
            return forgetServer(tx, guildId);
        }
      });
      if (presence === 'no_server') lost.add(guildId);
      swept[presence === 'no_server' ? 'servers' : presence] += 1;
    }
    return swept;
  };

  return {
    look: async (postId, signal) =>
      lookAll(await store.read.serverLeaving.uncheckedIn(postId, clock.now() - FRESH_MS), signal),
    sweep: async (signal) =>
      lookAll(await store.read.serverLeaving.unchecked(clock.now() - DAY, PER_SWEEP), signal),
  };
};
