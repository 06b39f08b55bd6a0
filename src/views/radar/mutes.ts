import type { MemberId } from '../../domain/ids.ts';
import type { NamedMute } from '../../domain/radar/radar.ts';
import { radarShow, radarUnmute } from '../actions/radar.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary, select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What a member keeps off their radar, and the way to take it back. */
export const mutesView = (mutes: readonly NamedMute[], owner: MemberId, m: Messages): MessageView => {
  const t = m.radar;
  const nameOf = ({ kind, value, name }: NamedMute): string =>
    kind === 'kind' ? (Object.entries(t.kinds).find(([one]) => one === value)?.[1] ?? name) : name;
  const options = mutes.map((mute, at) => ({ label: nameOf(mute), value: String(at) })).slice(0, 25);
  return message('listening', [
    heading(t.mutesTitle),
    mutes.length === 0
      ? text(t.noMutes)
      : text(...mutes.map((mute) => t.muteLine[mute.kind](escapeText(nameOf(mute), 60)))),
    options.length > 0 &&
      select({ id: radarUnmute.id(owner, {}), placeholder: t.takeBack, options, max: options.length }),
    row(secondary({ label: t.back, id: radarShow.id(owner, { page: 0 }) })),
  ]);
};
