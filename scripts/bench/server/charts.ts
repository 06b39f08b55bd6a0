import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { serverChart } from '../../../src/domain/charts/catalogue.ts';
import type { ChartEntityId, GuildId, MemberId } from '../../../src/domain/ids.ts';
import { createChartCaptures } from '../../../src/services/charts/capture.ts';
import { createChartHistory } from '../../../src/services/charts/history.ts';
import { createChartOrders } from '../../../src/services/charts/orders.ts';
import { createChartResolve } from '../../../src/services/charts/resolve.ts';
import { createServerCharts } from '../../../src/services/charts/server-charts.ts';
import { createTrending } from '../../../src/services/charts/trending.ts';
import { createJobQueue } from '../../../src/services/jobs/queue.ts';
import { type Figure, quantile } from '../report.ts';
import { memberAt } from '../stats/build.ts';
import { NOW } from '../stats/listener.ts';
import { createRandom } from '../suggest/random.ts';
import { buildServer, SERVER, SERVER_MEMBERS } from './build.ts';
import { entriesAt, KEPT, ON, WEEKS, writeCharts, writeLibrary } from './chart-world.ts';

const HOUR_MS = 3_600_000;
const KEEP_MS = 6 * HOUR_MS;
const VIEWERS = 20;
/** Each question so often, after a few that are not counted. */
const TIMES = 100;
const WARM_UP = 5;
const CAPTURES = 60;

/** The same beside the members of {@link buildServer}. @param say what goes on */
export const askCharts = async (say: (text: string) => void): Promise<Figure[]> => {
  const database = openSqlite({ path: await buildServer(say), gate: openGate, durability: 'normal' });
  const members = Array.from({ length: SERVER_MEMBERS }, (_, at) => memberAt(at + 1));
  const figures = await chartFigures(createStore(database), { guildId: SERVER, members, now: NOW }, say);
  await database.close();
  return figures;
};

/**
 * `/trending` as members ask for it, and captures of 200 places, in a database that holds everybody's plays: whole answers
 * up to what a view gets. Charts are written the first time and kept with the database.
 */
export const chartFigures = async (
  store: Store,
  facts: { readonly guildId: GuildId; readonly members: readonly MemberId[]; readonly now: number },
  say: (text: string) => void = console.log,
): Promise<Figure[]> => {
  const { guildId, members } = facts;
  const time = { now: facts.now };
  const clock = { now: () => time.now, elapsed: () => performance.now() };
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const enqueue = queue.enqueueIn;
  const captures = createChartCaptures({ store, clock, enqueue, keepMs: KEEP_MS });
  const server = createServerCharts({ store, clock, captures });
  const orders = createChartOrders({
    ...{ store, clock, enqueue, on: ON, keepMs: KEEP_MS },
    nameOf: ({ key }) => key,
  });
  const trending = createTrending({ store, orders, on: ON, server, nameOf: ({ key }) => key });
  const history = createChartHistory({ store, server });
  const first = await writeCharts(store, captures, guildId, facts.now);
  await createChartResolve({ store, clock }).run(new AbortController().signal);
  const chart = await store.read.charts.byKey(serverChart(guildId, 'tracks'));
  if (chart !== null && chart.captureId === null) {
    const started = performance.now();
    await server.count(chart, new AbortController().signal);
    say(`Twelve weeks of the server's own chart took ${Math.round(performance.now() - started)} ms.`);
  }
  const viewers = members.slice(0, VIEWERS);
  for (const memberId of viewers) await writeLibrary(store, memberId, facts.now);

  const random = createRandom(11);
  const viewer = () => ({ memberId: random.pick(viewers), guildId, locale: 'en-US' });
  const week = async (): Promise<number> => {
    const page = await trending.page(viewer(), first, null, 0);
    return (page.capture?.week ?? 0) - random.int(WEEKS - 1);
  };
  const own = { source: 'server', list: 'tracks', genre: null, country: null } as const;
  const entity = () => (1 + random.int(600)) as ChartEntityId;
  const questions: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['show', () => trending.page(viewer(), random.pick(KEPT), null, 0)],
    ['show a page', () => trending.page(viewer(), random.pick(KEPT), null, random.int(20))],
    ['show a week', async () => trending.page(viewer(), first, await week(), 0)],
    ['show the server', () => trending.page(viewer(), own, null, 0)],
    ['stats', async () => trending.stats(viewer(), first, await week())],
    ['history', () => history.of(viewer(), entity(), null)],
    ['suggestions', () => trending.suggest(viewer(), ['track', 'album'], `song number ${random.int(9)}`)],
  ];
  const shown: { name: string; p50: number; p99: number; cpuP99: number }[] = [];
  for (const [name, ask] of questions) shown.push({ name, ...(await timed(TIMES, ask)) });

  const looks = createRandom(5);
  // Each run goes on where the last one ended.
  const before = await store.read.charts.find(first);
  time.now = Math.max(time.now, before?.checkedAt ?? 0);
  let look = before?.captureId ?? 0;
  const capture = await timed(CAPTURES, async () => {
    time.now += 7 * HOUR_MS;
    look += 1;
    const entries = entriesAt(look, 0, looks);
    await captures.take(first, { state: 'good', entries, raw: { data: entries } });
  });
  const ms = (value: number): string => value.toFixed(1).padStart(8);
  for (const { name, p50, p99, cpuP99 } of [...shown, { name: 'capture of 200', ...capture }]) {
    say(`${`trending ${name}`.padEnd(28)} p50 ${ms(p50)} p99 ${ms(p99)} processor p99 ${ms(cpuP99)} ms`);
  }
  return [
    {
      ...{ name: 'trendingP99Ms', value: Math.max(...shown.map(({ p99 }) => p99)), unit: 'ms' },
      goal: '< 100, the slowest',
    },
    { name: 'captureMs', value: capture.p50, unit: 'ms', goal: '< 50' },
    { name: 'captureP99Ms', value: capture.p99, unit: 'ms' },
  ];
};

const timed = async (times: number, ask: () => Promise<unknown>) => {
  const [took, cpu]: [number[], number[]] = [[], []];
  for (let at = -WARM_UP; at < times; at += 1) {
    const [start, busy] = [performance.now(), process.cpuUsage()];
    await ask();
    if (at < 0) continue;
    took.push(performance.now() - start);
    const { user, system } = process.cpuUsage(busy);
    cpu.push((user + system) / 1_000);
  }
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), cpuP99: quantile(cpu, 0.99) };
};
