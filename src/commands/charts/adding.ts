import type { PeriodId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { chartAdd, chartInto } from '../../views/actions/charts.ts';
import { addedView, addForm } from '../../views/charts/adding.ts';
import { type Answer, type AnyAction, handle, type Route } from '../command.ts';
import { type ChartFeatureDeps, viewerOf } from './deps.ts';
import { entityOf } from './wish.ts';

/** `/trending add`, and the form under an entity. */
export const chartAddRoute = (deps: ChartFeatureDeps): Omit<Route, 'complete'> => ({
  run: async (request, options): Promise<Answer> => {
    const { chartAdding } = deps;
    const { m, notify } = request;
    const entity = await entityOf(deps, request, options.string('what') ?? '');
    const period = options.string('period')?.trim() ?? '';
    const viewer = viewerOf(request);
    if (period !== '') {
      if (!/^[1-9]\d{0,14}$/.test(period)) throw new AppError('NOT_FOUND', { what: 'period' });
      const added = await chartAdding.toPeriod(viewer, entity, Number(period) as PeriodId, notify);
      return { kind: 'reply', view: addedView(added, m) };
    }
    const playlist = options.string('playlist')?.trim() || m.charts.adding.usual;
    return {
      kind: 'reply',
      view: addedView(await chartAdding.toPlaylist(viewer, entity, playlist, notify), m),
    };
  },
});

export const chartAddActions = ({ chartAdding }: ChartFeatureDeps): AnyAction[] => [
  handle({
    spec: chartAdd,
    run: async ({ person, m }, { entity }) => ({ kind: 'modal', modal: addForm(person.id, entity, m) }),
  }),
  handle({
    spec: chartInto,
    run: async (request, { entity }, input) => {
      const { m, notify } = request;
      const playlist = input.field('playlist').trim() || m.charts.adding.usual;
      const added = await chartAdding.toPlaylist(viewerOf(request), entity, playlist, notify);
      return { kind: 'reply', view: addedView(added, m) };
    },
  }),
];
