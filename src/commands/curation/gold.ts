import type { CategoryId, PromotionId, StyleId } from '../../domain/ids.ts';
import { curateGold, curateUngold } from '../../views/actions/curation.ts';
import { goldView } from '../../views/curation/gold.ts';
import { formatNumber } from '../../views/kit/format.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { type AnyAction, handle, type Request, type Route } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { namedStyle } from './named.ts';

type Deps = Pick<CurationFeatureDeps, 'review' | 'categories' | 'styles'>;

/** The history of a category's Gold, or of all. @param id 0: all */
const show = async (
  { review }: Deps,
  { person, m }: Request,
  on: { readonly category: number; readonly page: number; readonly name?: string | null },
  said: string | null = null,
): Promise<MessageView> => {
  const { category, name = null } = on;
  const id = category === 0 ? null : (category as CategoryId);
  const found = await review.history(person.id, id, on.page);
  const page = Math.min(Math.max(0, on.page), found.pages - 1);
  return goldView({ category, name, page, ...found }, person.id, m, said);
};

/** `/curate gold`: what is in Gold, and from which week. */
export const goldRoute =
  (deps: Deps): Route['run'] =>
  async (r, options) => {
    const typed = options.string('category');
    if (typed === null) return { kind: 'reply', view: await show(deps, r, { category: 0, page: 0 }) };
    const style: StyleId = await namedStyle(deps, r, options);
    const { id, name } = await deps.categories.resolve(r.person.id, style, typed);
    return { kind: 'reply', view: await show(deps, r, { category: id, page: 0, name }) };
  };

export const goldActions = (deps: Deps): AnyAction[] => [
  handle({
    spec: curateGold,
    run: async (r, on) => ({ kind: 'update', view: await show(deps, r, on) }),
  }),
  handle({
    spec: curateUngold,
    run: async (r, on, { values }) => {
      const ids = values.map((id) => Number(id) as PromotionId);
      const count = await deps.review.unpromoteThese(r.person.id, ids);
      const said = r.m.curationCards.review.unpromoted(count, formatNumber(count, r.m.locale));
      return { kind: 'update', view: await show(deps, r, on, said) };
    },
  }),
];
