import { SERVER_CONSENTS } from '../../domain/privacy.ts';
import { action, fact } from './action.ts';

/** Says yes or no for the server in which it is pressed: also under digests, for everybody who sees one. */
export const serverConsent = action('privacy.server', { level: fact.oneOf(SERVER_CONSENTS) });

/** Says no for every server. */
export const leaveAllServers = action('privacy.leave-all', {});

/** Deleting everything, step by step: it is asked for, meant, or let be. */
export const deleteEverything = action('privacy.delete', {
  step: fact.oneOf(['ask', 'sure', 'yes', 'keep']),
});

/** What is kept, as files. */
export const exportEverything = action('privacy.export', {});

/** What is kept, feature by feature. */
export const keptData = action('privacy.kept', {});

/** How long: a menu for each kind of data. */
export const retentionPage = action('privacy.retention', {});
export const keepPlays = action('privacy.keep-plays', {});
export const keepUnlinked = action('privacy.keep-unlinked', {});
