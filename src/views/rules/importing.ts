import { heading, message, text } from '../kit/components.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A file is being read: the same message says soon what is in it. */
export const importingView = (m: Messages): MessageView =>
  message('playlists', [heading(m.ruleCards.import.started), text(m.ruleCards.import.wait)]);
