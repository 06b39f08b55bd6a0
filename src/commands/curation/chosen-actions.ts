import type { CategoryId } from '../../domain/ids.ts';
import { curateDo, curateMove } from '../../views/actions/curation.ts';
import { formatNumber } from '../../views/kit/format.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';
import { chosenOf, type OnPage, promotedWords, type ReviewShows } from './review-show.ts';

type What = 'promote' | 'unpromote' | 'bronze' | 'trash' | CategoryId;

/** What becomes of tracks that were chosen from a Silver list. */
export const curateChosenActions = (
  { review }: Pick<CurationFeatureDeps, 'review'>,
  show: ReviewShows,
): AnyAction[] => {
  const act = async (
    r: Request,
    { mark, mask, ...on }: OnPage & { readonly mark: string; readonly mask: string },
    what: What,
  ): Promise<Answer> => {
    const { person, m } = r;
    const t = m.curationCards.review;
    const { period, category } = on;
    const number = (value: number) => formatNumber(value, m.locale);
    const say = async (said: string): Promise<Answer> => ({
      kind: 'update',
      view: await show.silver(r, on, said),
    });
    const chosen = chosenOf(await review.silver(person.id, period, category, on.page), mark, mask);
    if (chosen === null) return say(t.changed);
    if (what === 'promote') {
      return say(promotedWords(await review.promote(person.id, period, category, chosen), m));
    }
    if (what === 'unpromote') {
      const count = await review.unpromote(person.id, period, category, chosen);
      return say(t.unpromoted(count, number(count)));
    }
    const count = await review.move(person.id, period, category, chosen, what);
    return say(t.moved(count, number(count)));
  };
  return [
    handle({ spec: curateDo, run: (r, { what, ...on }) => act(r, on, what) }),
    handle({
      spec: curateMove,
      run: (r, on, { values: [id] }) => act(r, on, Number(id) as CategoryId),
    }),
  ];
};
