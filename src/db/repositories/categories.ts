import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Category } from '../../domain/curation/curation.ts';
import type { CategoryId, ManagedPlaylistId, MemberId, StyleId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { Queries, Tx } from '../database.ts';
import { markCurated } from './rule-marks.ts';

export type NewCategory = Pick<Category, 'memberId' | 'styleId' | 'name' | 'position' | 'trash'>;

/** What members sort their styles into. Those that were merged into others stay as a name in the history. */
export const categoryReads = ({ q, t: { categories } }: Queries) => {
  const columns = {
    id: categories.id,
    memberId: categories.memberId,
    styleId: categories.styleId,
    name: categories.name,
    position: categories.position,
    trash: categories.trash,
    archivedAt: categories.archivedAt,
    mergedInto: categories.mergedInto,
    goldPlaylistId: categories.goldPlaylistId,
  };
  const all = () => q.select(columns).from(categories);
  const ofStyle = all()
    .where(
      and(
        eq(categories.memberId, sql.placeholder('member')),
        eq(categories.styleId, sql.placeholder('style')),
      ),
    )
    .orderBy(asc(categories.position), asc(categories.id))
    .prepare();
  return {
    find: async (memberId: MemberId, id: CategoryId): Promise<Category | null> =>
      (await all().where(and(eq(categories.memberId, memberId), eq(categories.id, id))))[0] ?? null,

    /** Of a style, archived and merged ones too, in their order. */
    ofStyle: (memberId: MemberId, styleId: StyleId): Promise<Category[]> =>
      ofStyle.execute({ member: memberId, style: styleId }),

    /** Of all styles, without archived ones. */
    ofMember: async (memberId: MemberId): Promise<Category[]> =>
      all()
        .where(and(eq(categories.memberId, memberId), isNull(categories.archivedAt)))
        .orderBy(asc(categories.styleId), asc(categories.position), asc(categories.id)),

    /** Whose Gold a playlist is. */
    ofGold: async (memberId: MemberId, playlistId: ManagedPlaylistId): Promise<Category | null> =>
      (
        await all().where(and(eq(categories.memberId, memberId), eq(categories.goldPlaylistId, playlistId)))
      )[0] ?? null,
  };
};

export const categoryWrites = (tx: Tx) => {
  const {
    q,
    t: { categories, curationTracks, sorts, promotions },
  } = tx;
  return {
    add: async (category: NewCategory, now: number): Promise<CategoryId> => {
      const [row] = await q
        .insert(categories)
        .values({ ...category, nameKey: fold(category.name), createdAt: now })
        .returning({ id: categories.id });
      if (row === undefined) throw new Error('A category was stored and did not come back.');
      return row.id;
    },

    set: async (
      memberId: MemberId,
      id: CategoryId,
      patch: Partial<Omit<Category, 'id' | 'memberId' | 'styleId'>>,
    ): Promise<void> => {
      await q
        .update(categories)
        .set({ ...patch, ...(patch.name === undefined ? {} : { nameKey: fold(patch.name) }) })
        .where(and(eq(categories.memberId, memberId), eq(categories.id, id)));
      // Rules name categories; whatever is due at once waits for nobody.
      if (patch.name !== undefined) await markCurated(tx, memberId, 0);
    },

    /** Everything that was sorted into one, or promoted by it, belongs to another. */
    handOver: async (memberId: MemberId, from: CategoryId, to: CategoryId, now: number): Promise<void> => {
      await markCurated(tx, memberId, now);
      const { memberId: owner, categoryId, version } = curationTracks;
      await q
        .update(curationTracks)
        .set({ categoryId: to, version: sql`${version} + 1` })
        .where(and(eq(owner, memberId), eq(categoryId, from)));
      const mine = eq(sorts.memberId, memberId);
      await q
        .update(sorts)
        .set({ fromCategoryId: to })
        .where(and(mine, eq(sorts.fromCategoryId, from)));
      await q
        .update(sorts)
        .set({ toCategoryId: to })
        .where(and(mine, eq(sorts.toCategoryId, from)));
      await q
        .update(promotions)
        .set({ categoryId: to })
        .where(and(eq(promotions.memberId, memberId), eq(promotions.categoryId, from)));
    },
  };
};
