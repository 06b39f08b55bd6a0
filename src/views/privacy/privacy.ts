import type { MemberId } from '../../domain/ids.ts';
import type { PrivacyOverview, ServerConsent } from '../../domain/privacy.ts';
import { go } from '../actions/go.ts';
import { keptData, leaveAllServers, serverConsent } from '../actions/privacy.ts';
import { message, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The ways to what somebody did not choose. */
const levelButtons = (level: ServerConsent, owner: MemberId, m: Messages) => [
  level !== 'counted' &&
    (level === 'off' ? primary : secondary)({
      label: level === 'off' ? m.privacy.join : m.privacy.unname,
      id: serverConsent.id(owner, { level: 'counted' }),
    }),
  level !== 'named' && secondary({ label: m.privacy.name, id: serverConsent.id(owner, { level: 'named' }) }),
  level !== 'off' && secondary({ label: m.privacy.leave, id: serverConsent.id(owner, { level: 'off' }) }),
];

/** What somebody agreed to in this server, in plain words, with the way to change it. */
export const serverPrivacyView = (
  { here, linked }: PrivacyOverview,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const level = here ?? 'off';
  const t = m.privacy.levels[level];
  return message('settings', [
    text(`### ${t.title}`, t.means, t.next),
    level !== 'off' && !linked && text(m.privacy.unlinked),
    row(
      ...levelButtons(level, owner, m),
      level !== 'off' && !linked && primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
    ),
  ]);
};

/** What Segue keeps of somebody and where it counts. @param left servers that were just left, if any were */
export const privacyView = (
  { here, servers, plays, since }: PrivacyOverview,
  owner: MemberId,
  m: Messages,
  left?: number,
): MessageView => {
  const t = m.privacy.show;
  const kept = since === null ? t.noPlays : t.plays(formatNumber(plays, m.locale), timestamp(since, 'D'));
  return message('settings', [
    text(`### ${t.title}`, left !== undefined && m.privacy.leftAll(left)),
    text(here !== null && t.here[here], t.servers(servers), kept, t.answers),
    row(
      ...(here === null ? [] : levelButtons(here, owner, m)),
      servers > 0 && secondary({ label: m.privacy.leaveAll, id: leaveAllServers.id(owner, {}) }),
      secondary({ label: m.privacyData.kept.button, id: keptData.id(owner, {}) }),
    ),
  ]);
};
