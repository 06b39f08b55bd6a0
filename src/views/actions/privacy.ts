import { SERVER_CONSENTS } from '../../domain/privacy.ts';
import { action, fact } from './action.ts';

/** Says yes or no for the server in which it is pressed: also under digests, for everybody who sees one. */
export const serverConsent = action('privacy.server', { level: fact.oneOf(SERVER_CONSENTS) });

/** Says no for every server. */
export const leaveAllServers = action('privacy.leave-all', {});
