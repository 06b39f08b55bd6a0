import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { DeletionId, MemberId } from '../../domain/ids.ts';
import type { Deletion } from '../../domain/privacy/deletion.ts';
import type { Queries, Tx } from '../database.ts';

export const deletionReads = ({ q, t: { deletions } }: Queries) => ({
  find: async (id: DeletionId): Promise<Deletion | null> =>
    (await q.select().from(deletions).where(eq(deletions.id, id)))[0] ?? null,

  /** The one that goes on about a member. */
  ofMember: async (memberId: MemberId): Promise<Deletion | null> =>
    (await q.select().from(deletions).where(eq(deletions.memberId, memberId)))[0] ?? null,

  /** Those for which the file has to be made anew. */
  compactDue: async (): Promise<DeletionId[]> =>
    (await q.select({ id: deletions.id }).from(deletions).where(eq(deletions.compactDue, true))).map(
      ({ id }) => id,
    ),

  /** The finished one that a receipt is of. */
  byReceipt: async (receiptHash: string): Promise<Deletion | null> =>
    (await q.select().from(deletions).where(eq(deletions.receiptHash, receiptHash)))[0] ?? null,
});

export type DeletionPatch = Partial<Omit<Deletion, 'id' | 'requestedAt'>>;

export const deletionWrites = ({ q, t: { deletions } }: Tx) => ({
  add: async (memberId: MemberId, receiptHash: string, now: number): Promise<DeletionId> => {
    const [row] = await q
      .insert(deletions)
      .values({ memberId, receiptHash, requestedAt: now })
      .returning({ id: deletions.id });
    if (row === undefined) throw new Error('A deletion was stored without a number.');
    return row.id;
  },

  update: async (id: DeletionId, patch: DeletionPatch): Promise<void> => {
    await q.update(deletions).set(patch).where(eq(deletions.id, id));
  },

  /** Forgets what went: a receipt that nobody came for by then is not kept any longer. */
  settle: async (before: number): Promise<void> => {
    await q
      .update(deletions)
      .set({ counts: null, traces: null })
      .where(and(isNull(deletions.memberId), isNotNull(deletions.counts), lt(deletions.finishedAt, before)));
  },
});
