import type { CategoryId, CurationTrackId } from '../../domain/ids.ts';
import {
  curateAll,
  curateChoose,
  curateReview,
  curateSilver,
  curateSilverPick,
} from '../../views/actions/curation.ts';
import { chosenView } from '../../views/curation/chosen.ts';
import { formatNumber } from '../../views/kit/format.ts';
import { type AnyAction, handle } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { promotedWords, type ReviewShows, samePage } from './review-show.ts';

/** Looking through Silver: its lists, one of them, all of it to Gold, and choosing from it. */
export const curateReviewActions = (
  { review, categories }: Pick<CurationFeatureDeps, 'review' | 'categories'>,
  show: ReviewShows,
): AnyAction[] => [
  handle({
    spec: curateReview,
    run: async (r, { period }) => ({ kind: 'update', view: await show.overview(r, period) }),
  }),
  handle({
    spec: curateSilverPick,
    run: async (r, { period }, { values: [id] }) => ({
      kind: 'update',
      view: await show.silver(r, { period, category: Number(id) as CategoryId, page: 0 }),
    }),
  }),
  handle({
    spec: curateSilver,
    run: async (r, on) => ({ kind: 'update', view: await show.silver(r, on) }),
  }),
  handle({
    spec: curateAll,
    run: async (r, { period, category, what }) => {
      const t = r.m.curationCards.review;
      const on = { period, category, page: 0 };
      if (what === 'promote') {
        const promoted = await review.promote(r.person.id, period, category, 'all');
        return { kind: 'update', view: await show.silver(r, on, promotedWords(promoted, r.m)) };
      }
      const n = await review.unpromote(r.person.id, period, category, 'all');
      return { kind: 'update', view: await show.silver(r, on, t.unpromoted(n, formatNumber(n, r.m.locale))) };
    },
  }),
  handle({
    spec: curateChoose,
    run: async (r, { mark, ...on }, { values }) => {
      const { person, m } = r;
      const page = await review.silver(person.id, on.period, on.category, on.page);
      if (samePage(page, mark) === null)
        return { kind: 'update', view: await show.silver(r, on, m.curationCards.review.changed) };
      const into = await categories.list(person.id, page.period.styleId);
      const chosen = new Set(values.map((id) => Number(id) as CurationTrackId));
      return { kind: 'update', view: chosenView(page, chosen, into, person.id, m) };
    },
  }),
];
