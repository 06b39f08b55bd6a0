import { stylesOpen, stylesRemove } from '../../views/actions/curation.ts';
import { removeStyleView } from '../../views/curation/style.ts';
import { type AnyAction, handle, type Route } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { namedStyle } from './named.ts';
import type { StyleShows } from './styles-show.ts';

/** `/styles`: what can be sorted, how it is followed, and styles of one's own. */
export const styleRoutes = (
  deps: Pick<CurationFeatureDeps, 'styles'>,
  show: StyleShows,
): Record<string, Route['run']> => ({
  list: async (r) => ({ kind: 'reply', view: await show.list(r, 0) }),
  show: async (r, options) => ({
    kind: 'reply',
    view: await show.style(r, await namedStyle(deps, r, options)),
  }),
  add: async (r, options) => {
    const { id } = await deps.styles.add(r.person.id, options.string('name') ?? '');
    return { kind: 'reply', view: await show.style(r, id, r.m.curationCards.styles.added) };
  },
});

/** Deleting an own style asks first. */
export const styleRemoval = (
  { styles }: Pick<CurationFeatureDeps, 'styles'>,
  show: StyleShows,
): AnyAction[] => [
  handle({
    spec: stylesRemove,
    run: async (r, { style: id, sure }) => {
      const { person, m } = r;
      if (sure === 'yes') {
        await styles.remove(person.id, id);
        return { kind: 'update', view: await show.list(r, 0) };
      }
      const style = await styles.find(person.id, id);
      const back = stylesOpen.id(person.id, { style: id, via: 'back' });
      return { kind: 'update', view: removeStyleView(style, person.id, m, back) };
    },
  }),
];
