import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Place, Sort, SortBy } from '../../domain/curation/curation.ts';
import { placeOf } from '../../domain/curation/places.ts';
import type { CategoryId, CurationTrackId, MemberId, PeriodId, SortId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

export interface NewSort {
  readonly memberId: MemberId;
  readonly periodId: PeriodId;
  readonly curationTrackId: CurationTrackId;
  readonly from: Place;
  readonly to: Place;
  readonly by: SortBy;
}

/** Every decision, in order; one that was undone does not count any more. */
export const curationSortReads = ({ q, t: { sorts } }: Queries) => {
  const newest = q
    .select()
    .from(sorts)
    .where(and(eq(sorts.periodId, sql.placeholder('period')), isNull(sorts.undoneAt)))
    .orderBy(desc(sorts.id))
    .limit(sql.placeholder('limit'))
    .prepare();
  return {
    /** The newest ones that count, the newest first. */
    newest: async (periodId: PeriodId, limit: number): Promise<Sort[]> => {
      const rows = await newest.execute({ period: periodId, limit });
      return rows.map(sortOf);
    },

    /** The newest one that counts about a track. */
    lastOf: async (id: CurationTrackId): Promise<Sort | null> => {
      const [row] = await q
        .select()
        .from(sorts)
        .where(and(eq(sorts.curationTrackId, id), isNull(sorts.undoneAt)))
        .orderBy(desc(sorts.id))
        .limit(1);
      return row === undefined ? null : sortOf(row);
    },
  };
};

export const curationSortWrites = ({ q, t: { sorts } }: Tx) => ({
  add: async ({ from, to, ...sort }: NewSort, now: number): Promise<SortId> => {
    const [row] = await q
      .insert(sorts)
      .values({
        ...sort,
        fromStage: from.stage,
        fromCategoryId: categoryOf(from),
        toStage: to.stage,
        toCategoryId: categoryOf(to),
        at: now,
      })
      .returning({ id: sorts.id });
    if (row === undefined) throw new Error('A sort was stored and did not come back.');
    return row.id;
  },

  undo: async (id: SortId, now: number): Promise<void> => {
    await q.update(sorts).set({ undoneAt: now }).where(eq(sorts.id, id));
  },
});

const categoryOf = (place: Place): CategoryId | null => (place.stage === 'silver' ? place.categoryId : null);

const sortOf = (row: Queries['t']['sorts']['$inferSelect']): Sort => ({
  id: row.id,
  periodId: row.periodId,
  curationTrackId: row.curationTrackId,
  from: placeOf({ stage: row.fromStage, categoryId: row.fromCategoryId }),
  to: placeOf({ stage: row.toStage, categoryId: row.toCategoryId }),
  by: row.by,
  at: row.at,
});
