import type { MemberId } from '../../domain/ids.ts';
import { curateCard, curateClose, curateReview, curateUndo, releasesReview } from '../actions/curation.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { SortedHow, SortingFacts } from './facts.ts';
import { lastLine } from './last.ts';
import { periodName } from './words.ts';

/** In place of a card: the week is sorted, closed, empty, or not put together yet. */
export const nothingLeftView = (
  view: SortingFacts,
  owner: MemberId,
  m: Messages,
  how: SortedHow | null,
): MessageView => {
  const { period, progress, last, doubts } = view;
  const t = m.curationCards.done;
  const name = periodName(view, m);
  const number = (value: number) => formatNumber(value, m.locale);
  const ids = { period: period.id, via: 'again' } as const;
  const review = curateReview.id(owner, { period: period.id, via: 'open' });
  const waiting = progress.waiting > 0 && t.waiting(progress.waiting);
  const doubtful =
    doubts > 0 &&
    secondary({
      label: t.doubts(doubts, number(doubts)),
      emoji: '🤔',
      id: releasesReview.id(owner, { via: 'open' }),
    });
  const look = { label: t.look, emoji: '🔄', id: curateCard.id(owner, ids) };
  if (period.state === 'closed') {
    return message('curation', [
      heading(t.closedTitle(name)),
      text(t.closed),
      row(secondary({ label: t.review, emoji: '🥈', id: review })),
      lastLine(view, how === 'closed' ? how : null, m),
    ]);
  }
  if (period.state === 'making' || progress.total === 0) {
    const isMaking = period.state === 'making';
    return message('curation', [
      heading(isMaking ? t.makingTitle(name) : t.emptyTitle(name)),
      text(isMaking ? t.making : t.empty, waiting),
      row(primary(look), doubtful),
    ]);
  }
  const undo = last === null ? null : curateUndo.id(owner, { period: period.id, sort: last.sort.id });
  return message('curation', [
    heading(t.title(name)),
    text(
      t.kept(number(progress.silver), number(progress.total)),
      t.rest(number(progress.trash), number(progress.skipped)),
      waiting,
    ),
    row(
      primary({ label: t.review, emoji: '🥈', id: review }),
      undo !== null && secondary({ label: m.curationCards.sort.undo, emoji: '↩️', id: undo }),
      secondary({ label: m.curationCards.period.close, id: curateClose.id(owner, { period: period.id }) }),
      progress.waiting > 0 && secondary(look),
      doubtful,
    ),
    lastLine(view, how, m),
  ]);
};
