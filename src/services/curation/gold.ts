import type { PromotionLine } from '../../db/repositories/gold-history.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Category, Style } from '../../domain/curation/curation.ts';
import type { CategoryId, MemberId, StyleId } from '../../domain/ids.ts';
import { choicePage, rankNames } from '../../domain/library/choices.ts';
import { AppError } from '../../errors.ts';
import { requireCategory, requireStyle } from './required.ts';
import { REVIEW_PAGE } from './review.ts';

/** Of which Gold: a category's, a style's, or all of a member's. */
export interface GoldScope {
  readonly categoryId: CategoryId | null;
  readonly styleId: StyleId | null;
}

export interface GoldPage {
  readonly category: Category | null;
  readonly style: Style | null;
  /** The newest first. */
  readonly lines: readonly PromotionLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** What is in Gold, and where it came from. */
export interface GoldHistory {
  /** @param page from 0; one beyond the last is the last @throws {AppError} NOT_FOUND */
  page(memberId: MemberId, scope: GoldScope, page: number): Promise<GoldPage>;
  /** Categories of all styles that fit what was typed, the best first. @param typed an id, or some of a name */
  categories(memberId: MemberId, typed: string): Promise<NamedCategory[]>;
  /** The best of them. @throws {AppError} NOT_FOUND */
  named(memberId: MemberId, typed: string): Promise<CategoryId>;
}

export interface NamedCategory {
  readonly id: CategoryId;
  readonly name: string;
  readonly style: string;
}

export const createGoldHistory = ({
  read,
}: {
  read: Pick<Reads, 'categories' | 'styles' | 'curationPromotions'>;
}): GoldHistory => ({
  page: async (memberId, { categoryId, styleId }, asked) => {
    const category = categoryId === null ? null : await requireCategory(read, memberId, categoryId);
    const of = category?.styleId ?? styleId;
    const style = of === null ? null : await requireStyle(read, memberId, of);
    const scope = { categoryId, styleId: of };
    const total = await read.curationPromotions.count(memberId, scope);
    const { page, pages, offset } = choicePage(total, REVIEW_PAGE, asked);
    const lines = await read.curationPromotions.history(memberId, scope, REVIEW_PAGE, offset);
    return { category, style, lines, total, page, pages };
  },

  categories: (memberId, typed) => categoriesOf(read, memberId, typed),

  named: async (memberId, typed) => {
    const [best] = await categoriesOf(read, memberId, typed);
    if (best === undefined) throw new AppError('NOT_FOUND', { what: 'category' });
    return best.id;
  },
});

const categoriesOf = async (
  read: Pick<Reads, 'categories' | 'styles'>,
  memberId: MemberId,
  typed: string,
): Promise<NamedCategory[]> => {
  const all = (await read.categories.ofMember(memberId)).filter(({ trash }) => !trash);
  const styles = await read.styles.byIds([...new Set(all.map(({ styleId }) => styleId))]);
  const names = new Map(styles.map(({ id, name }) => [id, name]));
  const known = all.map(({ id, name, styleId }) => ({ id, name, style: names.get(styleId) ?? '' }));
  const byId = known.filter(({ id }) => String(id) === typed.trim());
  return byId.length > 0 ? byId : rankNames(known, typed);
};
