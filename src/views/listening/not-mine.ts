import type { MemberId } from '../../domain/ids.ts';
import type { Stretch } from '../../domain/listening/stretch.ts';
import { notMineUndo } from '../actions/plays.ts';
import { heading, message, section, small, text } from '../kit/components.ts';
import { secondary } from '../kit/controls.ts';
import { formatNumber, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What happened just before the list is shown. */
export type NotMineNews =
  | { readonly kind: 'added'; readonly plays: number }
  | { readonly kind: 'takenBack' }
  | null;

/** The stretches that were not theirs, each with a way back. */
export const notMineView = (
  stretches: readonly Stretch[],
  news: NotMineNews,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.plays;
  return message('listening', [
    heading(t.title),
    news !== null &&
      text(news.kind === 'added' ? t.added(news.plays, formatNumber(news.plays, m.locale)) : t.takenBack),
    ...stretches.map(({ fromAt, toAt }) =>
      section(
        [t.stretch(timestamp(fromAt, 'f'), timestamp(toAt, 'f'))],
        secondary({
          label: t.undo,
          id: notMineUndo.id(owner, { from: Math.floor(fromAt / 1_000), to: Math.floor(toAt / 1_000) }),
        }),
      ),
    ),
    small(stretches.length === 0 ? t.none : t.explain),
  ]);
};
