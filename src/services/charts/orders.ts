import { type Clock, DAY, HOUR, MINUTE } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { usualCharts } from '../../domain/charts/catalogue.ts';
import type { Chart, ChartSourceName, ChartSpec } from '../../domain/charts/chart.ts';
import type { ChartId, MemberId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { Enqueue } from '../intents.ts';
import { CHARTS_REFRESH, chartsIdentify, chartsRefresh, chartsResolve } from './work.ts';

/** Turns "this chart", by a person or the calendar, into a fetch when what is there is old. */
export interface ChartOrders {
  /** A chart that somebody looks at: kept from now on, and fetched when it is stale. Writes only when it has to. */
  look(spec: ChartSpec): Promise<Looked>;
  /** One that is there already, by its id; null: it is not. */
  lookAgain(id: ChartId): Promise<Looked | null>;
  /** Somebody wants it anew. `tooSoon`: it was asked for a moment ago. */
  refresh(memberId: MemberId, id: ChartId, name: string, notify: JobNotify): Promise<RefreshOrdered>;
  /** Everything that is due; what sources sent long ago is let go of. @returns how many charts are fetched */
  sweep(now: number): Promise<number>;
}

export interface Looked {
  readonly chart: Chart;
  /** It is being fetched. */
  readonly refreshing: boolean;
}

export type RefreshOrdered = { readonly kind: 'asked' } | { readonly kind: 'tooSoon'; readonly at: number };

/** Names a chart in a job's line: a view, passed in by the composition root. */
export type NameChart = (chart: ChartSpec, locale?: string) => string;

export interface ChartOrdersDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  /** Sources that are set up. */
  readonly on: ReadonlySet<ChartSourceName>;
  readonly nameOf: NameChart;
  readonly keepMs: number;
}

/** A chart is fetched by itself so long after somebody looked at it. */
const WANTED_MS = 14 * DAY;
/** That somebody looks is noted so often. */
const NOTE_MS = HOUR;
/** A person waits so long between two fetches of a chart. */
const PACE_MS = 5 * MINUTE;
const PER_SWEEP = 300;
const PER_BATCH = 20;
const RAW_PER_SWEEP = 100;
/** Every change of a day is worth keeping for so long. */
const THINNED_AFTER_MS = 60 * DAY;
const THINNED_PER_SWEEP = 20;

export const createChartOrders = (deps: ChartOrdersDeps): ChartOrders => {
  const { store, clock, enqueue, on, nameOf, keepMs } = deps;

  /** Far ahead of every plan, the clock has been set back since. */
  const isDue = ({ dueAt }: Chart, now: number): boolean => dueAt <= now || dueAt > now + 2 * keepMs + DAY;

  const attend = async (tx: Repositories, chart: Chart): Promise<Looked> => {
    const now = clock.now();
    await tx.charts.set(chart.id, { askedAt: now });
    const due = isDue(chart, now);
    if (due) await enqueue(tx, chartsRefresh(chart.id, nameOf(chart)));
    return { chart: { ...chart, askedAt: now }, refreshing: due };
  };

  const known = async (chart: Chart): Promise<Looked> => {
    const now = clock.now();
    const active = (await store.read.jobs.activeByKey(`${CHARTS_REFRESH}:${chart.id}`)) !== null;
    const noted = now >= chart.askedAt && now - chart.askedAt < NOTE_MS;
    if (noted && (active || !isDue(chart, now))) return { chart, refreshing: active };
    return store.transaction((tx) => attend(tx, chart));
  };

  return {
    look: async (spec) => {
      const chart = await store.read.charts.byKey(spec);
      if (chart !== null) return known(chart);
      return store.transaction(async (tx) => attend(tx, await tx.charts.ensure(spec, false, clock.now())));
    },

    lookAgain: async (id) => {
      const chart = await store.read.charts.find(id);
      return chart === null ? null : known(chart);
    },

    refresh: (memberId, id, name, notify) =>
      store.transaction(async (tx) => {
        const chart = await tx.charts.find(id);
        const now = clock.now();
        const triedAt = chart?.triedAt ?? null;
        if (triedAt !== null && now >= triedAt && now - triedAt < PACE_MS) {
          return { kind: 'tooSoon', at: triedAt + PACE_MS };
        }
        await enqueue(tx, chartsRefresh(id, name, { memberId, notify }));
        return { kind: 'asked' };
      }),

    sweep: async (now) => {
      await store.batches(usualCharts(on), PER_BATCH, async (tx, batch) => {
        for (const spec of batch) await tx.charts.ensure(spec, true, now);
      });
      const found = await store.read.charts.due(now, now - WANTED_MS, now + 2 * keepMs + DAY, PER_SWEEP);
      // Sources that were switched off since are not asked.
      const wanted = found.filter(({ source }) => on.has(source));
      await store.batches(wanted, PER_BATCH, async (tx, batch) => {
        for (const chart of batch) await enqueue(tx, chartsRefresh(chart.id, nameOf(chart)));
      });
      await store.transaction(async (tx) => {
        await enqueue(tx, chartsResolve());
        await enqueue(tx, chartsIdentify(now));
        await tx.chartCaptures.dropRaw(now, RAW_PER_SWEEP);
        await tx.chartCaptures.thin(now - THINNED_AFTER_MS, THINNED_PER_SWEEP);
      });
      return wanted.length;
    },
  };
};
