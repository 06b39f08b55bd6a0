import { and, asc, desc, eq, gt, inArray, isNotNull, lt, lte, max, or, type SQL, sql } from 'drizzle-orm';
import type { Capture } from '../../domain/charts/chart.ts';
import type { Place, Seat } from '../../domain/charts/memory.ts';
import type { CaptureId, ChartEntityId, ChartId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';
import { wholeId } from './chart-entities.ts';

const columns = ({ chartCaptures: c }: Tables) => ({
  id: c.id,
  chartId: c.chartId,
  state: c.state,
  entries: c.entries,
  capturedAt: c.capturedAt,
  seenAt: c.seenAt,
  week: c.week,
});

/** What charts looked like when, and what each remembers. */
export const chartCaptureReads = ({ q, t }: Queries) => {
  const { chartCaptures: captures, chartAppearances: places, chartEntities: entities } = t;
  const good = (chartId: ChartId) => and(eq(captures.chartId, chartId), eq(captures.state, 'good'));
  const one = async (query: Promise<Capture[]>): Promise<Capture | null> => (await query)[0] ?? null;
  const last = (which: SQL | undefined): Promise<Capture | null> =>
    one(q.select(columns(t)).from(captures).where(which).orderBy(desc(captures.id)).limit(1));

  return {
    find: (id: CaptureId): Promise<Capture | null> =>
      one(q.select(columns(t)).from(captures).where(eq(captures.id, id))),

    /** The last one of any state. */
    latest: (chartId: ChartId) => last(eq(captures.chartId, chartId)),

    /** The last good one of a week. */
    ofWeek: (chartId: ChartId, week: number) => last(and(good(chartId), eq(captures.week, week))),

    /** The last good one that was captured by then. @param at ms UTC */
    asOf: (chartId: ChartId, at: number) => last(and(good(chartId), lte(captures.capturedAt, at))),

    /** The last good one before a week; null: the chart was not kept then. */
    beforeWeek: (chartId: ChartId, week: number) => last(and(good(chartId), lt(captures.week, week))),

    /** The first good one; null: there is none yet. */
    first: (chartId: ChartId): Promise<Capture | null> =>
      one(q.select(columns(t)).from(captures).where(good(chartId)).orderBy(asc(captures.id)).limit(1)),

    /** Weeks of which there is something, the newest first. */
    weeks: async (chartId: ChartId, limit: number): Promise<number[]> => {
      const rows = await q
        .selectDistinct({ week: captures.week })
        .from(captures)
        .where(good(chartId))
        .orderBy(desc(captures.week))
        .limit(limit);
      return rows.map(({ week }) => week);
    },

    places: async (captureId: CaptureId): Promise<Place[]> =>
      q
        .select({ entityId: wholeId(entities), rank: places.rank })
        .from(places)
        .innerJoin(entities, eq(entities.id, places.entityId))
        .where(eq(places.captureId, captureId))
        .orderBy(asc(places.rank)),

    /**
     * Where an entity stood in each good capture of a chart since a time, oldest first; null: it was not on it.
     * @param limit so many captures, the newest
     */
    ranks: async (
      chartId: ChartId,
      entityId: ChartEntityId,
      since: number,
      limit: number,
    ): Promise<{ readonly at: number; readonly week: number; readonly rank: number | null }[]> => {
      const allOf = q
        .select({ id: entities.id })
        .from(entities)
        .where(or(eq(entities.id, entityId), eq(entities.sameAs, entityId)));
      const rows = await q
        .select({ at: captures.capturedAt, week: captures.week, rank: places.rank })
        .from(captures)
        .leftJoin(places, and(eq(places.captureId, captures.id), inArray(places.entityId, allOf)))
        .where(and(good(chartId), gt(captures.seenAt, since)))
        .orderBy(desc(captures.id))
        .limit(limit);
      return rows.reverse();
    },

    /** As the source sent it; null when it is not kept any more. */
    raw: async (id: CaptureId): Promise<unknown> =>
      (await q.select({ raw: captures.raw }).from(captures).where(eq(captures.id, id)))[0]?.raw ?? null,
  };
};

export const chartCaptureWrites = (tx: Tx) => {
  const { q, t } = tx;
  const { chartCaptures: captures, chartAppearances: places } = t;
  const placed = q.insert(places).values({
    captureId: sql.placeholder('captureId'),
    rank: sql.placeholder('rank'),
    entityId: sql.placeholder('entityId'),
  });
  return {
    add: async (
      capture: Omit<Capture, 'id'> & { readonly raw: unknown; readonly expiresAt: number },
    ): Promise<CaptureId> => {
      const [made] = await q.insert(captures).values(capture).returning({ id: captures.id });
      if (made === undefined) throw new Error('A capture was stored and did not come back.');
      return made.id;
    },

    /** It was seen again as it was; what the source sent this time takes the place of what it sent before. */
    confirm: async (id: CaptureId, seenAt: number, raw: unknown, expiresAt: number): Promise<void> => {
      await q.update(captures).set({ seenAt, raw, expiresAt }).where(eq(captures.id, id));
    },

    /** Everybody by the name under which they were met. */
    place: (captureId: CaptureId, wanted: readonly Seat[]): Promise<void> =>
      tx.forEach(
        placed,
        ['captureId', 'rank', 'entityId'],
        wanted.map(({ rank, metAs }) => [captureId, rank, metAs]),
      ),

    /** What sources sent is let go of when it is old. @returns how many documents */
    dropRaw: async (now: number, limit: number): Promise<number> => {
      const old = await q
        .select({ id: captures.id })
        .from(captures)
        .where(and(isNotNull(captures.expiresAt), lte(captures.expiresAt, now)))
        .limit(limit);
      if (old.length === 0) return 0;
      const ids = old.map(({ id }) => id);
      await q.update(captures).set({ raw: null, expiresAt: null }).where(inArray(captures.id, ids));
      return ids.length;
    },

    /** Of weeks long over the last capture is enough; what charts remember stays as it is. @returns how many went */
    thin: async (before: number, limit: number): Promise<number> => {
      const last = q
        .select({ id: max(captures.id) })
        .from(captures)
        .where(eq(captures.state, 'good'))
        .groupBy(captures.chartId, captures.week);
      const old = await q
        .select({ id: captures.id })
        .from(captures)
        .where(
          and(
            eq(captures.state, 'good'),
            lt(captures.capturedAt, before),
            sql`${captures.id} not in (${last})`,
          ),
        )
        .limit(limit);
      if (old.length === 0) return 0;
      const ids = old.map(({ id }) => id);
      await q.delete(captures).where(inArray(captures.id, ids));
      return ids.length;
    },

    /** Answers that could not be shown are of no use once what was sent is let go of. */
    dropUseless: async (chartId: ChartId, before: CaptureId): Promise<void> => {
      await q
        .delete(captures)
        .where(
          and(
            eq(captures.chartId, chartId),
            lt(captures.id, before),
            inArray(captures.state, ['empty', 'shape']),
          ),
        );
    },
  };
};
