import { and, count, eq, isNotNull, isNull, max, sum } from 'drizzle-orm';
import type { Stage } from '../../domain/curation/curation.ts';
import type { WeekKind } from '../../domain/curation/weeks.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** Where a track stands in one of a member's weeks, or that it was promoted. */
export interface CuratedRow {
  readonly trackId: TrackId;
  readonly stage: Stage | 'gold';
  /** Of Silver and Gold. */
  readonly category: string | null;
  readonly style: string;
  /** Null: put into Gold by hand, from no week. */
  readonly week: { readonly kind: WeekKind; readonly year: number; readonly week: number } | null;
}

/** What a member's sorting says about tracks, of all weeks. */
export const curatedReads = ({ q, t }: Queries) => {
  const { curationTracks: one, periods, styles, categories, promotions } = t;
  const weeks = { kind: periods.kind, year: periods.year, week: periods.week };
  return {
    stages: async (memberId: MemberId): Promise<CuratedRow[]> => {
      const rows = await q
        .select({
          trackId: one.trackId,
          stage: one.stage,
          category: categories.name,
          style: styles.name,
          week: weeks,
        })
        .from(one)
        .innerJoin(periods, eq(periods.id, one.periodId))
        .innerJoin(styles, eq(styles.id, periods.styleId))
        .leftJoin(categories, eq(categories.id, one.categoryId))
        .where(and(eq(one.memberId, memberId), isNotNull(one.trackId)));
      return rows.flatMap(({ trackId, ...row }) => (trackId === null ? [] : [{ ...row, trackId }]));
    },

    gold: async (memberId: MemberId): Promise<CuratedRow[]> => {
      const rows = await q
        .select({
          trackId: promotions.trackId,
          category: categories.name,
          style: styles.name,
          week: weeks,
        })
        .from(promotions)
        .innerJoin(categories, eq(categories.id, promotions.categoryId))
        .innerJoin(styles, eq(styles.id, categories.styleId))
        .leftJoin(periods, eq(periods.id, promotions.periodId))
        .where(and(eq(promotions.memberId, memberId), isNull(promotions.undoneAt)));
      return rows.map((row) => ({ ...row, stage: 'gold' }));
    },

    /** A text that is another one after any sort, promotion or match. */
    stamp: async (memberId: MemberId): Promise<string> => {
      const sorted = await q
        .select({ n: count(one.trackId), versions: sum(one.version) })
        .from(one)
        .where(eq(one.memberId, memberId));
      const golden = await q
        .select({ n: count(), undone: count(promotions.undoneAt), last: max(promotions.id) })
        .from(promotions)
        .where(eq(promotions.memberId, memberId));
      const named = await q
        .select({ name: categories.name, id: categories.id })
        .from(categories)
        .where(eq(categories.memberId, memberId));
      return JSON.stringify([sorted, golden, named]);
    },
  };
};
