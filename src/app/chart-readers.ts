import type { Store } from '../db/store.ts';
import { chartsAddJob } from '../jobs/charts-add.ts';
import { chartsIdentifyJob } from '../jobs/charts-identify.ts';
import { chartsRefreshJob } from '../jobs/charts-refresh.ts';
import { chartsResolveJob } from '../jobs/charts-resolve.ts';
import { chartsSweepJob } from '../jobs/charts-sweep.ts';
import { createAppleCharts } from '../providers/apple/charts.ts';
import { createBeatportCharts } from '../providers/beatport/charts.ts';
import type { BeatportAccess } from '../providers/beatport/port.ts';
import type { ChartSource } from '../providers/chart-source-port.ts';
import { createDeezerCharts } from '../providers/deezer/charts.ts';
import type { Http } from '../providers/http-port.ts';
import type { IdentitySource } from '../providers/identity-port.ts';
import { createListenBrainzCharts } from '../providers/listenbrainz/charts.ts';
import { createSpotifyAlbums } from '../providers/spotify/albums.ts';
import { createSpotifyCharts } from '../providers/spotify/charts.ts';
import type { SpotifyReader } from '../providers/spotify/port.ts';
import { createSpotifySearch } from '../providers/spotify/search.ts';
import type { AccountAccess } from '../services/accounts/access.ts';
import { createAskAnyone } from '../services/charts/askers.ts';
import { createChartBringing } from '../services/charts/bringing.ts';
import { createChartCaptures } from '../services/charts/capture.ts';
import { createChartFinding } from '../services/charts/finding.ts';
import { createChartIdentify } from '../services/charts/identify.ts';
import { createPlaylistCharts } from '../services/charts/playlist-source.ts';
import { createChartRefresh } from '../services/charts/refresh.ts';
import { createChartResolve } from '../services/charts/resolve.ts';
import { createServerCharts } from '../services/charts/server-charts.ts';
import { CHARTS_SWEEP } from '../services/charts/work.ts';
import type { Enqueue } from '../services/intents.ts';
import { type ChartServices, chartSourcesOn } from './charts.ts';
import type { HalfSurroundings } from './half.ts';

/** What reads charts and finds what stands on them: for the service half. */
export const createChartReaders = (
  { clock, config }: Pick<HalfSurroundings, 'clock' | 'config'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    http: Http;
    reader: SpotifyReader;
    access: AccountAccess;
    beatportTokens: BeatportAccess;
    identity: IdentitySource;
  } & ChartServices,
) => {
  const { store, enqueue, http, reader, identity, beatportTokens } = deps;
  const { apple, deezer, listenbrainz, musicbrainz, beatport } = config.providers;
  const accessOf = deps.access.access;
  const { apiUrl } = config.spotify;
  const ask = createAskAnyone({ store, clock, accessOf });
  const all: ChartSource[] = [
    createDeezerCharts({ http, url: deezer.url }),
    createAppleCharts({ http, url: apple.url }),
    createListenBrainzCharts({ http, userAgent: musicbrainz.userAgent, ...listenbrainz }),
    createBeatportCharts({ http, apiUrl: beatport.apiUrl, access: beatportTokens }),
    createSpotifyCharts({ http, apiUrl, ask }),
    createPlaylistCharts({ store, reader, accessOf }),
  ];
  const on = chartSourcesOn(config.providers);
  const keepMs = config.cacheDurationMs;
  const captures = createChartCaptures({ store, clock, enqueue, keepMs });
  const server = createServerCharts({ store, clock, captures });
  const sources = all.filter(({ source }) => on.has(source));
  const spotify = { http, apiUrl };
  const finding = createChartFinding({
    search: createSpotifySearch(spotify),
    albums: createSpotifyAlbums(spotify),
  });
  return {
    chartRefresh: createChartRefresh({ store, clock, sources, captures, server, keepMs }),
    chartResolve: createChartResolve({ store, clock }),
    chartIdentify: createChartIdentify({ store, clock, identity }),
    chartBringing: createChartBringing({ store, clock, accessOf, finding, adding: deps.chartAdding }),
  };
};

export type ChartReaders = ReturnType<typeof createChartReaders>;

/** Jobs; every ten minutes what is due is asked for. */
export const chartWork = (
  { chartRefresh, chartResolve, chartIdentify, chartBringing }: ChartReaders,
  { chartOrders }: Pick<ChartServices, 'chartOrders'>,
) => ({
  handlers: [
    chartsSweepJob(chartOrders),
    chartsRefreshJob(chartRefresh),
    chartsResolveJob(chartResolve),
    chartsIdentifyJob(chartIdentify),
    chartsAddJob(chartBringing),
  ],
  schedules: [{ name: CHARTS_SWEEP, cron: '*/10 * * * *', kind: CHARTS_SWEEP }],
  due: [],
});
