import type { RadarChannel, RadarItem } from '../../domain/radar/radar.ts';
import { channelMention } from '../digests/words.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { formatNumber } from '../kit/format.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { messagesFor } from '../messages/catalogue.ts';
import { linesOf } from './lines.ts';

/** What is new for a server: nobody of it is named, nor whom somebody likes. */
export const radarNewsBody = (
  { items, total }: { items: readonly RadarItem[]; total: number },
  locale: string,
): MessageBody => {
  const m = messagesFor(locale);
  const t = m.radar.inChannel;
  return messageBody(
    message('listening', [
      heading(t.title(total, formatNumber(total, m.locale))),
      ...items.flatMap((item) => linesOf({ ...item, isMain: true, via: 'artist' }, m)),
      small(t.why),
    ]),
  );
};

/** The DM about a channel that is closed, to whoever set it up. */
export const radarClosedBody = ({ channelId }: RadarChannel, locale: string): MessageBody =>
  messageBody(
    message('listening', [text(messagesFor(locale).radar.inChannel.closed(channelMention(channelId)))]),
  );
