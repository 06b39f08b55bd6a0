import type { MemberId } from '../../domain/ids.ts';
import { go } from '../actions/go.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Why there is no statistic yet, and what brings one. */
export const notYetView = (why: 'counting' | 'nothing', owner: MemberId, m: Messages): MessageView => {
  const t = m.lookBack.notYet;
  return message('listening', [
    heading(why === 'nothing' ? t.title : t.countingTitle),
    text(t[why]),
    why === 'nothing' && row(primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) })),
  ]);
};
