import { chartFeature } from '../commands/charts/feature.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import type { ChartSourceName, ChartSpec } from '../domain/charts/chart.ts';
import { createChartAdding } from '../services/charts/adding.ts';
import { createChartHistory } from '../services/charts/history.ts';
import { createChartOrders } from '../services/charts/orders.ts';
import { createServerCharts } from '../services/charts/server-charts.ts';
import { createTrending } from '../services/charts/trending.ts';
import { createChartWatching } from '../services/charts/watching.ts';
import type { Enqueue } from '../services/intents.ts';
import { plainChart } from '../views/charts/names.ts';
import { messagesFor } from '../views/messages/catalogue.ts';
import type { CurationServices } from './curation.ts';
import type { HalfSurroundings } from './half.ts';
import type { PlaylistServices } from './playlists.ts';

/** Sources that are set up: Beatport's with the operator's credentials, the others always. */
export const chartSourcesOn = ({ beatport }: Config['providers']): ReadonlySet<ChartSourceName> =>
  new Set<ChartSourceName>([
    ...(['deezer', 'apple', 'listenbrainz', 'spotify', 'playlist', 'server'] as const),
    ...(beatport.clientId === undefined && beatport.token === undefined ? [] : (['beatport'] as const)),
  ]);

/** Charts as members see them, and what they do with them: for both halves. */
export const createChartServices = (
  { clock, config }: Pick<HalfSurroundings, 'clock' | 'config'>,
  deps: { store: Store; enqueue: Enqueue } & Pick<PlaylistServices, 'playlistMaking' | 'playlistWishes'> &
    Pick<CurationServices, 'bringing'>,
) => {
  const { store, enqueue, playlistMaking: making, playlistWishes: wishes, bringing } = deps;
  const on = chartSourcesOn(config.providers);
  const keepMs = config.cacheDurationMs;
  // A job is named once: in the language of whoever asked for it, or in English. What somebody calls a playlist of theirs
  // does not stand in jobs that belong to nobody.
  const nameOf = (chart: ChartSpec, locale = 'en'): string => {
    const m = messagesFor(locale);
    return chart.ownerId === null ? plainChart(chart, m) : m.charts.sources[chart.source];
  };
  const chartOrders = createChartOrders({ store, clock, enqueue, on, nameOf, keepMs });
  const server = createServerCharts({ store, clock, captures: null });
  const chartHistory = createChartHistory({ store, server });
  return {
    chartOrders,
    chartHistory,
    trending: createTrending({ store, orders: chartOrders, on, nameOf, server }),
    chartAdding: createChartAdding({ store, enqueue, history: chartHistory, making, wishes, bringing }),
    chartWatching: createChartWatching({ store, clock, enqueue, nameOf }),
  };
};

export type ChartServices = ReturnType<typeof createChartServices>;

export const chartFeatures = (services: Parameters<typeof chartFeature>[0]) => [chartFeature(services)];
