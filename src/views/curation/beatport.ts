import { heading, message, text } from '../kit/components.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { messagesFor } from '../messages/catalogue.ts';

/** The DM to whoever runs Segue: Beatport does not take its token any more. */
export const beatportRefusedBody = (locale: string): MessageBody => {
  const { refused } = messagesFor(locale).beatport;
  return messageBody(message('warning', [heading(refused.title), text(refused.text, refused.next)]));
};
