import { and, desc, eq, inArray } from 'drizzle-orm';
import type { LibraryViewId, MemberId } from '../../domain/ids.ts';
import { filterKey, type LibraryFilter } from '../../domain/library/filter.ts';
import type { Queries, Tx } from '../database.ts';

/** Questions a member asked about their library: as many as this stay answerable by their paging buttons. */
const KEPT = 200;

export const libraryViewReads = ({ q, t: { libraryViews: views } }: Queries) => ({
  find: async (memberId: MemberId, id: LibraryViewId): Promise<LibraryFilter | null> => {
    const rows = await q
      .select({ filter: views.filter })
      .from(views)
      .where(and(eq(views.id, id), eq(views.memberId, memberId)));
    const row = rows[0];
    return row === undefined ? null : JSON.parse(row.filter);
  },
});

export const libraryViewWrites = ({ q, t: { libraryViews: views } }: Tx) => ({
  /** The id under which the filter is kept; the same question has the same one. */
  keep: async (memberId: MemberId, filter: LibraryFilter, now: number): Promise<LibraryViewId> => {
    const rows = await q
      .insert(views)
      .values({ memberId, filter: filterKey(filter), usedAt: now })
      .onConflictDoUpdate({ target: [views.memberId, views.filter], set: { usedAt: now } })
      .returning({ id: views.id });
    const row = rows[0];
    if (row === undefined) throw new Error('A view was stored and did not come back.');
    const old = await q
      .select({ id: views.id })
      .from(views)
      .where(eq(views.memberId, memberId))
      .orderBy(desc(views.usedAt), desc(views.id))
      .limit(50)
      .offset(KEPT);
    if (old.length > 0) {
      const ids = old.map(({ id }) => id);
      await q.delete(views).where(inArray(views.id, ids));
    }
    return row.id;
  },
});
