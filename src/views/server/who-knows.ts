import type { MemberId } from '../../domain/ids.ts';
import type { ServerRanking } from '../../domain/server/ranking.ts';
import { type NamedSubject, subjectText } from '../../domain/server/subjects.ts';
import { serverConsent } from '../actions/privacy.ts';
import { whoKnowsShare, whoKnowsShow } from '../actions/server.ts';
import { type Child, message, small, text } from '../kit/components.ts';
import { linkButton, pager, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { ownLine, pageOf, playsText, rankingLines } from './lines.ts';
import { subjectTitle } from './subject-title.ts';

export interface ShownKnowers {
  readonly subject: NamedSubject;
  readonly ranking: ServerRanking;
  /** ms UTC; null: every number is right. */
  readonly asOf: number | null;
}

/** Who knows something. @param owner who alone sees and turns it; null for everybody's eyes */
export const whoKnowsView = (
  known: ShownKnowers,
  asked: number,
  owner: MemberId | null,
  m: Messages,
): MessageView => {
  const { subject, ranking, asOf } = known;
  const { page, pages, part } = pageOf(ranking, asked);
  const sayPlays = (value: number): string => playsText(value, m);
  const lines = rankingLines(ranking, part, sayPlays, m);
  const notes = [
    ownLine(ranking, sayPlays, m),
    asOf === null ? null : m.server.asOf(relativeTime(asOf)),
  ].filter((note) => note !== null);
  return message('listening', [
    subjectTitle(subject, m),
    ranking.named.length === 0 &&
      text(ranking.counted === null ? m.server.who.none(subject.subject.kind) : m.server.who.unnamed),
    lines.length > 0 && text(...lines),
    notes.length > 0 && small(...notes),
    ...(owner === null ? [] : ways(known, owner, page, pages, m)),
  ]);
};

const ways = (
  { subject, ranking }: ShownKnowers,
  owner: MemberId,
  page: number,
  pages: number,
  m: Messages,
): Child[] => {
  const key = subjectText(subject.subject);
  const { spotifyId } = subject;
  const { kind } = subject.subject;
  return [
    pager({ page, pages, id: (to) => whoKnowsShow.id(owner, { subject: key, page: to }) }, m),
    row(
      ranking.named.length > 0 &&
        secondary({
          label: m.server.share,
          emoji: '📣',
          id: whoKnowsShare.id(owner, { subject: key, page }),
        }),
      ranking.own !== null &&
        ranking.own.level !== 'named' &&
        secondary({ label: m.server.showMe, id: serverConsent.id(owner, { level: 'named' }) }),
      ranking.named.length === 0 &&
        spotifyId !== null &&
        kind !== 'genre' &&
        linkButton({ label: m.server.who.listen, url: `https://open.spotify.com/${kind}/${spotifyId}` }),
    ),
  ];
};
