import type { ChannelId } from '../../domain/ids.ts';
import { go } from '../actions/go.ts';
import { channelMention } from '../digests/words.ts';
import { message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Where warnings go from now on. @param where null: by DM; `refused`: the person does not run this Segue */
export const warningsPlaced = (where: ChannelId | 'refused' | null, m: Messages): MessageView => {
  const t = m.care;
  const words =
    where === 'refused' ? t.notYours : where === null ? t.placedDm : t.placed(channelMention(where));
  return message('settings', [
    text(words),
    row(secondary({ label: m.ways.status, id: go.id(null, { way: 'status' }) })),
  ]);
};
