import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { CaptureState, Chart, ChartEntry } from '../../domain/charts/chart.ts';
import { type CaptureMoment, remember, type Seat } from '../../domain/charts/memory.ts';
import { sameOrder } from '../../domain/charts/movement.ts';
import { weekNumber } from '../../domain/charts/weeks.ts';
import type { ChartId } from '../../domain/ids.ts';
import type { Enqueue } from '../intents.ts';
import { placeEntries } from './entities.ts';
import { chartsResolve } from './work.ts';

/** What a source answered, as far as it is kept. */
export type Answered =
  | { readonly state: 'good'; readonly entries: readonly ChartEntry[]; readonly raw: unknown }
  | { readonly state: 'empty' | 'shape'; readonly raw: unknown };

/** `unchanged`: it stands as it stood; `useless`: kept, but what was shown before stays. */
export type Captured =
  | { readonly kind: 'captured'; readonly entries: number }
  | { readonly kind: 'unchanged'; readonly entries: number }
  | { readonly kind: 'useless'; readonly why: 'empty' | 'shape' | 'gone' };

/** Turns answers into captures, and captures into memory. */
export interface ChartCaptures {
  /**
   * In two short transactions: first who is who, then where they stand.
   * @param at when it stood like that, ms UTC; now if absent. Captures of a chart come in the order of their time.
   */
  take(id: ChartId, answered: Answered, at?: number): Promise<Captured>;
}

export const createChartCaptures = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  /** How long a chart counts as fresh, and what a source sent is kept, ms. */
  keepMs: number;
}): ChartCaptures => {
  const { store, clock, enqueue, keepMs } = deps;

  /** The moment of a capture: never before the one before it. What a clock that was ahead wrote is brought back. */
  const momentOf = async (
    tx: Repositories,
    chartId: ChartId,
    at: number,
  ): Promise<{ readonly at: number; readonly week: number }> => {
    const before = await tx.chartCaptures.latest(chartId);
    if (before !== null && before.seenAt > at) await tx.chartMemory.bringBack(chartId, at, weekNumber(at));
    return { at, week: weekNumber(at) };
  };

  const keep = async (
    tx: Repositories,
    chartId: ChartId,
    moment: { readonly at: number; readonly week: number },
    facts: { readonly state: CaptureState; readonly entries: number; readonly raw: unknown },
  ): Promise<CaptureMoment> => {
    const { at, week } = moment;
    const id = await tx.chartCaptures.add({
      ...{ chartId, ...facts, raw: facts.raw ?? null },
      ...{ capturedAt: at, seenAt: at, week, expiresAt: at + keepMs },
    });
    return { id, capturedAt: at, week };
  };

  const keepUseless = (id: ChartId, state: 'empty' | 'shape', raw: unknown, now: number): Promise<Captured> =>
    store.transaction(async (tx) => {
      if ((await tx.charts.find(id)) === null) return { kind: 'useless', why: 'gone' };
      const moment = await momentOf(tx, id, now);
      const capture = await keep(tx, id, moment, { state, entries: 0, raw });
      // One of them is enough to look at.
      await tx.chartCaptures.dropUseless(id, capture.id);
      const { at } = moment;
      const problem = { problem: state, problemAt: at };
      await tx.charts.set(id, { ...problem, triedAt: at, dueAt: at + keepMs });
      return { kind: 'useless', why: state };
    });

  /** Remembers where everybody stood. */
  const write = async (
    tx: Repositories,
    chart: Chart,
    places: readonly Seat[],
    raw: unknown,
    now: number,
  ) => {
    const moment = await momentOf(tx, chart.id, now);
    const capture = await keep(tx, chart.id, moment, { state: 'good', entries: places.length, raw });
    await tx.chartCaptures.place(capture.id, places);
    const before = await tx.chartMemory.of(
      chart.id,
      places.map(({ entityId }) => entityId),
    );
    await tx.chartMemory.remember(
      chart.id,
      places.map((place) => remember(before.get(place.entityId) ?? null, place, capture, chart.captureId)),
    );
    return capture;
  };

  const keepGood = (id: ChartId, places: readonly Seat[], raw: unknown, now: number): Promise<Captured> =>
    store.transaction(async (tx) => {
      const chart = await tx.charts.find(id);
      if (chart === null) return { kind: 'useless', why: 'gone' };
      const shown = chart.captureId === null ? null : await tx.chartCaptures.find(chart.captureId);
      const ahead = shown !== null && shown.seenAt > now;
      const stands =
        shown !== null &&
        !ahead &&
        shown.week === weekNumber(now) &&
        sameOrder(await tx.chartCaptures.places(shown.id), places);
      const fine = { problem: null, problemAt: null, checkedAt: now, triedAt: now, dueAt: now + keepMs };
      if (shown !== null && stands) {
        await tx.chartCaptures.confirm(shown.id, now, raw, now + keepMs);
        await tx.charts.set(id, fine);
        return { kind: 'unchanged', entries: places.length };
      }
      const capture = await write(tx, chart, places, raw, now);
      await tx.charts.set(id, { ...fine, captureId: capture.id });
      await enqueue(tx, chartsResolve());
      return { kind: 'captured', entries: places.length };
    });

  return {
    take: async (id, answered, at = clock.now()) => {
      if (answered.state !== 'good') return keepUseless(id, answered.state, answered.raw, at);
      const { entries, raw } = answered;
      if (entries.length === 0) return keepUseless(id, 'empty', raw, at);
      const places = await store.transaction(async (tx) => {
        const chart = await tx.charts.find(id);
        return chart === null ? null : placeEntries(tx, chart, entries, clock.now());
      });
      return places === null ? { kind: 'useless', why: 'gone' } : keepGood(id, places, raw, at);
    },
  };
};
