import type { APIButtonComponent } from 'discord-api-types/v10';
import type { MemberId } from '../../domain/ids.ts';
import { serverConsent } from '../actions/privacy.ts';
import { secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Who reads a personal answer about a server's digests. */
export interface Reader {
  readonly id: MemberId;
  /** Whether their plays count there. */
  readonly counted: boolean;
}

/** The way in for whoever is not counted, the way out for whoever is. */
export const consentButton = ({ id, counted }: Reader, m: Messages): APIButtonComponent =>
  counted
    ? secondary({ label: m.privacy.leave, id: serverConsent.id(id, { level: 'off' }) })
    : secondary({ label: m.privacy.join, id: serverConsent.id(id, { level: 'counted' }) });
