import type { Store } from '../../db/store.ts';
import type { Chart } from '../../domain/charts/chart.ts';
import type { Memory } from '../../domain/charts/memory.ts';
import { type EntityHistory, thinned } from '../../domain/charts/shown.ts';
import type { ChartEntityId, ChartId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { ServerCharts } from './server-charts.ts';
import type { TrendingViewer } from './trending.ts';

/** Where somebody stood on charts, and when. */
export interface ChartHistory {
  /**
   * @param chartId of which chart; null: of the one that had it last
   * @throws {AppError} NOT_FOUND for what no chart of the viewer's remembers
   */
  of(viewer: TrendingViewer, id: ChartEntityId, chartId: ChartId | null): Promise<EntityHistory>;
}

/** A picture shows no more. */
const MOST_POINTS = 120;
/** Captures of about a year. */
const MOST_CAPTURES = 1_500;
/** Charts beside the one that is shown. */
const MOST_CHARTS = 25;

export const createChartHistory = (deps: {
  store: Pick<Store, 'read'>;
  server: Pick<ServerCharts, 'ensureAgreed'>;
}): ChartHistory => {
  const { store, server } = deps;
  const { charts, chartEntities, chartMemory, chartCaptures, chartViews } = store.read;

  const remembering = async (
    { memberId, guildId }: TrendingViewer,
    id: ChartEntityId,
  ): Promise<{ chart: Chart; memory: Memory; current: boolean }[]> => {
    const found: { chart: Chart; memory: Memory; current: boolean }[] = [];
    for (const { chartId, ...memory } of await chartMemory.ofEntity(id)) {
      const chart = await charts.find(chartId);
      if (chart === null) continue;
      if (chart.ownerId !== null && chart.ownerId !== memberId) continue;
      if (chart.guildId !== null && chart.guildId !== guildId) continue;
      // It may remember what somebody who withdrew has played.
      if (chart.guildId !== null) await server.ensureAgreed(chart.guildId);
      if (chart.guildId !== null && (await chartMemory.of(chart.id, [id])).size === 0) continue;
      found.push({ chart, memory, current: chart.captureId === memory.lastCaptureId });
      if (found.length === MOST_CHARTS) break;
    }
    return found;
  };

  return {
    of: async (viewer, id, chartId) => {
      const entity = await chartEntities.find(id);
      const known = entity === null ? [] : await remembering(viewer, entity.id);
      if (entity === null || known.length === 0) throw new AppError('NOT_FOUND', { what: 'chart_entity' });
      const shown = known.find(({ chart }) => chart.id === chartId) ?? known[0];
      const points =
        shown === undefined
          ? []
          : await chartCaptures.ranks(shown.chart.id, entity.id, shown.memory.firstAt - 1, MOST_CAPTURES);
      const own = await chartViews.inLibrary(viewer.memberId, entity.kind, [entity.id]);
      return {
        ...{ entity, inLibrary: own.has(entity.id), charts: known, shown: shown?.chart ?? null },
        points: thinned(
          points.map(({ at, rank }) => ({ at, rank })),
          MOST_POINTS,
        ),
      };
    },
  };
};
