import type { MemberId } from '../domain/ids.ts';
import { dmsOpen, zoneForm, zoneSet } from './actions/settings.ts';
import { heading, message, small, text } from './kit/components.ts';
import { primary, row, secondary } from './kit/controls.ts';
import type { MessageView, ModalView } from './kit/message.ts';
import { modal, textField } from './kit/modal.ts';
import { escapeText } from './kit/text.ts';
import type { Messages } from './messages/catalogue.ts';

/** A member's zone, as it is or as it has just become. */
export interface ZoneFacts {
  readonly member: MemberId;
  readonly zone: string;
  readonly changed: boolean;
  /** ms UTC */
  readonly now: number;
}

/** `/timezone`. */
export const zoneView = ({ member, zone, changed, now }: ZoneFacts, m: Messages): MessageView => {
  const time = new Intl.DateTimeFormat(m.locale, { timeZone: zone, timeStyle: 'short' }).format(now);
  const said = changed ? m.settings.changed : m.settings.now;
  return message('settings', [
    heading(m.settings.title),
    text(said(escapeText(zone), time), m.settings.means),
    zone === 'UTC' && !changed && small(m.settings.usual),
    row(secondary({ label: m.settings.change, id: zoneForm.id(member, {}) })),
  ]);
};

export const zoneFormView = (member: MemberId, m: Messages): ModalView => {
  const { title, field, fieldHint } = m.settings;
  const zone = textField({ name: 'zone', label: field, description: fieldHint, min: 2, max: 64 });
  return modal({ id: zoneSet.id(member, {}), title, fields: [zone] });
};

/** Told once, at the next interaction after a DM was refused. */
export const dmClosedView = (member: MemberId, m: Messages): MessageView =>
  message('warning', [
    heading(m.settings.dmsClosed.title),
    text(m.settings.dmsClosed.text),
    row(primary({ label: m.settings.dmsClosed.open, id: dmsOpen.id(member, {}) })),
  ]);

export const dmsOpenView = (m: Messages): MessageView =>
  message('settings', [heading(m.settings.dmsOpen.title), text(m.settings.dmsOpen.text)]);
