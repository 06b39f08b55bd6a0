import type { Viewer } from '../../db/repositories/chart-views.ts';
import type { Store } from '../../db/store.ts';
import { type ChartWish, chooseChart, namedSources, serverChart } from '../../domain/charts/catalogue.ts';
import type { Chart, ChartEntity, ChartSourceName, EntityKind } from '../../domain/charts/chart.ts';
import { climbers, dropouts, longestStays, newcomers, shares } from '../../domain/charts/movement.ts';
import type { ChartPage, ChartStats, ShownEntry } from '../../domain/charts/shown.ts';
import { homeOf } from '../../domain/charts/shown.ts';
import type { ChartId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { choicePage } from '../../domain/library/choices.ts';
import { searchWords } from '../../domain/library/fold.ts';
import { AppError } from '../../errors.ts';
import type { ChartOrders, Looked, NameChart, RefreshOrdered } from './orders.ts';
import type { ServerCharts } from './server-charts.ts';
import { createChartShelf, type OpenedChart, requireVisible, WEEKS_OFFERED } from './shelf.ts';

/** Which chart somebody asks for: by its id, or by what it is. */
export type ChartChoice = ChartId | ChartWish;

/** Charts as members see them: from the database at once, however old; what is stale is fetched meanwhile. */
export interface Trending {
  /** @throws {AppError} NOT_FOUND, INVALID_INPUT (nobody has such a chart) */
  page(viewer: TrendingViewer, choice: ChartChoice, week: number | null, page: number): Promise<ChartPage>;
  /** @throws as `page` */
  stats(viewer: TrendingViewer, choice: ChartChoice, week: number | null): Promise<ChartStats>;
  /** Weeks of which there is something, the newest first. @throws as `page` */
  weeks(viewer: TrendingViewer, choice: ChartChoice): Promise<number[]>;
  /** Entities that the viewer sees, by words; without any those of the first chart. */
  suggest(viewer: TrendingViewer, kinds: readonly EntityKind[], typed: string): Promise<ChartEntity[]>;
  /** Fetches it anew. @throws as `page` */
  refresh(
    viewer: TrendingViewer,
    choice: ChartChoice,
    notify: JobNotify,
  ): Promise<{ readonly chart: Chart; readonly ordered: RefreshOrdered }>;
}

export interface TrendingViewer extends Viewer {
  /** Of Discord: says which country's charts are likelier meant. */
  readonly locale: string;
}

const PER_PAGE = 10;
const PER_LIST = 5;
const GONE = 3;
const SUGGESTED = 25;

export const createTrending = (deps: {
  store: Store;
  orders: ChartOrders;
  on: ReadonlySet<ChartSourceName>;
  nameOf: NameChart;
  server: Pick<ServerCharts, 'ensureAgreed'>;
}): Trending => {
  const { store, orders, on, nameOf, server } = deps;
  const shelf = createChartShelf(store.read);

  const look = async (viewer: TrendingViewer, choice: ChartChoice): Promise<Looked> => {
    if (typeof choice === 'number') {
      const chart = await store.read.charts.find(choice);
      if (chart?.guildId != null && chart.guildId === viewer.guildId)
        await server.ensureAgreed(chart.guildId);
      return requireVisible(await orders.lookAgain(choice), viewer);
    }
    if (choice.source === 'server') {
      if (viewer.guildId === null) throw new AppError('GUILD_ONLY', {});
      await server.ensureAgreed(viewer.guildId);
      return orders.look(serverChart(viewer.guildId, choice.list === 'artists' ? 'artists' : 'tracks'));
    }
    const spec = chooseChart(choice, on, homeOf(viewer.locale));
    if (spec === null) throw new AppError('INVALID_INPUT', { problem: 'chart_list' });
    return orders.look(spec);
  };

  const facts = ({ places: _, basis: __, ...opened }: OpenedChart) => opened;

  return {
    page: async (viewer, choice, week, asked) => {
      const opened = await shelf.open(await look(viewer, choice), week);
      const moved = await shelf.moved(opened);
      const { page, pages, offset } = choicePage(moved.length, PER_PAGE, asked);
      const entries = await shelf.describe(viewer, opened.chart, moved.slice(offset, offset + PER_PAGE));
      const sources = namedSources.filter((one) => on.has(one));
      return { ...facts(opened), entries, total: moved.length, page, pages, sources };
    },

    stats: async (viewer, choice, week) => {
      const opened = await shelf.open(await look(viewer, choice), week);
      const { chart } = opened;
      const moved = await shelf.moved(opened);
      const ids = opened.places.map(({ entityId }) => entityId);
      const memories = await store.read.chartMemory.of(chart.id, ids);
      const stays = longestStays(
        moved.flatMap((one) => {
          const memory = memories.get(one.entityId);
          // Everybody is there in some week: a stay begins with the second.
          if (memory === undefined || memory.weeks < 2) return [];
          return [{ ...one, weeks: memory.weeks, runSince: memory.runSince }];
        }),
        PER_LIST,
      );
      const described = (some: typeof moved): Promise<ShownEntry[]> => shelf.describe(viewer, chart, some);
      const labels = await store.read.chartViews.labels(ids);
      return {
        ...facts(opened),
        climbers: await described(climbers(moved, PER_LIST)),
        newcomers: await described(newcomers(moved, PER_LIST)),
        // In a chart's first capture everybody has been there equally long.
        stays: opened.basisAt === null ? [] : await described(stays),
        labels: shares(
          ids.map((id) => labels.get(id) ?? null),
          PER_LIST,
        ),
        gone: await shelf.named(dropouts(opened.places, opened.basis, GONE)),
      };
    },

    weeks: async (viewer, choice) => {
      const { chart } = await look(viewer, choice);
      return store.read.chartCaptures.weeks(chart.id, WEEKS_OFFERED);
    },

    suggest: async (viewer, kinds, typed) => {
      if (viewer.guildId !== null) await server.ensureAgreed(viewer.guildId);
      return store.read.chartViews.search(viewer, kinds, searchWords(typed), SUGGESTED);
    },

    refresh: async (viewer, choice, notify) => {
      const { chart } = await look(viewer, choice);
      const name = nameOf(chart, viewer.locale);
      return { chart, ordered: await orders.refresh(viewer.memberId, chart.id, name, notify) };
    },
  };
};
