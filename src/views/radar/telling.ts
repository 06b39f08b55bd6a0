import type { MemberId } from '../../domain/ids.ts';
import type { RadarItem } from '../../domain/radar/radar.ts';
import { radarShow } from '../actions/radar.ts';
import { heading, message, small } from '../kit/components.ts';
import { primary, row } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { messagesFor } from '../messages/catalogue.ts';
import { linesOf } from './lines.ts';

/** The DM about what is new, in the language of the member. */
export const radarBody = (
  facts: { memberId: MemberId; items: readonly RadarItem[]; total: number },
  locale: string,
): MessageBody => {
  const m = messagesFor(locale);
  const { dm } = m.radar;
  const { memberId, items, total } = facts;
  return messageBody(
    message('listening', [
      heading(dm.title(total, formatNumber(total, m.locale))),
      ...items.flatMap((item) => linesOf(item, m)),
      row(primary({ label: dm.more, id: radarShow.id(memberId, { page: 0 }) })),
      small(dm.stop),
    ]),
  );
};
