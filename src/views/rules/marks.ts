import type { MemberId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import type { PlaylistCard, ShownMark } from '../../domain/playlists/shown.ts';
import { rulesMarks, rulesPlaylist, rulesUnmark } from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, row, secondary, select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { plainTrack, trackName } from './name.ts';

const PER_PAGE = 15;

/** The marks of a page, for whoever takes some of them away: the same that the menu offered. */
export const marksOnPage = (marks: readonly ShownMark[], asked: number) => {
  const { page, pages, offset } = choicePage(marks.length, PER_PAGE, asked);
  return { page, pages, shown: marks.slice(offset, offset + PER_PAGE) };
};

/** What is pinned and banned in a playlist, and the way to leave it to the rules again. */
export const marksView = (
  { playlist, marks }: PlaylistCard,
  asked: number,
  owner: MemberId,
  m: Messages,
  news?: string,
): MessageView => {
  const t = m.ruleCards.marks;
  const { id } = playlist;
  const { page, pages, shown } = marksOnPage(marks, asked);
  const name = ({ track }: ShownMark): string => (track === null ? t.unknown : trackName(track, 60));
  return message('playlists', [
    news !== undefined && text(news),
    heading(t.title(escapeText(playlist.name, 80))),
    text(...(shown.length === 0 ? [t.none] : shown.map((mark) => t[mark.kind](name(mark))))),
    small(t.says),
    shown.length > 0 &&
      select({
        id: rulesUnmark.id(owner, { playlist: id, page }),
        placeholder: t.pick,
        max: shown.length,
        options: shown.map((mark) => ({
          label: mark.track === null ? t.unknown : plainTrack(mark.track),
          value: markValue(mark),
          description: mark.by === 'hand' ? t.byHand : t.byWord,
          emoji: mark.kind === 'pin' ? '📌' : '🚫',
        })),
      }),
    pager({ page, pages, id: (to) => rulesMarks.id(owner, { playlist: id, page: to }) }, m),
    row(
      secondary({
        label: m.ruleCards.playlist.back,
        id: rulesPlaylist.id(owner, { playlist: id, via: 'back' }),
      }),
    ),
  ]);
};

/** What an option holds: a uri is short, but for local files; of those the end differs. */
export const markValue = ({ uri }: ShownMark): string => (uri.length <= 100 ? uri : uri.slice(-100));
