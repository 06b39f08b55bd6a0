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

/** What follows, in the same transaction, when somebody is no longer counted; called while they still are. */
export type OnLeaving = (tx: Repositories, guildId: GuildId, memberId: MemberId) => Promise<void>;

export const createServerConsents = (deps: {
  clock: Pick<Clock, 'now'>;
  namedPosts: Pick<NamedPosts, 'takeOut'>;
  onLeaving?: OnLeaving;
}): ServerConsents => {
  const { clock, namedPosts, onLeaving = async () => undefined } = deps;

  const unname = async (tx: Repositories, guildId: GuildId, memberId: MemberId): Promise<void> => {
    await namedPosts.takeOut(tx, guildId, memberId);
  };

  return {
    set: async (tx, guildId, memberId, level) => {
      const before = await tx.members.consentIn(guildId, memberId);
      if (level === 'off' && before !== 'off') await onLeaving(tx, guildId, memberId);
      await tx.members.setConsent(guildId, memberId, level, clock.now());
      if (level !== 'named') await unname(tx, guildId, memberId);
      return before;
    },

    leaveAll: async (tx, memberId) => {
      const counting = await tx.members.consents(memberId);
      for (const guildId of counting) await onLeaving(tx, guildId, memberId);
      const known = new Set([...counting, ...(await tx.namedPosts.guildsNaming(memberId))]);
      for (const guildId of known) await unname(tx, guildId, memberId);
      return tx.members.withdrawAll(memberId);
    },
  };
};
