import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Period, Place } from '../../domain/curation/curation.ts';
import type { Week } from '../../domain/curation/weeks.ts';
import type { CategoryId, ManagedPlaylistId, MemberId, PeriodId, StyleId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** Weeks of styles that members sort. */
export const curationPeriodReads = ({ q, t: { periods, periodPlaylists, categories } }: Queries) => {
  const all = () => q.select().from(periods);
  const own = (memberId: MemberId) => eq(periods.memberId, memberId);
  const byId = all()
    .where(and(eq(periods.memberId, sql.placeholder('member')), eq(periods.id, sql.placeholder('period'))))
    .prepare();
  return {
    find: async (memberId: MemberId, id: PeriodId): Promise<Period | null> =>
      (await byId.execute({ member: memberId, period: id }))[0] ?? null,

    ofWeek: async (
      memberId: MemberId,
      styleId: StyleId,
      { kind, year, week }: Week,
    ): Promise<Period | null> =>
      (
        await all().where(
          and(
            own(memberId),
            eq(periods.styleId, styleId),
            eq(periods.kind, kind),
            eq(periods.year, year),
            eq(periods.week, week),
          ),
        )
      )[0] ?? null,

    /** The latest weeks first. */
    ofMember: async (memberId: MemberId, limit: number, offset = 0): Promise<Period[]> =>
      all()
        .where(own(memberId))
        .orderBy(desc(periods.year), desc(periods.week), desc(periods.id))
        .limit(limit)
        .offset(offset),

    /** Those that are not closed, the longest waiting first. */
    openOf: async (memberId: MemberId): Promise<Period[]> =>
      all()
        .where(and(own(memberId), ne(periods.state, 'closed')))
        .orderBy(asc(periods.createdAt), asc(periods.id)),

    /** Of everybody: those of a style that are not closed. */
    openOfStyle: async (styleId: StyleId): Promise<Period[]> =>
      all()
        .where(and(eq(periods.styleId, styleId), inArray(periods.state, ['making', 'open', 'sorted'])))
        .orderBy(asc(periods.id)),

    /** Of everybody and every style. */
    allOpen: async (): Promise<Period[]> => all().where(ne(periods.state, 'closed')).orderBy(asc(periods.id)),

    /** Every playlist of a style: of its weeks, and its Gold. */
    playlistsOf: async (memberId: MemberId, styleId: StyleId): Promise<ManagedPlaylistId[]> => {
      const { bronzePlaylistId: bronze, trashPlaylistId: trash } = periods;
      const weeks = await q
        .select({ bronze, trash, silver: periodPlaylists.playlistId })
        .from(periods)
        .leftJoin(periodPlaylists, eq(periodPlaylists.periodId, periods.id))
        .where(and(own(memberId), eq(periods.styleId, styleId)));
      const golden = await q
        .select({ gold: categories.goldPlaylistId })
        .from(categories)
        .where(and(eq(categories.memberId, memberId), eq(categories.styleId, styleId)));
      const all = [
        ...weeks.flatMap((one) => [one.bronze, one.trash, one.silver]),
        ...golden.map(({ gold }) => gold),
      ];
      return [...new Set(all.filter((one) => one !== null))];
    },

    /** Those that have a Silver of a category, closed ones too. */
    withCategory: async (memberId: MemberId, categoryId: CategoryId): Promise<Period[]> => {
      const rows = await q
        .select({ period: periods })
        .from(periodPlaylists)
        .innerJoin(periods, eq(periods.id, periodPlaylists.periodId))
        .where(and(own(memberId), eq(periodPlaylists.categoryId, categoryId)));
      return rows.map(({ period }) => period);
    },

    /** Silver playlists of a period. */
    silver: async (id: PeriodId): Promise<{ categoryId: CategoryId; playlistId: ManagedPlaylistId }[]> =>
      q
        .select({ categoryId: periodPlaylists.categoryId, playlistId: periodPlaylists.playlistId })
        .from(periodPlaylists)
        .where(eq(periodPlaylists.periodId, id)),

    silverOf: async (id: PeriodId, categoryId: CategoryId): Promise<ManagedPlaylistId | null> =>
      (
        await q
          .select({ playlistId: periodPlaylists.playlistId })
          .from(periodPlaylists)
          .where(and(eq(periodPlaylists.periodId, id), eq(periodPlaylists.categoryId, categoryId)))
      )[0]?.playlistId ?? null,

    /** What a playlist holds of a member's periods; null: nothing. */
    byPlaylist: async (
      memberId: MemberId,
      playlistId: ManagedPlaylistId,
    ): Promise<{ period: Period; place: Place } | null> => {
      const [period] = await all().where(
        and(
          own(memberId),
          or(eq(periods.bronzePlaylistId, playlistId), eq(periods.trashPlaylistId, playlistId)),
        ),
      );
      if (period !== undefined) {
        const stage = period.bronzePlaylistId === playlistId ? 'bronze' : 'trash';
        return { period, place: { stage } };
      }
      const [silver] = await q
        .select({ period: periods, categoryId: periodPlaylists.categoryId })
        .from(periodPlaylists)
        .innerJoin(periods, eq(periods.id, periodPlaylists.periodId))
        .where(and(own(memberId), eq(periodPlaylists.playlistId, playlistId)));
      return silver === undefined
        ? null
        : { period: silver.period, place: { stage: 'silver', categoryId: silver.categoryId } };
    },
  };
};

export const curationPeriodWrites = ({ q, t: { periods, periodPlaylists } }: Tx) => ({
  add: async (memberId: MemberId, styleId: StyleId, week: Week, now: number): Promise<Period> => {
    const { kind, year, week: number } = week;
    const [row] = await q
      .insert(periods)
      .values({ memberId, styleId, kind, year, week: number, state: 'making', createdAt: now })
      .returning();
    if (row === undefined) throw new Error('A period was stored and did not come back.');
    return row;
  },

  set: async (
    memberId: MemberId,
    id: PeriodId,
    patch: Partial<Omit<Period, 'id' | 'memberId' | 'styleId' | 'kind' | 'year' | 'week' | 'createdAt'>>,
  ): Promise<void> => {
    await q
      .update(periods)
      .set(patch)
      .where(and(eq(periods.memberId, memberId), eq(periods.id, id)));
  },

  putSilver: async (
    periodId: PeriodId,
    categoryId: CategoryId,
    playlistId: ManagedPlaylistId,
  ): Promise<void> => {
    await q
      .insert(periodPlaylists)
      .values({ periodId, categoryId, playlistId })
      .onConflictDoUpdate({
        target: [periodPlaylists.periodId, periodPlaylists.categoryId],
        set: { playlistId },
      });
  },

  removeSilver: async (periodId: PeriodId, categoryId: CategoryId): Promise<void> => {
    await q
      .delete(periodPlaylists)
      .where(and(eq(periodPlaylists.periodId, periodId), eq(periodPlaylists.categoryId, categoryId)));
  },
});
