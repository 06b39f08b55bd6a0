import { and, type Column, desc, eq, gt, inArray, max, sql } from 'drizzle-orm';
import type { Memory } from '../../domain/charts/memory.ts';
import type { ChartEntityId, ChartId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;

/** What charts remember of whoever stood on them. */
export const chartMemoryReads = ({ q, t: { chartMemory: memory } }: Queries) => ({
  of: async (chartId: ChartId, entityIds: readonly ChartEntityId[]): Promise<Map<ChartEntityId, Memory>> => {
    const found = new Map<ChartEntityId, Memory>();
    for (let start = 0; start < entityIds.length; start += CHUNK) {
      const some = entityIds.slice(start, start + CHUNK);
      const rows = await q
        .select()
        .from(memory)
        .where(and(eq(memory.chartId, chartId), inArray(memory.entityId, some)));
      for (const { chartId: _, ...row } of rows) found.set(row.entityId, row);
    }
    return found;
  },

  /** By every chart that remembers it, the latest first. Which of them a person sees is asked by the caller. */
  ofEntity: async (entityId: ChartEntityId): Promise<(Memory & { readonly chartId: ChartId })[]> =>
    q.select().from(memory).where(eq(memory.entityId, entityId)).orderBy(desc(memory.lastAt)),
});

export const chartMemoryWrites = ({ q, t, forEach }: Tx) => {
  const { chartCaptures: captures, chartAppearances: places, chartMemory: memory } = t;
  const { chartEntities: entities } = t;
  const fresh = (column: keyof Memory) => sql.raw(`excluded.${SNAKE[column]}`);
  const put = q
    .insert(memory)
    // Placeholders of the table's own columns: the builder cannot know that from names.
    .values(Object.fromEntries(['chartId', ...COLUMNS].map((name) => [name, sql.placeholder(name)])) as never)
    .onConflictDoUpdate({
      target: [memory.chartId, memory.entityId],
      set: Object.fromEntries(UPDATED.map((column) => [column, fresh(column)])),
    });
  return {
    remember: (chartId: ChartId, memories: readonly Memory[]): Promise<void> =>
      forEach(
        put,
        ['chartId', ...COLUMNS],
        memories.map((one) => [chartId, ...COLUMNS.map((column) => one[column])]),
      ),

    forget: async (chartId: ChartId, entityId: ChartEntityId): Promise<void> => {
      await q.delete(memory).where(and(eq(memory.chartId, chartId), eq(memory.entityId, entityId)));
    },

    /**
     * The clock was ahead when these were written: what happened "later than now" happened by now. Weeks are counted
     * again for whom it concerns.
     */
    bringBack: async (chartId: ChartId, now: number, week: number): Promise<void> => {
      const late = and(eq(captures.chartId, chartId), gt(captures.capturedAt, now));
      const [found] = await q
        .select({ id: max(captures.id) })
        .from(captures)
        .where(late);
      if (found?.id == null) return;
      await q.update(captures).set({ capturedAt: now, week }).where(late);
      await q
        .update(captures)
        .set({ seenAt: now })
        .where(and(eq(captures.chartId, chartId), gt(captures.seenAt, now)));
      const least = (column: Column, bound: number) =>
        sql`case when ${column} > ${bound} then ${bound} else ${column} end`;
      const counted = sql`(select count(distinct ${captures.week}) from ${captures} join ${places} on ${places.captureId} = ${captures.id} where ${captures.chartId} = ${memory.chartId} and ${places.entityId} in (select ${entities.id} from ${entities} where ${entities.id} = ${memory.entityId} or ${entities.sameAs} = ${memory.entityId}))`;
      await q
        .update(memory)
        .set({
          firstAt: least(memory.firstAt, now),
          lastAt: least(memory.lastAt, now),
          peakAt: least(memory.peakAt, now),
          runSince: least(memory.runSince, now),
          lastWeek: least(memory.lastWeek, week),
          weeks: counted,
        })
        .where(and(eq(memory.chartId, chartId), gt(memory.lastAt, now)));
    },
  };
};

/** Columns of the memory as the database calls them. */
const SNAKE: Readonly<Record<keyof Memory, string>> = {
  entityId: 'entity_id',
  firstAt: 'first_at',
  lastAt: 'last_at',
  lastCaptureId: 'last_capture_id',
  lastRank: 'last_rank',
  peak: 'peak',
  peakAt: 'peak_at',
  weeks: 'weeks',
  lastWeek: 'last_week',
  runSince: 'run_since',
};
const COLUMNS = Object.keys(SNAKE) as readonly (keyof Memory)[];
const UPDATED = [
  'firstAt',
  'lastAt',
  'lastCaptureId',
  'lastRank',
  'peak',
  'peakAt',
  'weeks',
  'lastWeek',
  'runSince',
] as const satisfies readonly (keyof Memory)[];
