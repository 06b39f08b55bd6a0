import type { ChannelId, GuildId, MemberId, MessageId, NamedPostId, OutboxId } from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** What members of a server see of one another, and what was said about them in public. */
export const defineServer = (k: SchemaKit, { members }: ReturnType<typeof definePeople>) => {
  /** Public messages that name members: who withdraws disappears from them. */
  const namedPosts = k.table(
    'named_posts',
    {
      id: k.id<NamedPostId>(),
      guildId: k.text<GuildId>().notNull(),
      outboxId: k.ref<OutboxId>(),
      channelId: k.text<ChannelId>(),
      messageId: k.text<MessageId>(),
      body: k.json<unknown>(),
      dueAt: k.time(),
      attempts: k.int().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.index('named_posts_due').on(t.dueAt),
      k.index('named_posts_guild').on(t.guildId),
      k.index('named_posts_outbox').on(t.outboxId),
    ],
  );

  const namedPostMembers = k.table(
    'named_post_members',
    {
      postId: k
        .ref<NamedPostId>()
        .notNull()
        .references(() => namedPosts.id, { onDelete: 'cascade' }),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
    },
    (t) => [
      k.primaryKey({ columns: [t.postId, t.memberId] }),
      k.index('named_post_members_member').on(t.memberId),
    ],
  );

  return { namedPosts, namedPostMembers };
};
