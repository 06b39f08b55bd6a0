import { and, desc, eq, inArray } from 'drizzle-orm';
import type { MemberId, RuleDraftId, RuleSetId } from '../../domain/ids.ts';
import type { DraftState } from '../../domain/rules/stored.ts';
import type { Queries, Tx } from '../database.ts';

/** Rules that are being written. */
export interface RuleDraft {
  readonly id: RuleDraftId;
  /** The rule set that is being changed; null for a new one. */
  readonly ruleSetId: RuleSetId | null;
  readonly name: string | null;
  readonly state: DraftState;
  readonly updatedAt: number;
}

/** So many of a member are kept, those that were touched last. */
const KEPT = 20;

export const ruleDraftReads = ({ q, t: { ruleDrafts: drafts } }: Queries) => {
  const columns = {
    id: drafts.id,
    ruleSetId: drafts.ruleSetId,
    name: drafts.name,
    state: drafts.state,
    updatedAt: drafts.updatedAt,
  };
  return {
    find: async (memberId: MemberId, id: RuleDraftId): Promise<RuleDraft | null> =>
      (
        await q
          .select(columns)
          .from(drafts)
          .where(and(eq(drafts.memberId, memberId), eq(drafts.id, id)))
      )[0] ?? null,

    /** Those touched last first. */
    ofMember: async (memberId: MemberId): Promise<RuleDraft[]> =>
      q
        .select(columns)
        .from(drafts)
        .where(eq(drafts.memberId, memberId))
        .orderBy(desc(drafts.updatedAt), desc(drafts.id))
        .limit(KEPT),
  };
};

export const ruleDraftWrites = ({ q, t: { ruleDrafts: drafts } }: Tx) => ({
  /** Keeps a new draft; what was not touched for longest makes room. */
  add: async (
    memberId: MemberId,
    draft: Pick<RuleDraft, 'ruleSetId' | 'name' | 'state'>,
    now: number,
  ): Promise<RuleDraftId> => {
    const [row] = await q
      .insert(drafts)
      .values({ ...draft, memberId, createdAt: now, updatedAt: now })
      .returning({ id: drafts.id });
    if (row === undefined) throw new Error('A draft was stored and did not come back.');
    const old = await q
      .select({ id: drafts.id })
      .from(drafts)
      .where(eq(drafts.memberId, memberId))
      .orderBy(desc(drafts.updatedAt), desc(drafts.id))
      .limit(KEPT)
      .offset(KEPT);
    if (old.length > 0) {
      await q.delete(drafts).where(
        inArray(
          drafts.id,
          old.map(({ id }) => id),
        ),
      );
    }
    return row.id;
  },

  /** False when it is gone. */
  update: async (
    memberId: MemberId,
    id: RuleDraftId,
    patch: Partial<Pick<RuleDraft, 'name' | 'state'>>,
    now: number,
  ): Promise<boolean> => {
    const rows = await q
      .update(drafts)
      .set({ ...patch, updatedAt: now })
      .where(and(eq(drafts.memberId, memberId), eq(drafts.id, id)))
      .returning({ id: drafts.id });
    return rows.length > 0;
  },

  /** Drafts of a rule set stand for themselves from now on. */
  detach: async (memberId: MemberId, ruleSetId: RuleSetId): Promise<void> => {
    await q
      .update(drafts)
      .set({ ruleSetId: null })
      .where(and(eq(drafts.memberId, memberId), eq(drafts.ruleSetId, ruleSetId)));
  },

  remove: async (memberId: MemberId, id: RuleDraftId): Promise<void> => {
    await q.delete(drafts).where(and(eq(drafts.memberId, memberId), eq(drafts.id, id)));
  },
});
