import { and, asc, eq } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** A stretch in which somebody else used a member's account; both ends included, ms UTC. */
export interface NotMine {
  readonly fromAt: number;
  readonly toAt: number;
}

export const notMineReads = ({ q, t: { notMine } }: Queries) => ({
  /** Oldest first. */
  of: async (memberId: MemberId): Promise<NotMine[]> =>
    q
      .select({ fromAt: notMine.fromAt, toAt: notMine.toAt })
      .from(notMine)
      .where(eq(notMine.memberId, memberId))
      .orderBy(asc(notMine.fromAt), asc(notMine.toAt)),
});

export const notMineWrites = ({ q, t: { notMine } }: Tx) => ({
  /** False when it is noted already. */
  add: async (memberId: MemberId, { fromAt, toAt }: NotMine, now: number): Promise<boolean> => {
    const made = await q
      .insert(notMine)
      .values({ memberId, fromAt, toAt, createdAt: now })
      .onConflictDoNothing()
      .returning({ fromAt: notMine.fromAt });
    return made.length > 0;
  },

  /** False when there is no such stretch. */
  delete: async (memberId: MemberId, { fromAt, toAt }: NotMine): Promise<boolean> => {
    const gone = await q
      .delete(notMine)
      .where(and(eq(notMine.memberId, memberId), eq(notMine.fromAt, fromAt), eq(notMine.toAt, toAt)))
      .returning({ fromAt: notMine.fromAt });
    return gone.length > 0;
  },
});
