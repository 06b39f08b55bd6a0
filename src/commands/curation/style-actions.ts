import type { StyleId } from '../../domain/ids.ts';
import {
  stylesKind,
  stylesList,
  stylesOpen,
  stylesPick,
  stylesSwitch,
} from '../../views/actions/curation.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import type { StyleShows } from './styles-show.ts';

/** How a style is followed. */
export const styleActions = (
  { styles }: Pick<CurationFeatureDeps, 'styles'>,
  show: StyleShows,
): AnyAction[] => [
  handle({
    spec: stylesList,
    run: async (r, { page }) => ({ kind: 'update', view: await show.list(r, page) }),
  }),
  handle({
    spec: stylesPick,
    run: async (r, _, { values: [id] }) => ({
      kind: 'update',
      view: await show.style(r, Number(id) as StyleId),
    }),
  }),
  handle({
    spec: stylesOpen,
    run: async (r, { style }) => ({ kind: 'update', view: await show.style(r, style) }),
  }),
  handle({
    spec: stylesSwitch,
    run: async (r, { style, what, to }) => {
      await styles.follow(r.person.id, style, { [what]: to === 'on' });
      return { kind: 'update', view: await show.style(r, style) };
    },
  }),
  handle({
    spec: stylesKind,
    run: async (r, { style, to }) => {
      await styles.follow(r.person.id, style, { weekKind: to });
      return { kind: 'update', view: await show.style(r, style) };
    },
  }),
];
