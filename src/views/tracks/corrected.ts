import type { MemberId, RecordingEditId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import { correctionsShow, correctionUndo, trackShow } from '../actions/tracks.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { pairOfTitles } from './names.ts';

const MAX_TITLE = 60;

/** After `/track merge`. @param edit null when both counted as one already */
export const mergedView = (
  { track, other, edit }: { track: Track; other: Track; edit: RecordingEditId | null },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.tracks.merged;
  const names = pairOfTitles(track, other, MAX_TITLE, m);
  const says = edit === null ? t.already(...names) : t.says(...names);
  return message('library', [heading(t.title), text(says), buttons(track, edit, owner, m)]);
};

/** After a split. @param edit null when it stood alone already */
export const splitView = (
  { track, edit }: { track: Track; edit: RecordingEditId | null },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.tracks.split;
  const name = escapeText(track.title, MAX_TITLE);
  return message('library', [
    heading(t.title),
    text(edit === null ? t.already(name) : t.says(name)),
    buttons(track, edit, owner, m),
  ]);
};

/** After a correction was taken back. */
export const correctionUndoneView = (owner: MemberId, m: Messages): MessageView =>
  message('library', [
    text(m.tracks.corrections.undone),
    row(
      secondary({
        label: m.tracks.correctionsButton,
        id: correctionsShow.id(owner, { via: 'open', page: 0 }),
      }),
    ),
  ]);

const buttons = (track: Track, edit: RecordingEditId | null, owner: MemberId, m: Messages) =>
  row(
    edit !== null &&
      secondary({ label: m.tracks.undo, emoji: '↩️', id: correctionUndo.id(owner, { via: 'answer', edit }) }),
    secondary({ label: m.tracks.back, id: trackShow.id(owner, { via: 'one', track: track.id }) }),
    secondary({ label: m.tracks.correctionsButton, id: correctionsShow.id(owner, { via: 'open', page: 0 }) }),
  );
