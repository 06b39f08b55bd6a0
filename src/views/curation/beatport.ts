import { heading, message, small, text } from '../kit/components.ts';
import { linkButton, row } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import { type MessageBody, type MessageView, messageBody } from '../kit/message.ts';
import { type Messages, messagesFor } from '../messages/catalogue.ts';

/** The DM to whoever runs Segue: Beatport does not take its token any more. */
export const beatportRefusedBody = (locale: string): MessageBody => {
  const { refused } = messagesFor(locale).beatport;
  return messageBody(message('warning', [heading(refused.title), text(refused.text, refused.next)]));
};

/** `/releases login`: the way to the page. The link is a secret: only the operator who asked sees it. */
export const beatportLoginView = (link: { url: string; expiresAt: number }, m: Messages): MessageView => {
  const t = m.beatport.login;
  return message('accounts', [
    heading(t.title),
    text(t.text),
    row(linkButton({ label: t.open, url: link.url, emoji: '🔗' })),
    small(t.expires(relativeTime(link.expiresAt))),
  ]);
};

/** Why there is no sign-in for this person, or here at all. */
export const beatportOffView = (why: 'operators' | 'noClient', m: Messages): MessageView => {
  const { title, text: meaning } = m.beatport.off[why];
  return message('warning', [heading(title), text(meaning)]);
};
