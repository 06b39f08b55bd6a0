import type { MemberId } from '../../domain/ids.ts';
import type { EditPage, ShownEdit } from '../../domain/recordings/shown.ts';
import { correctionsShow, correctionUndo } from '../actions/tracks.ts';
import { type Child, heading, message, section, text } from '../kit/components.ts';
import { pager, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { pairOfTitles } from './names.ts';

const MAX_TITLE = 60;

/** A member's merges and splits, newest first, each with a way back. */
export const correctionsView = (
  { edits, page, pages }: EditPage,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.tracks.corrections;
  return message('library', [
    heading(t.title),
    ...(edits.length === 0 ? [text(t.none)] : edits.map((edit) => lineOf(edit, owner, m))),
    pager({ page, pages, id: (to) => correctionsShow.id(owner, { via: 'page', page: to }) }, m),
  ]);
};

const lineOf = ({ id, track, other, createdAt }: ShownEdit, owner: MemberId, m: Messages): Child => {
  const t = m.tracks.corrections;
  const what =
    other === null
      ? t.split(escapeText(track.title, MAX_TITLE))
      : t.merge(...pairOfTitles(track, other, MAX_TITLE, m));
  return section(
    [t.line(what, relativeTime(createdAt))],
    secondary({ label: m.tracks.undo, emoji: '↩️', id: correctionUndo.id(owner, { via: 'list', edit: id }) }),
  );
};
