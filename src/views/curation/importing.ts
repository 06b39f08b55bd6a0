import { heading, message, text } from '../kit/components.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A file of releases is being read: the same message says soon what came in. */
export const releasesImportingView = (m: Messages): MessageView =>
  message('curation', [heading(m.curationCards.import.title), text(m.curationCards.import.wait)]);
