import { and, eq, lte, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import { type Change, CURATION_CHANGE, OWN_CHANGE_WAIT_MS } from '../../domain/rules/changes.ts';
import type { Queries, Tx } from '../database.ts';

export interface RuleMark extends Change {
  readonly times: number;
}

/** What changed since the rule sets of a member were looked at last. */
export const ruleMarkReads = ({ q, t: { ruleMarks: marks } }: Queries) => ({
  /** Members whose changes wait to be looked at. */
  due: async (now: number, limit: number): Promise<MemberId[]> => {
    const rows = await q
      .selectDistinct({ memberId: marks.memberId })
      .from(marks)
      .where(lte(marks.dueAt, now))
      .limit(limit);
    return rows.map(({ memberId }) => memberId);
  },

  /** All that is known, due or not: who looks once, looks at everything. */
  of: async (memberId: MemberId): Promise<RuleMark[]> =>
    q
      .select({ kind: marks.kind, what: marks.what, times: marks.times })
      .from(marks)
      .where(eq(marks.memberId, memberId)),
});

export const ruleMarkWrites = ({ q, t: { ruleMarks: marks, ruleSets } }: Tx) => ({
  /** Notes changes of a member who has a rule set that follows them. @param dueAt when to look, ms UTC */
  mark: async (memberId: MemberId, changes: readonly Change[], dueAt: number): Promise<void> => {
    if (changes.length === 0) return;
    const following = await q
      .select({ id: ruleSets.id })
      .from(ruleSets)
      .where(
        and(eq(ruleSets.memberId, memberId), eq(ruleSets.enabled, true), eq(ruleSets.schedule, 'afterSync')),
      )
      .limit(1);
    if (following.length === 0) return;
    await q
      .insert(marks)
      .values(changes.map((change) => ({ memberId, ...change, times: 1, dueAt })))
      .onConflictDoUpdate({
        target: [marks.memberId, marks.kind, marks.what],
        // Whatever comes later does not put off what waits already.
        set: {
          times: sql`${marks.times} + 1`,
          dueAt: sql`case when excluded.due_at < ${marks.dueAt} then excluded.due_at else ${marks.dueAt} end`,
        },
      });
  },

  /** Takes away what was looked at; a change that came meanwhile stays. */
  settle: async (memberId: MemberId, seen: readonly RuleMark[]): Promise<void> => {
    for (const { kind, what, times } of seen) {
      await q
        .delete(marks)
        .where(
          and(
            eq(marks.memberId, memberId),
            eq(marks.kind, kind),
            eq(marks.what, what),
            eq(marks.times, times),
          ),
        );
    }
  },
});

/** Rules that ask what was sorted are looked at when a person had time to sort some more. */
export const markCurated = (tx: Tx, memberId: MemberId, now: number): Promise<void> =>
  ruleMarkWrites(tx).mark(memberId, CURATION_CHANGE, now + OWN_CHANGE_WAIT_MS);
