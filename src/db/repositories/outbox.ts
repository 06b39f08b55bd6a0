import { and, asc, count, eq, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { MessageId, OutboxId } from '../../domain/ids.ts';
import type { NewOutboxPost, OutboxFailure, OutboxPost, OutboxStatus } from '../../domain/outbox.ts';
import type { Picture } from '../../domain/pictures.ts';
import type { Queries, Tx } from '../database.ts';

export const outboxReads = ({ q, t: { outbox } }: Queries) => ({
  find: async (id: OutboxId): Promise<OutboxPost | null> =>
    (await q.select().from(outbox).where(eq(outbox.id, id)))[0] ?? null,

  /** What became of the post with this key; null when there is none. */
  statusOf: async (dedupeKey: string): Promise<OutboxStatus | null> =>
    (await q.select({ status: outbox.status }).from(outbox).where(eq(outbox.dedupeKey, dedupeKey)))[0]
      ?.status ?? null,

  /** Posts that should have left by now, oldest first. */
  overdue: async (now: number, limit: number): Promise<OutboxId[]> => {
    const rows = await q
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.status, 'PENDING'), lte(outbox.nextTryAt, now)))
      .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
      .limit(limit);
    return rows.map(({ id }) => id);
  },

  countByStatus: async (): Promise<{ status: OutboxStatus; count: number }[]> =>
    q.select({ status: outbox.status, count: count() }).from(outbox).groupBy(outbox.status),
});

export const outboxWrites = ({ q, t: { outbox } }: Tx) => ({
  /** Null when a post with this key exists already, in whatever state. */
  insert: async (post: NewOutboxPost & { nonce: string }, now: number): Promise<OutboxId | null> => {
    const rows = await q
      .insert(outbox)
      .values({ ...post, status: 'PENDING', attempts: 0, nextTryAt: now, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: outbox.id });
    return rows[0]?.id ?? null;
  },

  /** Notes, before a request leaves, that from now on a message may exist. */
  tried: async (id: OutboxId, now: number): Promise<void> => {
    await q
      .update(outbox)
      .set({
        firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, cast(${now} as bigint))`,
      })
      .where(and(eq(outbox.id, id), eq(outbox.status, 'PENDING')));
  },

  /** Takes {@link tried} back: the request was refused, so there is no message. */
  untried: async (id: OutboxId): Promise<void> => {
    await q.update(outbox).set({ firstTriedAt: null }).where(eq(outbox.id, id));
  },

  /** What it says from now on; of a post that ended it is only what is remembered. */
  rewrite: async (id: OutboxId, body: unknown, pictures: readonly Picture[] | null = null): Promise<void> => {
    await q.update(outbox).set({ body, pictures }).where(eq(outbox.id, id));
  },

  /** @param failed whether this counts as a failed attempt */
  later: async (id: OutboxId, nextTryAt: number, failed: boolean): Promise<void> => {
    await q
      .update(outbox)
      .set({ nextTryAt, ...(failed ? { attempts: sql`${outbox.attempts} + 1` } : {}) })
      .where(and(eq(outbox.id, id), eq(outbox.status, 'PENDING')));
  },

  /** Ends a PENDING post. False when it has ended before. */
  finish: async (
    id: OutboxId,
    end: { status: OutboxStatus; messageId?: MessageId; why?: OutboxFailure },
    now: number,
  ): Promise<boolean> => {
    const rows = await q
      .update(outbox)
      .set({ ...end, finishedAt: now })
      .where(and(eq(outbox.id, id), eq(outbox.status, 'PENDING')))
      .returning({ id: outbox.id });
    return rows.length > 0;
  },

  /** Forgets what posts said that ended before `before`; that they were sent is still known. At most some hundred. */
  forgetTexts: async (before: number): Promise<number> => {
    const old = await q
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          isNotNull(outbox.finishedAt),
          lt(outbox.finishedAt, before),
          sql`(cast(${outbox.body} as text) <> '{}' or ${outbox.pictures} is not null)`,
        ),
      )
      .limit(300);
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await q.update(outbox).set({ body: {}, pictures: null }).where(inArray(outbox.id, ids));
    return ids.length;
  },

  /** Removes what ended before `before`. The keys go with it, so keep them for longer than anybody may ask again. */
  prune: async (before: number): Promise<number> => {
    const rows = await q
      .delete(outbox)
      .where(and(isNotNull(outbox.finishedAt), lt(outbox.finishedAt, before)))
      .returning({ id: outbox.id });
    return rows.length;
  },
});
