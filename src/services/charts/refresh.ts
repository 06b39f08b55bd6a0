import { type Clock, MINUTE } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { Chart, ChartProblem } from '../../domain/charts/chart.ts';
import type { ChartId } from '../../domain/ids.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { ChartAnswer, ChartSource } from '../../providers/chart-source-port.ts';
import type { Captured, ChartCaptures } from './capture.ts';
import type { ServerCharts } from './server-charts.ts';

/** `kept`: what was there before stays, and says why. */
export type Refreshed =
  | { readonly kind: 'captured' | 'unchanged'; readonly entries: number }
  | { readonly kind: 'kept'; readonly problem: ChartProblem };

/** Fetches charts. Only the service half has it. */
export interface ChartRefresh {
  /** One attempt; trouble of the source is noted with the chart, which is asked for again in its time. */
  run(id: ChartId, signal: AbortSignal): Promise<Refreshed>;
}

export interface ChartRefreshDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Those that are set up. */
  readonly sources: readonly ChartSource[];
  readonly captures: ChartCaptures;
  readonly server: Pick<ServerCharts, 'count'>;
  readonly keepMs: number;
}

/** A source that is down is asked again soon, but not all the time. */
const TROUBLE_PAUSE_MS = 30 * MINUTE;

const captured = (taken: Captured): Refreshed =>
  taken.kind === 'useless' ? { kind: 'kept', problem: taken.why } : taken;

export const createChartRefresh = (deps: ChartRefreshDeps): ChartRefresh => {
  const { store, clock, sources, captures, server, keepMs } = deps;

  const keep = async (id: ChartId, problem: ChartProblem, dueAt: number): Promise<Refreshed> => {
    const now = clock.now();
    await store.transaction((tx) => tx.charts.set(id, { problem, problemAt: now, triedAt: now, dueAt }));
    return { kind: 'kept', problem };
  };

  const take = async ({ id }: Chart, answer: ChartAnswer): Promise<Refreshed> => {
    const later = clock.now() + keepMs;
    switch (answer.kind) {
      case 'gone':
      case 'nobody':
        return keep(id, answer.kind, later);
      case 'shape':
      case 'entries': {
        const taken = await captures.take(
          id,
          answer.kind === 'shape'
            ? { state: 'shape', raw: answer.raw }
            : { state: 'good', entries: answer.entries, raw: answer.raw },
        );
        return captured(taken);
      }
    }
  };

  return {
    run: async (id, signal) => {
      const chart = await store.read.charts.find(id);
      if (chart === null) return { kind: 'kept', problem: 'gone' };
      if (chart.source === 'server') return captured(await server.count(chart, signal));
      const source = sources.find((one) => one.source === chart.source);
      if (source === undefined) return keep(id, 'off', clock.now() + keepMs);
      let answer: ChartAnswer;
      try {
        answer = await source.read({ spec: chart, now: clock.now() }, signal);
      } catch (error) {
        if (signal.aborted) throw error;
        if (error instanceof RetryAfter) return keep(id, 'resting', error.at);
        if (!isAppError(error, 'PROVIDER_UNAVAILABLE')) throw error;
        const pause = Math.min(keepMs, TROUBLE_PAUSE_MS);
        return error.data.why === 'refused'
          ? keep(id, 'refused', clock.now() + keepMs)
          : keep(id, 'unavailable', clock.now() + pause);
      }
      return take(chart, answer);
    },
  };
};
