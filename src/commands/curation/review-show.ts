import { chosenByMask } from '../../domain/curation/page-choice.ts';
import type { CategoryId, CurationTrackId, PeriodId } from '../../domain/ids.ts';
import { pageMark } from '../../domain/library/choices.ts';
import type { Promoted } from '../../services/curation/promoting.ts';
import type { ReviewPage } from '../../services/curation/review.ts';
import { reviewView } from '../../views/curation/review.ts';
import { silverView } from '../../views/curation/silver.ts';
import { formatNumber } from '../../views/kit/format.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Messages } from '../../views/messages/catalogue.ts';
import type { Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** What a custom id says of a page of a Silver list. */
export interface OnPage {
  readonly period: PeriodId;
  readonly category: CategoryId;
  readonly page: number;
}

export const reviewShows = ({ review }: Pick<CurationFeatureDeps, 'review'>) => ({
  overview: async ({ person, m }: Request, period: PeriodId): Promise<MessageView> =>
    reviewView(await review.overview(person.id, period), person.id, m),

  silver: async ({ person, m }: Request, on: OnPage, said: string | null = null): Promise<MessageView> =>
    silverView(await review.silver(person.id, on.period, on.category, on.page), person.id, m, said),
});

export type ReviewShows = ReturnType<typeof reviewShows>;

/** What stands on a page; null when it is not the page that the person chose from. */
export const samePage = (page: ReviewPage, mark: string): readonly CurationTrackId[] | null =>
  pageMark(page.lines.map(({ track }) => track)) === mark ? page.lines.map(({ track }) => track.id) : null;

/** The tracks that were chosen; null when the page has changed since. */
export const chosenOf = (page: ReviewPage, mark: string, mask: string): readonly CurationTrackId[] | null => {
  const ids = samePage(page, mark);
  return ids === null ? null : chosenByMask(ids, mask);
};

/** "3 tracks went to Gold. 1 track had been there." */
export const promotedWords = ({ promoted, already, waiting }: Promoted, m: Messages): string => {
  const t = m.curationCards.review;
  const number = (value: number) => formatNumber(value, m.locale);
  return [
    t.promoted(promoted.length, number(promoted.length)),
    ...(already === 0 ? [] : [t.already(already, number(already))]),
    ...(waiting === 0 ? [] : [t.waiting(waiting, number(waiting))]),
  ].join(' ');
};
