import type { MemberId } from '../../domain/ids.ts';
import { curateClosed, curateOpen } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { PeriodFacts } from './facts.ts';
import { periodView } from './period.ts';
import { periodName } from './words.ts';

export interface ClosingFacts extends PeriodFacts {
  readonly promoted: number;
  readonly notPromoted: number;
  readonly playlists: number;
}

/** Asks before a week is closed, with its numbers. */
export const closingView = (closing: ClosingFacts, owner: MemberId, m: Messages): MessageView => {
  const { period, progress, promoted, notPromoted, playlists } = closing;
  if (period.state === 'closed') return periodView(closing, owner, m);
  const t = m.curationCards.close;
  const number = (value: number) => formatNumber(value, m.locale);
  const yes = (how: 'empty' | 'delete' | 'keep') => curateClosed.id(owner, { period: period.id, how });
  return message('warning', [
    heading(t.title(periodName(closing, m))),
    text(
      progress.left > 0 && t.left(progress.left, number(progress.left)),
      t.silver(number(promoted), number(notPromoted)),
      t.playlists(playlists),
    ),
    small(t.says),
    row(
      playlists > 0 && danger({ label: t.delete(playlists), id: yes('delete') }),
      playlists > 0 && danger({ label: t.empty(playlists), id: yes('empty') }),
      secondary({ label: t.keep, id: yes('keep') }),
      secondary({ label: t.no, id: curateOpen.id(owner, { period: period.id, via: 'back' }) }),
    ),
  ]);
};

/** The week is closed. @param how what becomes of its playlists */
export const closedView = (
  closing: ClosingFacts,
  how: 'empty' | 'delete' | 'keep',
  owner: MemberId,
  m: Messages,
): MessageView =>
  message('curation', [
    heading(m.curationCards.done.closedTitle(periodName(closing, m))),
    text(m.curationCards.close.done[how]),
    row(
      secondary({
        label: m.curationCards.list.pick,
        id: curateOpen.id(owner, { period: closing.period.id, via: 'open' }),
      }),
    ),
  ]);
