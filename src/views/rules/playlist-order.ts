import type { MemberId } from '../../domain/ids.ts';
import type { PlaylistCard } from '../../domain/playlists/shown.ts';
import { rulesAnew, rulesLost, rulesOwnOrder, rulesPlaylist, rulesRemake } from '../actions/rules.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { trackName } from './name.ts';

const SHOWN = 25;

/** Where a playlist differs from what the rules want, and what the person can do about it. */
export const orderOf = ({ playlist, unavailable }: PlaylistCard, owner: MemberId, m: Messages): Child[] => {
  const t = m.ruleCards.playlist;
  const { id, order, orderLeft, state } = playlist;
  // Where nothing is sorted, what was moved stays anyway.
  const movedByHand = order === 'loose' ? 0 : playlist.movedByHand;
  const tracks = (count: number): string => m.rules.tracks(count, formatNumber(count, m.locale));
  const lost = unavailable.length;
  const gone = state === 'gone' || state === 'unreadable';
  const lines = [
    orderLeft && t.orderLeft,
    movedByHand > 0 && t.moved(tracks(movedByHand)),
    lost > 0 && t.unavailable(lost, tracks(lost)),
  ];
  const on = { playlist: id };
  return [
    lines.some((line) => line !== false) && text(...lines),
    row(
      gone && secondary({ label: t.remake, emoji: '➕', id: rulesRemake.id(owner, on) }),
      orderLeft && secondary({ label: t.anew, emoji: '🔀', id: rulesAnew.id(owner, on) }),
      movedByHand > 0 && secondary({ label: t.ownOrder, emoji: '✋', id: rulesOwnOrder.id(owner, on) }),
      lost > 0 && secondary({ label: t.lost, emoji: '🚫', id: rulesLost.id(owner, on) }),
    ),
  ];
};

/** The tracks that the rules want and that Spotify does not have. */
export const lostView = (
  { playlist, unavailable }: PlaylistCard,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.playlist;
  const shown = unavailable.slice(0, SHOWN);
  const rest = unavailable.length - shown.length;
  const back = rulesPlaylist.id(owner, { playlist: playlist.id, via: 'back' });
  return message('playlists', [
    heading(t.lostTitle(escapeText(playlist.name, 80))),
    text(
      ...shown.map(({ track }) => `- ${track === null ? m.ruleCards.marks.unknown : trackName(track)}`),
      rest > 0 && t.lostMore(formatNumber(rest, m.locale)),
      shown.length === 0 && t.lostNone,
    ),
    small(t.lostSays),
    row(secondary({ label: t.back, id: back })),
  ]);
};
