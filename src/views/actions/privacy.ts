import { action, fact } from './action.ts';

/** Says yes or no for the server in which it is pressed: also under digests, for everybody who sees one. */
export const serverConsent = action('privacy.server', { counted: fact.oneOf(['on', 'off']) });

/** Says no for every server. */
export const leaveAllServers = action('privacy.leave-all', {});
