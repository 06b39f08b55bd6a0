import { heading, message, small, text } from '../kit/components.ts';
import { linkButton, row } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A file of releases is being read: the same message says soon what came in. */
export const releasesImportingView = (m: Messages): MessageView =>
  message('curation', [heading(m.curationCards.import.title), text(m.curationCards.import.wait)]);

/** The way to the page for files. The link is a secret: only the member who asked sees it. */
export const releasesLinkView = (
  { url, expiresAt }: { readonly url: string; readonly expiresAt: number },
  m: Messages,
): MessageView => {
  const t = m.releaseUpload.link;
  return message('curation', [
    heading(t.title),
    text(t.text, t.where),
    row(linkButton({ label: t.open, url, emoji: '📥' })),
    small(t.expires(relativeTime(expiresAt))),
  ]);
};
