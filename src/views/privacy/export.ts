import { file, heading, message, small, text } from '../kit/components.ts';
import { linkButton, row } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

export type ShownPrivacyExport =
  | { readonly kind: 'file'; readonly zip: Buffer }
  | { readonly kind: 'link'; readonly url: string; readonly expiresAt: number };

const NAME = 'segue-export.zip';

/** `/privacy export`: everything, in one file. Only the member who asked sees it. */
export const privacyExportView = (shown: ShownPrivacyExport, m: Messages): MessageView => {
  const t = m.privacyData.export;
  const head = [heading(t.title), text(t.text)];
  if (shown.kind === 'link') {
    return message('settings', [
      ...head,
      row(linkButton({ label: t.link, url: shown.url, emoji: '⬇️' })),
      small(t.expires(relativeTime(shown.expiresAt))),
    ]);
  }
  const attached = { name: NAME, data: shown.zip, contentType: 'application/zip', description: t.fileAlt };
  return message('settings', [...head, file(NAME)], [attached]);
};
