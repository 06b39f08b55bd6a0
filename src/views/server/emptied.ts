import { message, text } from '../kit/components.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Instead of a public message that named nobody but those who withdrew: a whole message body. */
export const emptiedBody = (m: Messages): MessageBody =>
  messageBody(message('listening', [text(m.server.emptied)]), { quiet: true });
