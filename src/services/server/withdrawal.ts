import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import type { ServerConsent } from '../../domain/privacy.ts';
import type { NamedPosts } from './named-posts.ts';

/**
 * The only way in which consent changes: whoever agrees to less disappears, in the same transaction, from whatever was
 * kept or said about them by name.
 */
export interface ServerConsents {
  /** @returns what it was before */
  set(tx: Repositories, guildId: GuildId, memberId: MemberId, level: ServerConsent): Promise<ServerConsent>;
  /** Withdraws everywhere. Also for whoever is deleted. @returns from how many servers */
  leaveAll(tx: Repositories, memberId: MemberId): Promise<number>;
}

export const createServerConsents = (deps: {
  clock: Pick<Clock, 'now'>;
  namedPosts: Pick<NamedPosts, 'takeOut'>;
}): ServerConsents => {
  const { clock, namedPosts } = deps;

  const unname = async (tx: Repositories, guildId: GuildId, memberId: MemberId): Promise<void> => {
    await namedPosts.takeOut(tx, guildId, memberId);
  };

  return {
    set: async (tx, guildId, memberId, level) => {
      const before = await tx.members.consentIn(guildId, memberId);
      await tx.members.setConsent(guildId, memberId, level, clock.now());
      if (level !== 'named') await unname(tx, guildId, memberId);
      return before;
    },

    leaveAll: async (tx, memberId) => {
      const known = new Set([
        ...(await tx.members.consents(memberId)),
        ...(await tx.namedPosts.guildsNaming(memberId)),
      ]);
      for (const guildId of known) await unname(tx, guildId, memberId);
      return tx.members.withdrawAll(memberId);
    },
  };
};
