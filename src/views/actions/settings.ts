import { action } from './action.ts';

/** Opens the form for another time zone. */
export const zoneForm = action('settings.zone-form', {});

/** The form comes back. */
export const zoneSet = action('settings.zone-set', {});

/** The member says that DMs are open again. */
export const dmsOpen = action('settings.dms-open', {});
