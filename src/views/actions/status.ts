import { action } from './action.ts';

/** The same page, as it is now. */
export const statusAgain = action('status', {});
