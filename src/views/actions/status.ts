import type { JobId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

/** The same page, as it is now. */
export const statusAgain = action('status', {});

/** For operators: what failed for good, and what to do about one of it, or all. */
export const letters = action('letters', {});
export const letterRetry = action('letter-retry', { job: fact.id<JobId>() });
export const letterForget = action('letter-forget', { job: fact.id<JobId>() });
export const lettersForget = action('letters-forget', {});

/** For operators: warnings come by DM. */
export const warningsDm = action('warnings-dm', {});
