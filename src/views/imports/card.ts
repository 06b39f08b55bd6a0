import type { MemberId } from '../../domain/ids.ts';
import { importModes, type PlayImport } from '../../domain/listening/imports.ts';
import { importShow, importUndo } from '../actions/imports.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, row, secondary } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { importButtons } from './buttons.ts';
import { importMenu } from './menu.ts';
import { reportTexts } from './report.ts';

/** An import as it is now: what was found in it, or what it brought. @param all the member's, to choose from */
export const importView = (
  one: PlayImport,
  owner: MemberId,
  m: Messages,
  all: readonly PlayImport[] = [],
): MessageView => {
  const t = m.imports;
  const { status, found, stored } = one;
  const brought = stored ?? found;
  const isIn = status === 'stored' || status === 'undone' || status === 'storing' || status === 'stopped';
  const title =
    status === 'ready' || status === 'stored' || status === 'stopped' ? t[status].title : t.states[status];
  return message('listening', [
    heading(title),
    ...(brought === null ? [] : reportTexts(brought, isIn && stored !== null ? 'did' : 'would', m)).map(
      (says) => text(says),
    ),
    status === 'dropped' && text(t.dropped.text),
    status === 'stopped' && text(t.stopped.text),
    status === 'ready' && small(...importModes.map((mode) => t.modes[mode].says)),
    row(...importButtons(one, owner, m)),
    all.length > 1 && importMenu(all, one, owner, m),
    small(relativeTime(one.updatedAt)),
  ]);
};

/** Asks with numbers before an import goes. */
export const undoView = (one: PlayImport, owner: MemberId, m: Messages): MessageView => {
  const t = m.imports.undo;
  const plays = formatNumber(one.stored?.counts.added ?? 0, m.locale);
  const { id } = one;
  return message('warning', [
    heading(t.title),
    text(t.text(plays, relativeTime(one.createdAt))),
    row(
      danger({ label: t.yes, id: importUndo.id(owner, { id, step: 'yes' }) }),
      secondary({ label: t.no, id: importShow.id(owner, { id }) }),
    ),
  ]);
};
