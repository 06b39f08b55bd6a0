import type { MemberId } from '../../domain/ids.ts';
import type { Measure } from '../../domain/server/boards.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { formatNumber, formatSpan, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { boardWays, type ShownBoard } from './board-ways.ts';
import { ownLine, pageOf, playsText, rankingLines } from './lines.ts';

/** Who leads. @param owner who alone sees and turns it; null for everybody's eyes */
export const boardView = (
  board: ShownBoard,
  asked: number,
  owner: MemberId | null,
  m: Messages,
): MessageView => {
  const { measure, window, ranking, asOf } = board;
  const { page, pages, part } = pageOf(ranking, asked);
  const value = (amount: number): string => valueText(measure, amount, m);
  const lines = rankingLines(ranking, part, value, m);
  const isOff = ranking.own?.level === 'off';
  const notes = [
    isOff ? m.server.own.off : ownLine(ranking, value, m),
    asOf === null ? null : m.server.asOf(relativeTime(asOf)),
  ].filter((note) => note !== null);
  return message('listening', [
    heading(m.server.top.title(measure, window)),
    ranking.named.length === 0 && text(m.server.top.none),
    lines.length > 0 && text(...lines),
    notes.length > 0 && small(...notes),
    ...(owner === null ? [] : boardWays(board, owner, page, pages, m)),
  ]);
};

const valueText = (measure: Measure, value: number, m: Messages): string => {
  const number = formatNumber(value, m.locale);
  switch (measure) {
    case 'plays':
      return playsText(value, m);
    case 'minutes':
      return formatSpan(value * 60_000, m.locale);
    case 'artists':
      return m.server.artists(value, number);
    case 'streak':
      return m.server.days(value, number);
  }
};
