import type { StyleId } from '../../domain/ids.ts';
import {
  curateBegin,
  curateStyle,
  curateWeek,
  curateWeekKind,
  curateWeeks,
} from '../../views/actions/curation.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import type { CurationShows } from './show.ts';

/** From a style to a week. */
export const curateStartActions = (
  { styles }: Pick<CurationFeatureDeps, 'styles'>,
  show: CurationShows,
): AnyAction[] => [
  handle({
    spec: curateStyle,
    run: async (r, _, { values: [id] }) => ({
      kind: 'update',
      view: await show.weeks(r, Number(id) as StyleId),
    }),
  }),
  handle({
    spec: curateWeeks,
    run: async (r, { style }) => ({ kind: 'update', view: await show.weeks(r, style) }),
  }),
  handle({
    spec: curateWeekKind,
    run: async (r, { style, to }) => {
      await styles.follow(r.person.id, style, { weekKind: to });
      return { kind: 'update', view: await show.weeks(r, style) };
    },
  }),
  handle({
    spec: curateWeek,
    run: async (r, { style }, { values: [week = ''] }) => ({
      kind: 'update',
      view: await show.begin(r, style, week),
    }),
  }),
  handle({
    spec: curateBegin,
    run: async (r, { style, week }) => ({ kind: 'update', view: await show.begin(r, style, week) }),
  }),
];
