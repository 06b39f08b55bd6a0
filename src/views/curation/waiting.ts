import type { MemberId, PeriodId } from '../../domain/ids.ts';
import { curateCard, curateDm } from '../actions/curation.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { PeriodFacts } from './facts.ts';
import { periodName } from './words.ts';

/** In place of the card, when the member goes on later. */
export const laterView = (line: PeriodFacts, owner: MemberId, m: Messages): MessageView => {
  const t = m.curationCards.later;
  const { left } = line.progress;
  const { id } = line.period;
  return message('curation', [
    heading(periodName(line, m)),
    text(t.text(m.curationCards.tracks(left, formatNumber(left, m.locale)))),
    row(
      primary({ label: t.on, emoji: '▶️', id: curateCard.id(owner, { period: id, via: 'open' }) }),
      secondary({ label: t.dm, emoji: '✉️', id: curateDm.id(owner, { period: id }) }),
    ),
  ]);
};

/** The card is in the outbox. */
export const dmView = (period: PeriodId, owner: MemberId, m: Messages): MessageView =>
  message('curation', [
    text(m.curationCards.dm.sent),
    row(secondary({ label: m.curationCards.dm.here, id: curateCard.id(owner, { period, via: 'open' }) })),
  ]);
