import type { MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { rulesForget, rulesNew, rulesPlaylist, rulesPlaylistPick } from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

const MENU = 25;

/** Which playlist of several. @param name of the rule set; null: of everything */
export const playlistsView = (
  playlists: readonly ManagedPlaylist[],
  name: string | null,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.playlist;
  const rest = playlists.length - MENU;
  if (playlists.length === 0) {
    return message('playlists', [
      text(t.none),
      row(secondary({ label: m.ruleCards.list.fresh, emoji: '➕', id: rulesNew.id(owner, {}) })),
    ]);
  }
  return message('playlists', [
    heading(name === null ? t.pick : t.pickTitle(escapeText(name, 60))),
    select({
      id: rulesPlaylistPick.id(owner, {}),
      placeholder: t.pick,
      options: playlists.slice(0, MENU).map(({ id, name: label, size }) => ({
        label,
        value: String(id),
        ...(size === null ? {} : { description: m.rules.tracks(size, formatNumber(size, m.locale)) }),
      })),
    }),
    rest > 0 && small(t.more(formatNumber(rest, m.locale))),
  ]);
};

/** Asks before a playlist is let go. */
export const forgetView = ({ id, name }: ManagedPlaylist, owner: MemberId, m: Messages): MessageView => {
  const t = m.ruleCards.playlist;
  return message('warning', [
    heading(t.title(escapeText(name, 80))),
    text(t.forgetAsk),
    row(
      danger({ label: t.forgetSure, id: rulesForget.id(owner, { playlist: id, sure: 'yes' }) }),
      secondary({ label: t.back, id: rulesPlaylist.id(owner, { playlist: id, via: 'back' }) }),
    ),
  ]);
};
