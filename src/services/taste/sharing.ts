import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ChannelId, GuildId, MemberId, OutboxId } from '../../domain/ids.ts';
import type { NewOutboxPost } from '../../domain/outbox.ts';
import { AppError } from '../../errors.ts';
import type { NamedPosts } from '../server/named-posts.ts';

/** Posts what two members have in common where others see it, so that either can take themselves out of it later. */
export interface TasteSharing {
  /**
   * @param by `level`: both agreed to be shown by name in this server; `word`: both said yes to this one
   * @throws {AppError} OUT_OF_DATE when one of them does not agree any more
   */
  share(
    what: {
      readonly guildId: GuildId;
      readonly channelId: ChannelId;
      readonly members: readonly MemberId[];
      /** A Discord message body. */
      readonly body: unknown;
    },
    by: 'level' | 'word',
  ): Promise<void>;
}

export const createTasteSharing = (deps: {
  store: Store;
  clock: Clock;
  post: (tx: Repositories, post: NewOutboxPost) => Promise<OutboxId | null>;
  namedPosts: Pick<NamedPosts, 'post' | 'note'>;
}): TasteSharing => {
  const { store, clock, post, namedPosts } = deps;
  return {
    share: async ({ guildId, channelId, members, body }, by) => {
      const dedupeKey = `taste:${guildId}:${members.join(':')}:${clock.now()}`;
      const wanted: NewOutboxPost = { dedupeKey, target: { to: 'channel', channelId }, body };
      await store.transaction(async (tx) => {
        if (by === 'level') {
          const posted = await namedPosts.post(tx, { guildId, members, post: wanted });
          if (posted === 'withdrawn') throw new AppError('OUT_OF_DATE', {});
          return;
        }
        const outboxId = await post(tx, wanted);
        if (outboxId !== null) await namedPosts.note(tx, { guildId, members, body, as: { outboxId } });
      });
    },
  };
};
