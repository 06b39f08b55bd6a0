import type { DigestContent, ServerTop } from '../../domain/digests/content.ts';
import { digestOrder } from '../actions/digests.ts';
import { message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, formatSpan, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { consentButton, type Reader } from './consent.ts';

/** Twenty lines must stay within the 4000 characters of a message, whatever the names are. */
const MAX_NAME = 45;
const MAX_ARTISTS = 25;

/** A digest in detail, for one person: both lists, by plays or by people. */
export const digestCloserView = (content: DigestContent, reader: Reader, m: Messages): MessageView => {
  const t = m.digests.post;
  const { period, totals, by } = content;
  const { fromAt: from, toAt: to } = period;
  const dates = t.period(timestamp(from, 'f'), timestamp(to, 'f'));
  const plays = t.plays(totals.plays, formatNumber(totals.plays, m.locale));
  const all = t.totals(plays, totals.listeners, formatSpan(totals.heardMs, m.locale));
  const empty = totals.plays === 0;
  return message('digests', [
    text(`### ${t.closerTitle}`, empty && (content.counted === 0 ? t.nobody : t.quiet)),
    !empty && text(`**${t.tracks}**`, ...content.tracks.map((top, at) => lineOf(top, at, m))),
    !empty && text(`**${t.artists}**`, ...content.artists.map((top, at) => lineOf(top, at, m))),
    small(empty ? dates : `${all} · ${dates}`, t.counted),
    row(
      !empty &&
        secondary({
          label: by === 'plays' ? t.byListeners : t.byPlays,
          id: digestOrder.id(reader.id, { by: by === 'plays' ? 'listeners' : 'plays', from, to }),
        }),
      consentButton(reader, m),
    ),
  ]);
};

const lineOf = (top: ServerTop, at: number, m: Messages): string => {
  const t = m.digests.post;
  const names = top.artists.map(({ name }) => name).join(', ');
  const name = escapeText(top.name, MAX_NAME);
  return t.line(
    at + 1,
    names === '' ? name : `${name}, ${escapeText(names, MAX_ARTISTS)}`,
    t.plays(top.plays, formatNumber(top.plays, m.locale)),
    t.listeners(top.listeners),
  );
};
