import type { MemberId, PlayImportId } from '../../domain/ids.ts';
import { importNew, importShow } from '../actions/imports.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { linkButton, primary, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The way to the upload page. The link is a secret: only the member who asked sees it. */
export const importLinkView = (
  {
    importId,
    url,
    expiresAt,
  }: { readonly importId: PlayImportId; readonly url: string; readonly expiresAt: number },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.imports.link;
  return message('listening', [
    heading(t.title),
    text(t.text),
    text(t.where),
    row(
      linkButton({ label: t.open, url, emoji: '📥' }),
      linkButton({ label: t.page, url: t.pageUrl }),
      secondary({ label: t.status, id: importShow.id(owner, { id: importId }) }),
    ),
    small(t.expires(relativeTime(expiresAt))),
  ]);
};

/** Work has begun that shows itself in the same message. */
export const importWorkingView = (what: 'reading' | 'storing' | 'undoing', m: Messages): MessageView => {
  const { title, text: says } = m.imports[what];
  return message('listening', [heading(title), text(says)]);
};

/** Nothing was imported yet, or nothing that could be taken out. */
export const noImportView = (owner: MemberId, m: Messages, why: 'none' | 'undo' = 'none'): MessageView => {
  const t = m.imports;
  return message('listening', [
    heading(t.none.title),
    text(why === 'undo' ? t.undo.none : t.none.text),
    row(primary({ label: t.none.start, emoji: '📥', id: importNew.id(owner, {}) })),
  ]);
};
