import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Promotion } from '../../domain/curation/curation.ts';
import type { CategoryId, MemberId, StyleId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** A promotion with the names that a list of them shows. */
export interface PromotionLine extends Promotion {
  readonly title: string;
  readonly artists: readonly string[];
  readonly uri: string;
  readonly category: string;
  readonly year: number | null;
  readonly week: number | null;
}

/** Of a category, of a style, or of everything. */
export interface PromotionScope {
  readonly categoryId: CategoryId | null;
  readonly styleId: StyleId | null;
}

/** What is in Gold now, as a list to look through. */
export const goldHistoryReads = ({ q, t: { promotions, tracks, periods, categories } }: Queries) => {
  const within = (memberId: MemberId, { categoryId, styleId }: PromotionScope) =>
    and(
      eq(promotions.memberId, memberId),
      isNull(promotions.undoneAt),
      categoryId === null ? undefined : eq(promotions.categoryId, categoryId),
      styleId === null ? undefined : eq(categories.styleId, styleId),
    );

  return {
    count: async (memberId: MemberId, scope: PromotionScope): Promise<number> => {
      const [all] = await q
        .select({ n: count() })
        .from(promotions)
        .innerJoin(categories, eq(categories.id, promotions.categoryId))
        .where(within(memberId, scope));
      return all?.n ?? 0;
    },

    /** The newest first. */
    history: async (
      memberId: MemberId,
      scope: PromotionScope,
      limit: number,
      offset: number,
    ): Promise<PromotionLine[]> => {
      const rows = await q
        .select({
          promotion: promotions,
          track: tracks,
          category: categories.name,
          year: periods.year,
          week: periods.week,
        })
        .from(promotions)
        .innerJoin(categories, eq(categories.id, promotions.categoryId))
        .innerJoin(tracks, eq(tracks.id, promotions.trackId))
        .leftJoin(periods, eq(periods.id, promotions.periodId))
        .where(within(memberId, scope))
        .orderBy(desc(promotions.id))
        .limit(limit)
        .offset(offset);
      return rows.map(({ promotion, track, ...rest }) => ({
        ...promotion,
        ...rest,
        title: track.title,
        artists: track.artists.map(({ name }) => name),
        uri: track.uri,
      }));
    },
  };
};
