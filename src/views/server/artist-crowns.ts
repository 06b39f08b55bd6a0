import type { MemberId } from '../../domain/ids.ts';
import { CROWN_PLAYS, type Crown } from '../../domain/server/crowns.ts';
import { type NamedSubject, subjectText } from '../../domain/server/subjects.ts';
import { whoKnowsShow } from '../actions/server.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { day } from './crown-words.ts';
import { mention, placeText, playsText } from './lines.ts';

/** Who holds the crown of an artist, and who held it. */
export const artistCrownsView = (
  { subject, reigns }: { readonly subject: NamedSubject; readonly reigns: readonly Crown[] },
  viewer: MemberId,
  m: Messages,
): MessageView => {
  const t = m.server.crowns;
  const isFree = reigns.every(({ lostAt }) => lostAt !== null);
  return message('listening', [
    heading(t.artistTitle(escapeText(subject.name, 60))),
    isFree && text(t.free(formatNumber(CROWN_PLAYS, m.locale))),
    reigns.length > 0 &&
      text(
        ...reigns.map(({ memberId, plays, takenAt, lostAt }) =>
          lostAt === null
            ? t.reign(mention(memberId), playsText(plays, m), day(takenAt))
            : t.past(mention(memberId), playsText(plays, m), day(takenAt), day(lostAt)),
        ),
      ),
    row(
      secondary({
        label: plain(m.server.who.title(subject.name), 80),
        id: whoKnowsShow.id(viewer, { subject: subjectText(subject.subject), page: 0 }),
      }),
    ),
  ]);
};

/** Who holds the most crowns. */
export const crownHoldersView = (
  { holders }: { readonly holders: readonly { readonly memberId: MemberId; readonly crowns: number }[] },
  m: Messages,
): MessageView => {
  const t = m.server.crowns;
  return message('listening', [
    heading(t.topTitle),
    holders.length === 0
      ? text(t.topNone)
      : text(
          ...holders.map(({ memberId, crowns }, at) =>
            m.server.row(
              placeText(at + 1, m),
              mention(memberId),
              t.held(crowns, formatNumber(crowns, m.locale)),
            ),
          ),
        ),
  ]);
};
