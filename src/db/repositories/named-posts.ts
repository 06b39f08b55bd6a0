import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { ChannelId, GuildId, MemberId, MessageId, NamedPostId, OutboxId } from '../../domain/ids.ts';
import type { NamedPost } from '../../domain/server/named-posts.ts';
import type { Queries, Tx } from '../database.ts';

export interface NewNamedPost {
  readonly guildId: GuildId;
  readonly outboxId: OutboxId | null;
  readonly channelId: ChannelId | null;
  readonly messageId: MessageId | null;
  readonly body: unknown;
}

export const namedPostReads = ({ q, t }: Queries) => {
  const { namedPosts: posts, namedPostMembers: named } = t;
  return {
    find: async (id: NamedPostId): Promise<NamedPost | null> =>
      (await q.select().from(posts).where(eq(posts.id, id)))[0] ?? null,

    /** Messages that have to be changed by now, the longest waiting first. */
    due: async (now: number, limit: number): Promise<NamedPostId[]> => {
      const rows = await q
        .select({ id: posts.id })
        .from(posts)
        .where(and(isNotNull(posts.dueAt), lte(posts.dueAt, now)))
        .orderBy(asc(posts.dueAt), asc(posts.id))
        .limit(limit);
      return rows.map(({ id }) => id);
    },

    /** Messages of a server that name a member. */
    naming: async (guildId: GuildId, memberId: MemberId): Promise<NamedPost[]> =>
      q
        .select({ post: posts })
        .from(named)
        .innerJoin(posts, eq(posts.id, named.postId))
        .where(and(eq(named.memberId, memberId), eq(posts.guildId, guildId)))
        .orderBy(asc(posts.id))
        .then((rows) => rows.map(({ post }) => post)),

    /** Servers in which a message names the member. */
    guildsNaming: async (memberId: MemberId): Promise<GuildId[]> => {
      const rows = await q
        .selectDistinct({ guildId: posts.guildId })
        .from(named)
        .innerJoin(posts, eq(posts.id, named.postId))
        .where(eq(named.memberId, memberId));
      return rows.map(({ guildId }) => guildId);
    },
  };
};

export const namedPostWrites = ({ q, t }: Tx) => {
  const { namedPosts: posts, namedPostMembers: named } = t;
  return {
    add: async (post: NewNamedPost, members: readonly MemberId[], now: number): Promise<NamedPostId> => {
      const [row] = await q
        .insert(posts)
        .values({ ...post, dueAt: null, attempts: 0, createdAt: now })
        .returning({ id: posts.id });
      if (row === undefined) throw new Error('A named post was stored without a number.');
      const rows = [...new Set(members)].map((memberId) => ({ postId: row.id, memberId }));
      if (rows.length > 0) await q.insert(named).values(rows);
      return row.id;
    },

    /** A post of the outbox is there. */
    arrived: async (outboxId: OutboxId, channelId: ChannelId, messageId: MessageId): Promise<void> => {
      await q.update(posts).set({ channelId, messageId }).where(eq(posts.outboxId, outboxId));
    },

    /** A post of the outbox never appears. */
    refused: async (outboxId: OutboxId): Promise<void> => {
      await q.delete(posts).where(eq(posts.outboxId, outboxId));
    },

    /** The member stands in it no more, and what it says from now on. */
    takeOut: async (id: NamedPostId, memberId: MemberId, body: unknown, now: number): Promise<void> => {
      await q.delete(named).where(and(eq(named.postId, id), eq(named.memberId, memberId)));
      await q.update(posts).set({ body, dueAt: now, attempts: 0 }).where(eq(posts.id, id));
    },

    /** The message says what it may: false when that changed meanwhile. @param dueAt as it was read */
    settle: async (id: NamedPostId, dueAt: number, isOver: boolean): Promise<void> => {
      const same = and(eq(posts.id, id), eq(posts.dueAt, dueAt));
      if (isOver) await q.delete(posts).where(same);
      else await q.update(posts).set({ dueAt: null }).where(same);
    },

    later: async (id: NamedPostId, dueAt: number | null): Promise<void> => {
      await q
        .update(posts)
        .set({ dueAt, attempts: sql`${posts.attempts} + 1` })
        .where(eq(posts.id, id));
    },

    remove: async (ids: readonly NamedPostId[]): Promise<void> => {
      if (ids.length > 0) await q.delete(posts).where(inArray(posts.id, [...ids]));
    },

    /** Forgets every message of a server. */
    removeOfGuild: async (guildId: GuildId): Promise<void> => {
      await q.delete(posts).where(eq(posts.guildId, guildId));
    },
  };
};
