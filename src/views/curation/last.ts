import { small } from '../kit/components.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { CardFacts, SortedHow, SortingFacts } from './facts.ts';
import { placeName, releaseTitle } from './words.ts';

/** Where the last one went, and what happened to the click if it did nothing. */
export const lastLine = (view: SortingFacts, how: SortedHow | null, m: Messages) => {
  const { card, last } = view;
  const t = m.curationCards.sort;
  const title = (of: CardFacts['release']) => escapeText(releaseTitle(of, m), 60);
  const said =
    how === 'undone' && card !== null
      ? t.undone(title(card.release))
      : last !== null && t.sorted(title(last.card.release), placeName(last.sort.to, view, m));
  const notice =
    (how === 'stale' && t.stale) ||
    (how === 'category_gone' && t.goneCategory) ||
    (how === 'closed' && t.closed);
  if (said === false) return notice === false ? null : small(notice);
  return small(notice, said);
};
