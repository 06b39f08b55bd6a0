import { MAX_BLENDED, MIN_BLENDED } from '../../domain/taste/blend.ts';
import type { Blend } from '../../domain/taste/blends.ts';
import { blendJoin, blendLeave, blendStart } from '../actions/taste.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The invitation that a channel sees: it names nobody, and everybody answers for themselves. Null: it is over. */
export const invitationView = (blend: Blend | null, m: Messages): MessageView => {
  const t = m.taste.blend;
  if (blend === null) return message('listening', [heading(t.name), text(t.over)]);
  const { id, members, name, ownerId, playlistId } = blend;
  const count = members.length;
  return message('listening', [
    heading(t.title(escapeText(name, 60))),
    text(t.what),
    text(
      `**${t.inside(count, formatNumber(count, m.locale))}**`,
      playlistId === null ? t.waiting : t.running,
    ),
    row(
      count < MAX_BLENDED && primary({ label: t.join, id: blendJoin.id(null, { blend: id }) }),
      secondary({ label: t.leave, id: blendLeave.id(null, { blend: id, on: 'invitation' }) }),
      playlistId === null &&
        count >= MIN_BLENDED &&
        secondary({ label: t.start, id: blendStart.id(ownerId, { blend: id }) }),
    ),
    small(t.consent),
  ]);
};
