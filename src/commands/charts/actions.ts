import { scopeWish } from '../../domain/charts/catalogue.ts';
import { chartFetch, chartList, chartShare, chartShow, chartStats } from '../../views/actions/charts.ts';
import { type AnyAction, handle } from '../command.ts';
import type { ChartShows } from './show.ts';

const weekOf = (week: number): number | null => (week === 0 ? null : week);
export const NO_SCOPE = { genre: null, country: null };

/** Buttons of `/trending`. */
export const chartActions = (show: ChartShows): AnyAction[] => [
  handle({
    spec: chartShow,
    run: async (r, { chart, week, page }) => ({
      kind: 'update',
      view: await show.page(r, chart, weekOf(week), page),
    }),
  }),
  handle({
    spec: chartList,
    run: async (r, { source, list, scope }) => ({
      kind: 'update',
      view: await show.page(r, { source, list, ...scopeWish(source, scope || null) }, null),
    }),
  }),
  handle({
    spec: chartStats,
    run: async (r, { chart, week }) => ({ kind: 'update', view: await show.stats(r, chart, weekOf(week)) }),
  }),
  handle({
    spec: chartFetch,
    run: async (r, { chart }) => ({ kind: 'update', view: await show.fetch(r, chart) }),
  }),
  handle({
    spec: chartShare,
    run: async (r, { chart, week, page }) => ({
      ...{ kind: 'reply', public: true },
      view: await show.shared(r, chart, weekOf(week), page),
    }),
  }),
];
