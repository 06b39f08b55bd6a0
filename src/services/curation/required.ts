import type { Reads } from '../../db/repositories/repositories.ts';
import type { Category, MemberStyle, Period, Style } from '../../domain/curation/curation.ts';
import type { CategoryId, MemberId, PeriodId, StyleId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';

/** @throws {AppError} NOT_FOUND for one that this member does not see */
export const requireStyle = async (
  { styles }: Pick<Reads, 'styles'>,
  memberId: MemberId,
  id: StyleId,
): Promise<Style> => {
  const style = await styles.find(memberId, id);
  if (style === null) throw new AppError('NOT_FOUND', { what: 'style' });
  return style;
};

/** @throws {AppError} NOT_FOUND for one that is not this member's */
export const requirePeriod = async (
  { curationPeriods }: Pick<Reads, 'curationPeriods'>,
  memberId: MemberId,
  id: PeriodId,
): Promise<Period> => {
  const period = await curationPeriods.find(memberId, id);
  if (period === null) throw new AppError('NOT_FOUND', { what: 'period' });
  return period;
};

/** @throws {AppError} NOT_FOUND for one that is not this member's, or was merged into another */
export const requireCategory = async (
  { categories }: Pick<Reads, 'categories'>,
  memberId: MemberId,
  id: CategoryId,
): Promise<Category> => {
  const category = await categories.find(memberId, id);
  if (category === null || category.mergedInto !== null) {
    throw new AppError('NOT_FOUND', { what: 'category' });
  }
  return category;
};

/** How a member follows a style, or would if they began now. */
export const followingOf = async (
  { styles }: Pick<Reads, 'styles'>,
  memberId: MemberId,
  styleId: StyleId,
): Promise<MemberStyle> =>
  (await styles.followed(memberId, styleId)) ?? {
    memberId,
    styleId,
    weekKind: 'beatport',
    intake: true,
    remind: true,
    unmatched: false,
    sources: ['beatport', 'listenbrainz', 'file', 'playlist'],
    feedSourceId: null,
  };

/** Those that can be sorted into, in their order. */
export const sortableOf = (categories: readonly Category[]): Category[] =>
  categories.filter(
    ({ trash, archivedAt, mergedInto }) => !trash && archivedAt === null && mergedInto === null,
  );

/** The one that Trash has its name from; null: Trash is no playlist. */
export const trashOf = (categories: readonly Category[]): Category | null =>
  categories.find(({ trash, archivedAt }) => trash && archivedAt === null) ?? null;
