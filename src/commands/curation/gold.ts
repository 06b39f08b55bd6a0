import type { CategoryId, MemberId, PromotionId, StyleId } from '../../domain/ids.ts';
import type { GoldScope } from '../../services/curation/gold.ts';
import { curateGold, curateUngold } from '../../views/actions/curation.ts';
import { goldView } from '../../views/curation/gold.ts';
import { formatNumber } from '../../views/kit/format.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { type AnyAction, handle, type Request, type Route } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { namedStyle } from './named.ts';

type Deps = Pick<CurationFeatureDeps, 'review' | 'gold' | 'categories' | 'styles'>;

/** The history of a category's Gold, of a style's, or of all. */
const show = async (
  { gold }: Deps,
  { person, m }: Request,
  scope: GoldScope,
  page: number,
  said: string | null = null,
): Promise<MessageView> => goldView(await gold.page(person.id, scope, page), person.id, m, said);

/** What a custom id says: 0 is none. */
const scopeOf = ({ category, style }: { category: number; style: number }): GoldScope => ({
  categoryId: category === 0 ? null : (category as CategoryId),
  styleId: style === 0 ? null : (style as StyleId),
});

/** A category of that style; without one, of any. */
const named = async ({ gold, categories }: Deps, member: MemberId, style: StyleId | null, typed: string) =>
  style === null ? gold.named(member, typed) : (await categories.resolve(member, style, typed)).id;

/** `/curate gold`: what is in Gold, and from which week. */
export const goldRoute =
  (deps: Deps): Route['run'] =>
  async (r, options) => {
    const typed = options.string('category');
    const styleId = options.string('style') === null ? null : await namedStyle(deps, r, options);
    const categoryId = typed === null ? null : await named(deps, r.person.id, styleId, typed);
    return { kind: 'reply', view: await show(deps, r, { categoryId, styleId }, 0) };
  };

export const goldActions = (deps: Deps): AnyAction[] => [
  handle({
    spec: curateGold,
    run: async (r, on) => ({ kind: 'update', view: await show(deps, r, scopeOf(on), on.page) }),
  }),
  handle({
    spec: curateUngold,
    run: async (r, on, { values }) => {
      const ids = values.map((id) => Number(id) as PromotionId);
      const count = await deps.review.unpromoteThese(r.person.id, ids);
      const said = r.m.curationCards.review.unpromoted(count, formatNumber(count, r.m.locale));
      return { kind: 'update', view: await show(deps, r, scopeOf(on), on.page, said) };
    },
  }),
];
