import { splitNames } from '../../domain/curation/names.ts';
import { curateName, curateNamed, curateSetUp } from '../../views/actions/curation.ts';
import { namesForm } from '../../views/curation/start.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import type { CurationShows } from './show.ts';

/** What a style is sorted into, the first time. */
export const curateNamingActions = (
  { styles, categories }: Pick<CurationFeatureDeps, 'styles' | 'categories'>,
  show: CurationShows,
): AnyAction[] => [
  handle({
    spec: curateSetUp,
    run: async (r, { style, pack }) => {
      const names = r.m.curationCards.start.packs[pack] ?? [];
      // A second press finds them there already.
      const none = (await categories.list(r.person.id, style)).length === 0;
      if (none) await categories.add(r.person.id, style, names);
      return { kind: 'update', view: await show.weeks(r, style) };
    },
  }),
  handle({
    spec: curateName,
    run: async ({ person, m }, { style }) => ({
      kind: 'modal',
      modal: namesForm(await styles.find(person.id, style), person.id, m),
    }),
  }),
  handle({
    spec: curateNamed,
    run: async (r, { style }, input) => {
      const trash = input.field('trash').trim();
      const names = splitNames(input.field('names'));
      await categories.add(r.person.id, style, names, trash === '' ? undefined : trash);
      return { kind: 'update', view: await show.weeks(r, style) };
    },
  }),
];
