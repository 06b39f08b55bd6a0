import type { JobId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

const job = () => fact.id<JobId>();

/** Stops a job with all its children. */
export const jobCancel = action('job.cancel', { job: job() });

/** Starts a failed job again; its card then shows the progress. */
export const jobRetry = action('job.retry', { job: job() });

/** The card of one job. */
export const jobShow = action('job.show', { job: job() });

/** The list once more, as it is now. */
export const jobList = action('job.list', {});
