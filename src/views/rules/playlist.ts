import type { MemberId } from '../../domain/ids.ts';
import type { PlaylistCard } from '../../domain/playlists/shown.ts';
import { go } from '../actions/go.ts';
import { rulesAnswer } from '../actions/rules.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { danger, primary, row, secondary } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { playlistControls } from './playlist-controls.ts';
import { orderOf } from './playlist-order.ts';

/** A playlist that Segue fills: how it stands, what it asks, and the ways back. */
export const playlistView = (
  card: PlaylistCard,
  owner: MemberId,
  m: Messages,
  news?: string,
): MessageView => {
  const { playlist } = card;
  const t = m.ruleCards.playlist;
  return message(playlist.state === 'active' || playlist.state === 'new' ? 'playlists' : 'warning', [
    news !== undefined && text(news),
    heading(t.title(escapeText(playlist.name, 80))),
    text(...standLines(card, m)),
    ...questionOf(card, owner, m),
    ...orderOf(card, owner, m),
    small(handLine(card, m), lastLine(card, m)),
    ...playlistControls(card, owner, m),
  ]);
};

const standLines = ({ playlist, follows }: PlaylistCard, m: Messages): (string | false)[] => {
  const t = m.ruleCards.playlist;
  const { state, size, lookedAt, pausedAt, desiredVersion, appliedVersion } = playlist;
  const looked = lookedAt === null ? '' : ` · ${t.looked(relativeTime(lookedAt))}`;
  const pending = state === 'active' && desiredVersion !== appliedVersion;
  return [
    follows === null ? t.followsNothing : t.follows(escapeText(follows, 60)),
    pending ? t.pending : t.states[state],
    size !== null && `${t.size(m.rules.tracks(size, formatNumber(size, m.locale)))}${looked}`,
    pausedAt !== null && t.paused,
  ];
};

const questionOf = ({ playlist }: PlaylistCard, owner: MemberId, m: Messages): Child[] => {
  const { question, state, id } = playlist;
  if (state === 'needs_reauth' || state === 'no_permission') {
    return [row(primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }))];
  }
  if (question === null) return [];
  const t = m.ruleCards.playlist;
  const { removes, of, adds } = question;
  const number = (value: number): string => formatNumber(value, m.locale);
  const answer = (yes: 'y' | 'n') => rulesAnswer.id(owner, { playlist: id, yes, removes, of });
  return [
    text(t.question(number(removes), number(of), number(adds))),
    row(
      danger({ label: t.remove(m.rules.tracks(removes, number(removes))), id: answer('y') }),
      secondary({ label: t.keep, id: answer('n') }),
    ),
  ];
};

const handLine = ({ marks }: PlaylistCard, m: Messages): string => {
  if (marks.length === 0) return m.ruleCards.playlist.noHands;
  const pins = marks.filter(({ kind }) => kind === 'pin').length;
  const number = (value: number): string => formatNumber(value, m.locale);
  return m.ruleCards.playlist.hands(number(pins), number(marks.length - pins));
};

const lastLine = ({ revisions }: PlaylistCard, m: Messages): string => {
  const t = m.ruleCards.playlist;
  const [last] = revisions;
  if (last === undefined) return t.noRevisions;
  if (last.kind === 'undo') return t.lastUndo(relativeTime(last.at));
  const number = (value: number): string => formatNumber(value, m.locale);
  return t.lastApply(relativeTime(last.at), number(last.added), number(last.removed));
};
