import type { Store } from '../../src/db/store.ts';
import { type ChartList, chooseChart } from '../../src/domain/charts/catalogue.ts';
import type { ChartEntry, ChartSourceName, ChartSpec } from '../../src/domain/charts/chart.ts';
import type { ChartId } from '../../src/domain/ids.ts';
import type { ChartAnswer, ChartSource } from '../../src/providers/chart-source-port.ts';
import { createChartCaptures } from '../../src/services/charts/capture.ts';
import { createChartHistory } from '../../src/services/charts/history.ts';
import { createChartOrders } from '../../src/services/charts/orders.ts';
import { createChartRefresh } from '../../src/services/charts/refresh.ts';
import { createChartResolve } from '../../src/services/charts/resolve.ts';
import { createServerCharts } from '../../src/services/charts/server-charts.ts';
import { createTrending } from '../../src/services/charts/trending.ts';
import { createChartWatching } from '../../src/services/charts/watching.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { ANNA, addMembers, BEN } from './jobs.ts';

/** An entry as a source tells it; `n` makes it another one. */
export const chartEntry = (n: number, rank: number, more: Partial<ChartEntry> = {}): ChartEntry => ({
  rank,
  name: `Song ${n}`,
  artists: [`Artist ${n}`],
  externalId: `x${n}`,
  ...{ mbid: null, spotifyId: null, isrc: null, imageUrl: `https://img.test/${n}.jpg`, url: null },
  ...{ label: n % 2 === 0 ? 'Blackline' : null, releaseDate: null },
  ...more,
});

/** A list of entries by their numbers, the first one on top. */
export const chartList = (...ns: number[]): ChartEntry[] => ns.map((n, at) => chartEntry(n, at + 1));

export const KEEP_MS = 6 * 3_600_000;
export const ON: ReadonlySet<ChartSourceName> = new Set([
  'deezer',
  'apple',
  'listenbrainz',
  'beatport',
  'spotify',
  'playlist',
  'server',
]);

/** The services of charts over a database, with a source that answers as the test says. */
export const chartsOver = (store: Store, clock: ManualClock) => {
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const enqueue: typeof queue.enqueueIn = (tx, job) => queue.enqueueIn(tx, job);
  const said: { answer: ChartAnswer | Error } = { answer: { kind: 'entries', entries: [], raw: [] } };
  const source = (name: ChartSourceName): ChartSource => ({
    source: name,
    read: async () => {
      if (said.answer instanceof Error) throw said.answer;
      return said.answer;
    },
  });
  const captures = createChartCaptures({ store, clock, enqueue, keepMs: KEEP_MS });
  const server = createServerCharts({ store, clock, captures });
  const refresh = createChartRefresh({
    ...{ store, clock, captures, server, keepMs: KEEP_MS },
    sources: (['deezer', 'apple', 'listenbrainz', 'playlist'] as const).map(source),
  });
  const nameOf = ({ source: name, kind }: ChartSpec): string => `${name} ${kind}`;
  const orders = createChartOrders({ store, clock, enqueue, on: ON, nameOf, keepMs: KEEP_MS });
  const spec = (from: ChartSourceName = 'deezer', list: ChartList = 'tracks'): ChartSpec => {
    const found = chooseChart({ source: from, list, genre: null, country: null }, ON);
    if (found === null) throw new Error('there is no such chart');
    return found;
  };
  return {
    ...{ queue, enqueue, captures, refresh, orders, said },
    trending: createTrending({ store, orders, on: ON, nameOf, server }),
    history: createChartHistory({ store, server }),
    resolve: createChartResolve({ store, clock }),
    watching: createChartWatching({ store, clock, enqueue, nameOf }),
    chart: async (from: ChartSourceName = 'deezer', list: ChartList = 'tracks'): Promise<ChartId> =>
      (await store.transaction((tx) => tx.charts.ensure(spec(from, list), false, clock.now()))).id,
    /** What the source says from now on, fetched. */
    fetch: (id: ChartId, answer: ChartAnswer | Error | readonly ChartEntry[]) => {
      said.answer =
        answer instanceof Error || 'kind' in answer
          ? answer
          : { kind: 'entries', entries: answer, raw: { answer } };
      return refresh.run(id, new AbortController().signal);
    },
  };
};

/** The same over a database of its own, with two members. */
export const openChartWorld = async () => {
  const db = openTestStore();
  const clock = createManualClock();
  await addMembers(db.store, ANNA, BEN);
  return {
    ...{ db, clock, store: db.store },
    ...chartsOver(db.store, clock),
    anna: { memberId: ANNA, guildId: null, locale: 'en-US' },
    ben: { memberId: BEN, guildId: null, locale: 'de' },
    [Symbol.asyncDispose]: db.close,
  };
};
