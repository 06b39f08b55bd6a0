import { and, asc, desc, eq } from 'drizzle-orm';
import type { MemberId, RankingCaptureId } from '../../domain/ids.ts';
import type { Capture } from '../../domain/listening/captures.ts';
import type { RankingKind, RankingRange } from '../../domain/listening.ts';
import type { Queries, Tx } from '../database.ts';

/** Which of a member's top lists. */
export interface RankingName {
  readonly kind: RankingKind;
  readonly range: RankingRange;
}

export interface StoredCapture extends Capture {
  readonly id: RankingCaptureId;
  /** The last time that it was found unchanged, ms UTC. */
  readonly seenAt: number;
}

/** Top lists as they once stood. */
export const rankingCaptureReads = ({ q, t }: Queries) => {
  const { rankingCaptures: captures } = t;
  const columns = {
    id: captures.id,
    capturedAt: captures.capturedAt,
    seenAt: captures.seenAt,
    ids: captures.ids,
  };
  const ofList = (memberId: MemberId, { kind, range }: RankingName) =>
    and(eq(captures.memberId, memberId), eq(captures.kind, kind), eq(captures.range, range));
  return {
    /** All of a list, oldest first. */
    of: async (memberId: MemberId, list: RankingName): Promise<StoredCapture[]> =>
      q.select(columns).from(captures).where(ofList(memberId, list)).orderBy(asc(captures.id)),

    last: async (memberId: MemberId, list: RankingName): Promise<StoredCapture | null> => {
      const [last] = await q
        .select(columns)
        .from(captures)
        .where(ofList(memberId, list))
        .orderBy(desc(captures.id))
        .limit(1);
      return last ?? null;
    },
  };
};

export const rankingCaptureWrites = ({ q, t }: Tx) => ({
  add: async (
    memberId: MemberId,
    { kind, range }: RankingName,
    ids: readonly number[],
    now: number,
  ): Promise<void> => {
    const row = { memberId, kind, range, ids, capturedAt: now, seenAt: now };
    await q.insert(t.rankingCaptures).values(row);
  },

  sawAgain: async (memberId: MemberId, id: RankingCaptureId, now: number): Promise<void> => {
    const { rankingCaptures: captures } = t;
    await q
      .update(captures)
      .set({ seenAt: now })
      .where(and(eq(captures.id, id), eq(captures.memberId, memberId)));
  },
});
