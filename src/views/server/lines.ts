import type { MemberId } from '../../domain/ids.ts';
import type { RankedMember, ServerRanking } from '../../domain/server/ranking.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Members of a page of a list. */
export const PER_PAGE = 10;

/** Discord writes the name, as it is now and for whoever looks; nobody's phone rings for it. */
export const mention = (id: MemberId): string => `<@${id}>`;

const MEDALS = ['🥇', '🥈', '🥉'];
/** A medal, or the number of the place. */
export const placeText = (place: number, m: Messages): string =>
  MEDALS[place - 1] ?? `**${formatNumber(place, m.locale)}.**`;

/** `12 plays` */
export const playsText = (plays: number, m: Messages): string =>
  m.server.plays(plays, formatNumber(plays, m.locale));

/** The members of a page; one that does not exist (any more) is the nearest that does. */
export const pageOf = ({ named }: ServerRanking, asked: number) => {
  const pages = Math.max(1, Math.ceil(named.length / PER_PAGE));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { page, pages, part: named.slice(page * PER_PAGE, (page + 1) * PER_PAGE) };
};

/** A line for each member, and how many stand beside them without a name. */
export const rankingLines = (
  ranking: ServerRanking,
  part: readonly RankedMember[],
  sayValue: (value: number) => string,
  m: Messages,
): string[] => [
  ...part.map(({ place, memberId, value }) =>
    m.server.row(placeText(place, m), mention(memberId), sayValue(value)),
  ),
  ...(ranking.counted === null ? [] : [m.server.counted(formatNumber(ranking.counted, m.locale))]),
];

/** Where the one who asks stands: for their eyes only. */
export const ownLine = (
  { own }: ServerRanking,
  sayValue: (value: number) => string,
  m: Messages,
): string | null => {
  if (own === null) return null;
  if (own.place === null) return m.server.own.nothing;
  const place = formatNumber(own.place, m.locale);
  return own.level === 'named'
    ? m.server.own.named(place, sayValue(own.value))
    : m.server.own.hidden(place, sayValue(own.value));
};
