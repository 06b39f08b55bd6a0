import type { MemberId } from '../domain/ids.ts';
import type { PrivacyOverview } from '../domain/privacy.ts';
import { go } from './actions/go.ts';
import { leaveAllServers, serverConsent } from './actions/privacy.ts';
import { message, text } from './kit/components.ts';
import { primary, row, secondary } from './kit/controls.ts';
import { formatNumber, timestamp } from './kit/format.ts';
import type { MessageView } from './kit/message.ts';
import type { Messages } from './messages/catalogue.ts';

/** Whether somebody is counted in this server, in plain words, with the way to change it. */
export const serverPrivacyView = (
  { here, linked }: PrivacyOverview,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = here === true ? m.privacy.on : m.privacy.off;
  return message('settings', [
    text(`### ${t.title}`, t.means, t.next),
    here === true && !linked && text(m.privacy.unlinked),
    row(
      here === true
        ? secondary({ label: m.privacy.leave, id: serverConsent.id(owner, { counted: 'off' }) })
        : primary({ label: m.privacy.join, id: serverConsent.id(owner, { counted: 'on' }) }),
      here === true && !linked && primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
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
    text(here !== null && (here ? t.here : t.notHere), t.servers(servers), kept, t.answers),
    row(
      here === true && secondary({ label: m.privacy.leave, id: serverConsent.id(owner, { counted: 'off' }) }),
      here === false && secondary({ label: m.privacy.join, id: serverConsent.id(owner, { counted: 'on' }) }),
      servers > 0 && secondary({ label: m.privacy.leaveAll, id: leaveAllServers.id(owner, {}) }),
    ),
  ]);
};
