import type { Store } from '../../db/store.ts';
import type { ChannelId, GuildId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { NamedPosts } from './named-posts.ts';

/** A message for everybody, and whom it names. */
export interface SharedAnswer {
  readonly members: readonly MemberId[];
  /** A whole message body. */
  readonly body: unknown;
}

/** Puts answers that name members into channels. */
export interface ServerSharing {
  /**
   * Posts an answer once it names only members who agree at that very moment; it is composed anew as often as one of them
   * withdraws meanwhile.
   * @param where `mayPost`: whether Segue may write there, null where nobody knows
   * @throws {AppError} CANNOT_POST
   */
  share(
    where: {
      readonly guildId: GuildId;
      readonly channelId: ChannelId | null;
      readonly mayPost: boolean | null;
    },
    compose: () => Promise<SharedAnswer>,
  ): Promise<void>;
}

const MAX_TRIES = 5;

/** @param deps `newKey`: a word that no other post has */
export const createServerSharing = (deps: {
  store: Store;
  namedPosts: Pick<NamedPosts, 'post'>;
  newKey: () => string;
}): ServerSharing => {
  const { store, namedPosts, newKey } = deps;
  return {
    share: async ({ guildId, channelId, mayPost }, compose) => {
      if (channelId === null || mayPost === false)
        throw new AppError('CANNOT_POST', { channelId: channelId ?? '0' });
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const { members, body } = await compose();
        const target = { to: 'channel', channelId } as const;
        const post = { dedupeKey: `server-share:${newKey()}`, target, body };
        const outcome = await store.transaction((tx) => namedPosts.post(tx, { guildId, members, post }));
        if (outcome === 'posted') return;
      }
      throw new Error('Who is shown by name changed all the time while an answer was shared.');
    },
  };
};
