import type { PeriodId } from '../../domain/ids.ts';
import {
  curateClose,
  curateClosed,
  curateList,
  curateOpen,
  curatePick,
  curateStats,
} from '../../views/actions/curation.ts';
import { closedView, closingView } from '../../views/curation/closing.ts';
import { periodView } from '../../views/curation/period.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import type { ListShows } from './list-show.ts';

/** Weeks that were begun: the list of them, one of them, its numbers and its end. */
export const curatePeriodActions = (
  { periods, closer }: Pick<CurationFeatureDeps, 'periods' | 'closer'>,
  show: ListShows,
): AnyAction[] => [
  handle({
    spec: curateList,
    run: async (r, { page }) => ({ kind: 'update', view: await show.list(r, page) }),
  }),
  handle({
    spec: curatePick,
    run: async ({ person, m }, _, { values: [id] }) => ({
      kind: 'update',
      view: periodView(await periods.find(person.id, Number(id) as PeriodId), person.id, m),
    }),
  }),
  handle({
    spec: curateOpen,
    run: async ({ person, m }, { period }) => ({
      kind: 'update',
      view: periodView(await periods.find(person.id, period), person.id, m),
    }),
  }),
  handle({
    spec: curateClose,
    run: async ({ person, m }, { period }) => ({
      kind: 'update',
      view: closingView(await closer.closing(person.id, period), person.id, m),
    }),
  }),
  handle({
    spec: curateClosed,
    run: async ({ person, m }, { period, how }) => ({
      kind: 'update',
      view: closedView(await closer.close(person.id, period, how), how, person.id, m),
    }),
  }),
  handle({
    spec: curateStats,
    run: async (r, { period }) => ({ kind: 'reply', view: await show.stats(r, { periodId: period }) }),
  }),
];
