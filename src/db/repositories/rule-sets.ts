import { and, asc, count, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { MemberId, RuleSetId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import type { Queries, Tx } from '../database.ts';

/** A rule set as it is stored: its definition in the JSON form, not read yet. */
export type RuleSetRow = Omit<StoredRuleSet, 'rules'> & { readonly definition: unknown };

export type NewRuleSet = Pick<
  RuleSetRow,
  'name' | 'definition' | 'enabled' | 'schedule' | 'nextRunAt' | 'notify'
>;

/** Rule sets of members. Names that differ in case and accents only are one. */
export const ruleSetReads = ({ q, t: { ruleSets: sets } }: Queries) => {
  const columns = {
    id: sets.id,
    name: sets.name,
    definition: sets.definition,
    enabled: sets.enabled,
    schedule: sets.schedule,
    nextRunAt: sets.nextRunAt,
    notify: sets.notify,
    lastRunAt: sets.lastRunAt,
    lastRun: sets.lastRun,
    createdAt: sets.createdAt,
    updatedAt: sets.updatedAt,
  };
  return {
    find: async (memberId: MemberId, id: RuleSetId): Promise<RuleSetRow | null> =>
      (
        await q
          .select(columns)
          .from(sets)
          .where(and(eq(sets.memberId, memberId), eq(sets.id, id)))
      )[0] ?? null,

    byName: async (memberId: MemberId, name: string): Promise<RuleSetRow | null> =>
      (
        await q
          .select(columns)
          .from(sets)
          .where(and(eq(sets.memberId, memberId), eq(sets.nameKey, fold(name))))
      )[0] ?? null,

    /** By name. */
    ofMember: async (memberId: MemberId): Promise<RuleSetRow[]> =>
      q.select(columns).from(sets).where(eq(sets.memberId, memberId)).orderBy(asc(sets.nameKey)),

    names: async (memberId: MemberId): Promise<{ id: RuleSetId; name: string; enabled: boolean }[]> =>
      q
        .select({ id: sets.id, name: sets.name, enabled: sets.enabled })
        .from(sets)
        .where(eq(sets.memberId, memberId))
        .orderBy(asc(sets.nameKey)),

    countOf: async (memberId: MemberId): Promise<number> =>
      (await q.select({ n: count() }).from(sets).where(eq(sets.memberId, memberId)))[0]?.n ?? 0,

    /** Those that are due by the clock, the longest waiting first. */
    due: async (
      now: number,
      limit: number,
    ): Promise<{ memberId: MemberId; id: RuleSetId; dueAt: number }[]> => {
      const rows = await q
        .select({ memberId: sets.memberId, id: sets.id, dueAt: sets.nextRunAt })
        .from(sets)
        .where(and(isNotNull(sets.nextRunAt), lte(sets.nextRunAt, now), eq(sets.enabled, true)))
        .orderBy(asc(sets.nextRunAt))
        .limit(limit);
      return rows.flatMap(({ dueAt, ...rest }) => (dueAt === null ? [] : [{ ...rest, dueAt }]));
    },
  };
};

export const ruleSetWrites = ({ q, t: { ruleSets: sets } }: Tx) => ({
  add: async (memberId: MemberId, set: NewRuleSet, now: number): Promise<RuleSetId> => {
    const [row] = await q
      .insert(sets)
      .values({ ...set, memberId, nameKey: fold(set.name), createdAt: now, updatedAt: now })
      .returning({ id: sets.id });
    if (row === undefined) throw new Error('A rule set was stored and did not come back.');
    return row.id;
  },

  /** @param now set when the person changed it, not when it ran */
  update: async (
    memberId: MemberId,
    id: RuleSetId,
    patch: Partial<NewRuleSet & Pick<RuleSetRow, 'lastRunAt' | 'lastRun'>>,
    now: number | null,
  ): Promise<void> => {
    await q
      .update(sets)
      .set({
        ...patch,
        ...(patch.name === undefined ? {} : { nameKey: fold(patch.name) }),
        ...(now === null ? {} : { updatedAt: now }),
      })
      .where(and(eq(sets.memberId, memberId), eq(sets.id, id)));
  },

  /** Takes a due rule set on to its next time. False when somebody else has done so. */
  advance: async (id: RuleSetId, from: number, to: number | null): Promise<boolean> => {
    const rows = await q
      .update(sets)
      .set({ nextRunAt: to })
      .where(and(eq(sets.id, id), eq(sets.nextRunAt, from)))
      .returning({ id: sets.id });
    return rows.length > 0;
  },

  /** False when it is not this member's, or gone. */
  remove: async (memberId: MemberId, id: RuleSetId): Promise<boolean> => {
    const rows = await q
      .delete(sets)
      .where(and(eq(sets.memberId, memberId), eq(sets.id, id)))
      .returning({ one: sql`1` });
    return rows.length > 0;
  },
});
