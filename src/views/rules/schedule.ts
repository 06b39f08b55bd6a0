import type { ChannelId, MemberId } from '../../domain/ids.ts';
import { type RuleNotify, ruleSchedules } from '../../domain/rules/stored.ts';
import { rulesNotify, rulesOpen, rulesWhen } from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { row, type SelectOption, secondary, select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { RuleSetCard } from './set.ts';

/**
 * When a rule set runs, and who hears of it.
 * @param here the channel that notes may go to from here; null: none
 */
export const scheduleView = (
  { set, playlists }: RuleSetCard,
  here: ChannelId | null,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.schedule;
  return message('playlists', [
    heading(t.title(escapeText(set.name, 60))),
    text(t.when),
    select({
      id: rulesWhen.id(owner, { set: set.id }),
      placeholder: t.when,
      options: ruleSchedules.map((schedule) => ({
        label: m.rules.schedules[schedule],
        value: schedule,
        chosen: schedule === set.schedule,
      })),
    }),
    text(t.notify),
    select({
      id: rulesNotify.id(owner, { set: set.id }),
      placeholder: t.notify,
      options: notifyOptions(set.notify, here, m),
    }),
    here === null && small(t.needsManage),
    playlists.length === 0 && small(t.noPlaylist),
    row(secondary({ label: t.back, id: rulesOpen.id(owner, { set: set.id, via: 'back' }) })),
  ]);
};

const notifyOptions = (notify: RuleNotify, here: ChannelId | null, m: Messages): SelectOption[] => {
  const t = m.ruleCards.schedule;
  const isHere = notify.to === 'channel' && notify.channelId === here;
  const elsewhere = notify.to === 'channel' && !isHere;
  return [
    { label: t.nobody, value: 'nobody', chosen: notify.to === 'nobody' },
    { label: t.member, value: 'member', chosen: notify.to === 'member' },
    ...(here === null ? [] : [{ label: t.channel, value: 'channel', chosen: isHere }]),
    ...(elsewhere ? [{ label: t.elsewhere, value: 'same', chosen: true }] : []),
  ];
};
