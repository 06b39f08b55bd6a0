import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { GuildId, MemberId } from '../../domain/ids.ts';
import type { ServerConsent } from '../../domain/privacy.ts';
import type { Enqueue } from '../intents.ts';
import type { NamedPosts } from './named-posts.ts';
import { serverCount, serverCrowns } from './work.ts';

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

/**
 * What follows, in the same transaction, when somebody says that they want to be in nothing of a server, whether they were
 * counted there or not. @param guildId null: in nothing of any server
 */
export type OnOff = (tx: Repositories, guildId: GuildId | null, memberId: MemberId) => Promise<void>;

export const createServerConsents = (deps: {
  clock: Pick<Clock, 'now'>;
  namedPosts: Pick<NamedPosts, 'takeOut'>;
  enqueue: Enqueue;
  onLeaving?: OnLeaving;
  onOff?: OnOff;
}): ServerConsents => {
  const { clock, namedPosts, enqueue } = deps;
  const { onLeaving = async () => undefined, onOff = async () => undefined } = deps;

  const unname = async (tx: Repositories, guildId: GuildId, memberId: MemberId): Promise<void> => {
    await namedPosts.takeOut(tx, guildId, memberId);
    const free = await tx.crowns.forget(guildId, memberId);
    if (free.length > 0) await enqueue(tx, serverCrowns(guildId, free));
  };

  return {
    set: async (tx, guildId, memberId, level) => {
      const before = await tx.members.consentIn(guildId, memberId);
      if (level === 'off' && before !== 'off') await onLeaving(tx, guildId, memberId);
      if (level === 'off') await onOff(tx, guildId, memberId);
      await tx.members.setConsent(guildId, memberId, level, clock.now());
      if (level !== 'named') await unname(tx, guildId, memberId);
      // Sums are there for those who agree: made at once, and gone when nobody may read them.
      if (level === 'named') await tx.listenerCounts.expire(memberId);
      if (level !== before) await enqueue(tx, serverCount());
      return before;
    },

    leaveAll: async (tx, memberId) => {
      const counting = await tx.members.consents(memberId);
      for (const guildId of counting) await onLeaving(tx, guildId, memberId);
      await onOff(tx, null, memberId);
      const named = await tx.namedPosts.guildsNaming(memberId);
      const known = new Set([...counting, ...named, ...(await tx.crowns.guildsOf(memberId))]);
      for (const guildId of known) await unname(tx, guildId, memberId);
      if (known.size > 0) await enqueue(tx, serverCount());
      return tx.members.withdrawAll(memberId);
    },
  };
};
