import type { MemberId } from '../../domain/ids.ts';
import { tasteAgree, tasteDecline } from '../actions/taste.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { mention } from './compare.ts';

/** Asks somebody before everybody whether both tastes may be shown. Only they can answer. */
export const askingView = (
  facts: {
    readonly asker: MemberId;
    readonly other: MemberId;
    /** Minutes since 1970. */
    readonly asked: number;
    readonly window: string;
  },
  m: Messages,
): MessageView => {
  const t = m.taste.ask;
  const { asker, other, asked, window } = facts;
  return message('listening', [
    heading(t.title),
    text(t.text(mention(asker), mention(other))),
    text(t.what),
    row(
      primary({ label: t.yes, id: tasteAgree.id(other, { asker, asked, window }) }),
      secondary({ label: t.no, id: tasteDecline.id(other, {}) }),
    ),
    small(t.always),
  ]);
};

/** One sentence. */
export const tasteSaysView = (sentence: string, m: Messages): MessageView =>
  message('listening', [heading(m.taste.compare.title), text(sentence)]);
