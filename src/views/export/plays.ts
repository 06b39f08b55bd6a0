import type { MemberId } from '../../domain/ids.ts';
import { importNew } from '../actions/imports.ts';
import { file, heading, message, small, text } from '../kit/components.ts';
import { linkButton, primary, row } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What is given back: files, or where to get them. */
export type ShownExport =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'files'; readonly plays: number; readonly json: string; readonly csv: string }
  | {
      readonly kind: 'links';
      readonly plays: number;
      readonly urls: { readonly json: string; readonly csv: string };
      readonly expiresAt: number;
    };

/** `/export plays`: only the member who asked sees it. */
export const playsExportView = (shown: ShownExport, owner: MemberId, m: Messages): MessageView => {
  const t = m.exporting;
  if (shown.kind === 'nothing') {
    const bring = primary({ label: m.imports.none.start, emoji: '📥', id: importNew.id(owner, {}) });
    return message('listening', [heading(t.nothing.title), text(t.nothing.text), row(bring)]);
  }
  const head = [heading(t.title), text(t.says(formatNumber(shown.plays, m.locale)), t.how)];
  if (shown.kind === 'links') {
    return message('listening', [
      ...head,
      row(
        linkButton({ label: t.json, url: shown.urls.json, emoji: '⬇️' }),
        linkButton({ label: t.csv, url: shown.urls.csv, emoji: '⬇️' }),
      ),
      small(t.expires(relativeTime(shown.expiresAt))),
    ]);
  }
  const attach = (format: 'json' | 'csv', contentType: string): MessageFile => ({
    name: `plays.${format}`,
    data: Buffer.from(shown[format], 'utf8'),
    contentType,
    description: t.fileAlt(format.toUpperCase()),
  });
  const files = [attach('json', 'application/json'), attach('csv', 'text/csv; charset=utf-8')];
  return message('listening', [...head, ...files.map(({ name }) => file(name))], files);
};
