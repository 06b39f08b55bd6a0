import { and, asc, eq, gte, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { DigestPost } from '../../domain/digests/posts.ts';
import type { ChannelId, DigestPostId, GuildId, MemberId, MessageId, OutboxId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

export type NewDigestPost = Omit<
  DigestPost,
  'id' | 'channelId' | 'messageId' | 'dueAt' | 'wanted' | 'attempts'
>;

/** Posts of digests that count a server's members. */
export const digestPostReads = ({ q, t: { digestPosts: posts, serverConsents: consents } }: Queries) => ({
  /** Since when a member is counted in a server, ms UTC; null: they are not. */
  countedSince: async (guildId: GuildId, memberId: MemberId): Promise<number | null> => {
    const [row] = await q
      .select({ at: consents.agreedAt })
      .from(consents)
      .where(and(eq(consents.guildId, guildId), eq(consents.memberId, memberId)));
    return row?.at ?? null;
  },

  find: async (id: DigestPostId): Promise<DigestPost | null> =>
    (await q.select().from(posts).where(eq(posts.id, id)))[0] ?? null,

  /** Those that have to be composed anew by now, the longest waiting first. */
  due: async (now: number, limit: number): Promise<DigestPostId[]> => {
    const rows = await q
      .select({ id: posts.id })
      .from(posts)
      .where(and(isNotNull(posts.dueAt), lte(posts.dueAt, now)))
      .orderBy(asc(posts.dueAt), asc(posts.id))
      .limit(limit);
    return rows.map(({ id }) => id);
  },
});

export const digestPostWrites = ({ q, t: { digestPosts: posts } }: Tx) => ({
  add: async (post: NewDigestPost): Promise<void> => {
    await q.insert(posts).values({ ...post, dueAt: null, wanted: 0, attempts: 0 });
  },

  /** A post of the outbox is there. */
  arrived: async (outboxId: OutboxId, channelId: ChannelId, messageId: MessageId): Promise<void> => {
    await q.update(posts).set({ channelId, messageId }).where(eq(posts.outboxId, outboxId));
  },

  /** Every post of a server composed since then has to be composed anew. */
  want: async (guildId: GuildId, since: number, now: number): Promise<DigestPostId[]> => {
    const rows = await q
      .update(posts)
      .set({ dueAt: now, wanted: sql`${posts.wanted} + 1`, attempts: 0 })
      .where(and(eq(posts.guildId, guildId), gte(posts.composedAt, since)))
      .returning({ id: posts.id });
    return rows.map(({ id }) => id);
  },

  /** It says what it may. False when that was asked for once more meanwhile. */
  settle: async (id: DigestPostId, wanted: number, composedAt: number): Promise<boolean> => {
    const rows = await q
      .update(posts)
      .set({ dueAt: null, composedAt, attempts: 0 })
      .where(and(eq(posts.id, id), eq(posts.wanted, wanted)))
      .returning({ id: posts.id });
    return rows.length > 0;
  },

  /** @param dueAt null: it is given up */
  later: async (id: DigestPostId, dueAt: number | null): Promise<void> => {
    await q
      .update(posts)
      .set({ dueAt, attempts: sql`${posts.attempts} + 1` })
      .where(eq(posts.id, id));
  },

  remove: async (id: DigestPostId): Promise<void> => {
    await q.delete(posts).where(eq(posts.id, id));
  },

  /** Forgets those whose time lies before. */
  prune: async (before: number): Promise<void> => {
    await q.delete(posts).where(and(lt(posts.toAt, before), lt(posts.composedAt, before)));
  },
});
