import { and, eq, gt, inArray, isNotNull, isNull, like, ne, or, sql } from 'drizzle-orm';
import type { MemberId, OutboxId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** Where a member left something in what belongs to everybody. */
export const memberTraceReads = ({ q, t }: Queries) => ({
  /** The last row of the outbox there is; 0 without any. */
  lastPost: async (): Promise<number> => {
    const [row] = await q
      .select({ id: sql<number>`coalesce(max(${t.outbox.id}), 0)`.mapWith(Number) })
      .from(t.outbox);
    return row?.id ?? 0;
  },

  /** Posts among the next `limit` whose text contains one of `traces`, and where to go on. */
  postsAbout: async (
    traces: readonly string[],
    after: number,
    limit: number,
  ): Promise<{ ids: OutboxId[]; next: number | null }> => {
    const { outbox } = t;
    const rows = await q
      .select({
        id: outbox.id,
        text: sql<string>`cast(${outbox.dedupeKey} as text) || cast(${outbox.target} as text) || cast(${outbox.body} as text) || coalesce(cast(${outbox.pictures} as text), '')`,
      })
      .from(outbox)
      .where(gt(outbox.id, after as OutboxId))
      .orderBy(outbox.id)
      .limit(limit);
    const ids = rows.filter(({ text }) => traces.some((trace) => text.includes(trace))).map(({ id }) => id);
    return { ids, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  },
});

export const memberTraceWrites = ({ q, t }: Tx) => ({
  deletePosts: async (ids: readonly OutboxId[]): Promise<number> => {
    if (ids.length === 0) return 0;
    const gone = await q
      .delete(t.outbox)
      .where(inArray(t.outbox.id, [...ids]))
      .returning({ id: t.outbox.id });
    return gone.length;
  },

  /** Jobs of nobody, and facts, in which a member stands. */
  deleteMentions: async (traces: readonly string[]): Promise<number> => {
    const { jobs, facts } = t;
    const inJobs = [jobs.metadata, jobs.payload, jobs.message, jobs.notify, jobs.dedupeKey].flatMap(
      (column) => traces.map((trace) => like(sql`cast(${column} as text)`, `%${trace}%`)),
    );
    const inFacts = [facts.key, facts.value].flatMap((column) =>
      traces.map((trace) => like(column, `%${trace}%`)),
    );
    const gone = await q
      .delete(jobs)
      .where(and(isNull(jobs.memberId), ne(jobs.status, 'RUNNING'), or(...inJobs)))
      .returning({ id: jobs.id });
    const forgotten = await q
      .delete(facts)
      .where(or(...inFacts))
      .returning({ key: facts.key });
    return gone.length + forgotten.length;
  },

  /** Small copies of the pictures of a member's own playlists. */
  deleteCovers: async (memberId: MemberId): Promise<void> => {
    const own = q
      .select({ url: t.sources.imageUrl })
      .from(t.sources)
      .where(and(eq(t.sources.memberId, memberId), isNotNull(t.sources.imageUrl)));
    await q.delete(t.covers).where(inArray(t.covers.url, own));
  },
});
