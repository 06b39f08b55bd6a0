import {
  curateCard,
  curateOutOfGold,
  curateSort,
  curateUndo,
  sortTarget,
} from '../../views/actions/curation.ts';
import { sortingView } from '../../views/curation/card.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** What is pressed on a card. A click is one call of one service, and the same message is the next track. */
export const curateSortActions = (deps: Pick<CurationFeatureDeps, 'sorting'>): AnyAction[] => [
  handle({
    spec: curateSort,
    run: async ({ person, m }, { track, version, to }) => {
      const click = { curationTrackId: track, version };
      const { kind, view } = await deps.sorting.sort(person.id, click, sortTarget(to));
      return { kind: 'update', view: sortingView(view, person.id, m, kind) };
    },
  }),
  handle({
    spec: curateUndo,
    run: async ({ person, m }, { period, sort }) => {
      const { kind, view } = await deps.sorting.undo(person.id, period, sort);
      return { kind: 'update', view: sortingView(view, person.id, m, kind) };
    },
  }),
  handle({
    spec: curateOutOfGold,
    run: async ({ person, m }, { track }) => ({
      kind: 'update',
      view: sortingView(await deps.sorting.outOfGold(person.id, track), person.id, m),
    }),
  }),
  handle({
    spec: curateCard,
    run: async ({ person, m }, { period }) => ({
      kind: 'update',
      view: sortingView(await deps.sorting.view(person.id, period), person.id, m),
    }),
  }),
];
