import { namedSources } from '../../domain/charts/catalogue.ts';
import type { ChartEntityId, ChartId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { chartSource, chartWhere, chartWho } from '../../views/actions/charts.ts';
import { type AnyAction, handle, type Input } from '../command.ts';
import { NO_SCOPE } from './actions.ts';
import type { ChartShows } from './show.ts';

const ID = /^[1-9]\d{0,14}$/;
/** An id that was picked from a menu. @throws {AppError} OUT_OF_DATE */
const picked = <T extends number>({ values: [value = ''] }: Input): T => {
  if (!ID.test(value)) throw new AppError('OUT_OF_DATE', {});
  return Number(value) as T;
};

/** Menus of `/trending`, and where they lead. */
export const chartMenuActions = (show: ChartShows): AnyAction[] => [
  handle({
    spec: chartSource,
    run: async (r, { list }, { values: [value] }) => {
      const source = namedSources.find((one) => one === value);
      if (source === undefined) throw new AppError('OUT_OF_DATE', {});
      return { kind: 'update', view: await show.page(r, { source, list, ...NO_SCOPE }, null) };
    },
  }),
  handle({
    spec: chartWho,
    run: async (r, { chart }, input) => ({
      kind: 'update',
      view: await show.history(r, picked<ChartEntityId>(input), chart),
    }),
  }),
  handle({
    spec: chartWhere,
    run: async (r, { entity }, input) => ({
      kind: 'update',
      view: await show.history(r, entity, picked<ChartId>(input)),
    }),
  }),
];
