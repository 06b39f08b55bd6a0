import type { Receipt } from '../../domain/privacy/deletion.ts';
import { file, heading, message, small, text } from '../kit/components.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { receiptFile } from './receipt.ts';

/** It is done: the receipt as a file. Without buttons, for there is nobody left to press them. */
export const deletedView = (receipt: Receipt, m: Messages): MessageView => {
  const t = m.privacyData.deleted;
  const attached = receiptFile(receipt, m);
  return message(
    'settings',
    [heading(t.title), text(t.text), file(attached.name), small(t.again)],
    [attached],
  );
};

/** It takes longer than somebody can wait. */
export const deletionGoesOnView = (m: Messages): MessageView => {
  const { title, text: says } = m.privacyData.deleted.goingOn;
  return message('settings', [heading(title), text(says)]);
};
