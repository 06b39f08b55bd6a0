import { splitNames } from '../../domain/curation/names.ts';
import type { StyleId } from '../../domain/ids.ts';
import { mergeView } from '../../views/curation/categories.ts';
import { escapeText } from '../../views/kit/text.ts';
import type { Answer, Options, Request, Route } from '../command.ts';
import type { CategoriesShow } from './category-actions.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { namedStyle } from './named.ts';

/** `/categories`: what a style is sorted into. */
export const categoryRoutes = (
  deps: Pick<CurationFeatureDeps, 'styles' | 'categories'>,
  show: CategoriesShow,
): Record<string, Route['run']> => {
  const { categories } = deps;
  const text = (options: Options, name: string): string => options.string(name) ?? '';
  const named = (r: Request, style: StyleId, typed: string) => categories.resolve(r.person.id, style, typed);

  const route =
    (run: (r: Request, style: StyleId, options: Options) => Promise<string | null>): Route['run'] =>
    async (r, options): Promise<Answer> => {
      const style = await namedStyle(deps, r, options);
      const said = await run(r, style, options);
      return { kind: 'reply', view: await show(r, style, said) };
    };

  return {
    list: route(async () => null),
    add: route(async ({ person, m }, style, options) => {
      const trash = options.string('trash') ?? undefined;
      await categories.add(person.id, style, splitNames(text(options, 'names')), trash);
      return m.curationCards.categories.added;
    }),
    rename: route(async (r, style, options) => {
      const { id } = await named(r, style, text(options, 'category'));
      const { name } = await categories.rename(r.person.id, id, text(options, 'name'));
      return r.m.curationCards.categories.renamed(escapeText(name, 60));
    }),
    reorder: route(async (r, style, options) => {
      const { id } = await named(r, style, text(options, 'category'));
      await categories.reorder(r.person.id, id, options.integer('position') ?? 1);
      return r.m.curationCards.categories.reordered;
    }),
    archive: route(async (r, style, options) => {
      const { id } = await named(r, style, text(options, 'category'));
      const { name } = await categories.archive(r.person.id, id);
      return r.m.curationCards.categories.isArchived(escapeText(name, 60));
    }),
    merge: async (r, options) => {
      const style = await namedStyle(deps, r, options);
      const from = await named(r, style, text(options, 'category'));
      const into = await named(r, style, text(options, 'into'));
      return { kind: 'reply', view: mergeView(from, into, r.person.id, r.m) };
    },
  };
};
