import type { StyleId } from '../../domain/ids.ts';
import { categoriesMerge, categoriesShow } from '../../views/actions/curation.ts';
import { categoriesView } from '../../views/curation/categories.ts';
import { formatNumber } from '../../views/kit/format.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { escapeText } from '../../views/kit/text.ts';
import { type AnyAction, handle, type Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

type Deps = Pick<CurationFeatureDeps, 'styles' | 'categories' | 'categoryMerging'>;

export const categoriesShowOf =
  ({ styles, categories }: Omit<Deps, 'categoryMerging'>) =>
  async ({ person, m }: Request, id: StyleId, said: string | null = null): Promise<MessageView> => {
    const style = await styles.find(person.id, id);
    return categoriesView(style, await categories.all(person.id, id), person.id, m, said);
  };

export type CategoriesShow = ReturnType<typeof categoriesShowOf>;

/** What is pressed about categories. */
export const categoryActions = ({ categoryMerging }: Deps, show: CategoriesShow): AnyAction[] => [
  handle({
    spec: categoriesShow,
    run: async (r, { style }) => ({ kind: 'update', view: await show(r, style) }),
  }),
  handle({
    spec: categoriesMerge,
    run: async (r, { from, into }) => {
      const { person, m } = r;
      const merged = await categoryMerging.merge(person.id, from, into);
      const number = (value: number) => formatNumber(value, m.locale);
      const name = escapeText(merged.into.name, 60);
      const said = m.curationCards.categories.merged(name, number(merged.promoted), number(merged.doubles));
      return { kind: 'update', view: await show(r, merged.into.styleId, said) };
    },
  }),
];
