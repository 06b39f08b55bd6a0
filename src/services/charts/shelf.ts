import type { Viewer } from '../../db/repositories/chart-views.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Capture, Chart, ChartEntity } from '../../domain/charts/chart.ts';
import type { Place } from '../../domain/charts/memory.ts';
import { type Moved, movements } from '../../domain/charts/movement.ts';
import type { ShownChart, ShownEntry } from '../../domain/charts/shown.ts';
import { AppError } from '../../errors.ts';
import type { Looked } from './orders.ts';

/** A capture with what it is compared with. */
export interface OpenedChart extends ShownChart {
  readonly places: readonly Place[];
  readonly basis: readonly Place[];
}

/** Others' playlists and other servers are nobody's business. @throws {AppError} NOT_FOUND */
export const requireVisible = (looked: Looked | null, { memberId, guildId }: Viewer): Looked => {
  const chart = looked?.chart;
  const hidden =
    chart === undefined ||
    (chart.ownerId !== null && chart.ownerId !== memberId) ||
    (chart.guildId !== null && chart.guildId !== guildId);
  if (hidden || looked === null) throw new AppError('NOT_FOUND', { what: 'chart' });
  return looked;
};

/** So many weeks back are offered. */
export const WEEKS_OFFERED = 104;

/** Reads a chart as it is, or as it was in a week. Nothing but the database is asked. */
export const createChartShelf = ({ chartCaptures, chartMemory, chartEntities, chartViews }: Reads) => {
  const basisOf = async (chart: Chart, shown: Capture): Promise<Capture | null> => {
    const earlier = await chartCaptures.beforeWeek(chart.id, shown.week);
    if (earlier !== null) return earlier;
    const first = await chartCaptures.first(chart.id);
    return first === null || first.id >= shown.id ? null : first;
  };

  return {
    /** @param week null: the latest */
    open: async ({ chart, refreshing }: Looked, week: number | null): Promise<OpenedChart> => {
      const latest = chart.captureId === null ? null : await chartCaptures.find(chart.captureId);
      const capture = week === null ? latest : await chartCaptures.ofWeek(chart.id, week);
      const weeks = await chartCaptures.weeks(chart.id, WEEKS_OFFERED);
      const at = capture?.week ?? week ?? Number.POSITIVE_INFINITY;
      const beside = {
        before: weeks.find((one) => one < at) ?? null,
        after: weeks.findLast((one) => one > at) ?? null,
      };
      const basis = capture === null ? null : await basisOf(chart, capture);
      return {
        ...{ chart, capture, refreshing, week, weeks: beside },
        basisAt: basis?.capturedAt ?? null,
        places: capture === null ? [] : await chartCaptures.places(capture.id),
        basis: basis === null ? [] : await chartCaptures.places(basis.id),
      };
    },

    /** Some of its places with everything that is said about them, and how everybody moved. */
    moved: async ({ chart, places, basis, basisAt }: OpenedChart): Promise<Moved[]> => {
      const known = await chartMemory.of(
        chart.id,
        places.map(({ entityId }) => entityId),
      );
      const firstAt = new Map([...known].map(([id, memory]) => [id, memory.firstAt]));
      return movements(places, basisAt === null ? null : { capturedAt: basisAt, places: basis }, firstAt);
    },

    describe: async (viewer: Viewer, chart: Chart, moved: readonly Moved[]): Promise<ShownEntry[]> => {
      const ids = moved.map(({ entityId }) => entityId);
      const entities = new Map((await chartEntities.byIds(ids)).map((one) => [one.id, one]));
      const memories = await chartMemory.of(chart.id, ids);
      const own = await chartViews.inLibrary(viewer.memberId, chart.kind, ids);
      return moved.flatMap(({ entityId, rank, movement, before }) => {
        const [entity, memory] = [entities.get(entityId), memories.get(entityId)];
        if (entity === undefined || memory === undefined) return [];
        return [{ entity, rank, movement, before, memory, inLibrary: own.has(entityId) }];
      });
    },

    named: async (places: readonly Place[]): Promise<{ entity: ChartEntity; rank: number }[]> => {
      const entities = new Map(
        (await chartEntities.byIds(places.map(({ entityId }) => entityId))).map((one) => [one.id, one]),
      );
      return places.flatMap(({ entityId, rank }) => {
        const entity = entities.get(entityId);
        return entity === undefined ? [] : [{ entity, rank }];
      });
    },
  };
};

export type ChartShelf = ReturnType<typeof createChartShelf>;
