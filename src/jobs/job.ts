import type { Job, JobMessage, NewJob, Spawned } from '../domain/jobs.ts';

/**
 * The contract of a job kind. A handler is idempotent: after a crash it runs again from its last checkpoint, and what
 * it did before must not happen twice.
 */
export interface JobHandler {
  /** Unique; a start-up check refuses a kind with two handlers or an enqueued kind with none. */
  readonly kind: string;
  /** How often an error (not a RetryAfter) is tried before the job is FAILED. Default 5. */
  readonly maxAttempts?: number;
  /** How many jobs of this kind may run at once. Default 1. */
  readonly concurrency?: number;
  run(context: JobContext): Promise<JobOutcome>;
}

export interface JobContext {
  readonly job: Job;
  /** Aborted when the person cancels, when Segue stops, and when the lease was lost. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** 0..1 and what is being done; written at most every second, shown to the person at most every 2–3 s. */
  progress(fraction: number, message?: JobMessage): Promise<void>;
  /** Stores where the work stands, to go on from there after a crash. Replaces `metadata`. */
  checkpoint(metadata: unknown): Promise<void>;
  /** Adds children under this job (deduplicated by their key); return {@link awaitChildren} afterwards. */
  spawn(children: readonly Omit<NewJob, 'parentId'>[]): Promise<Spawned>;
}

export type JobOutcome =
  | { readonly kind: 'done'; readonly payload: unknown }
  | { readonly kind: 'retry'; readonly at: number; readonly message: JobMessage }
  | { readonly kind: 'skip'; readonly message: JobMessage }
  | { readonly kind: 'children'; readonly later?: number };

export const done = (payload: unknown = null): JobOutcome => ({ kind: 'done', payload });
/** Come back at `at` (ms UTC); not a failed attempt. A thrown RetryAfter means the same. */
export const retryAt = (at: number, message: JobMessage): JobOutcome => ({ kind: 'retry', at, message });
/** Nothing to do, and that is fine; the message says why. */
export const skip = (message: JobMessage): JobOutcome => ({ kind: 'skip', message });
/**
 * This job is done when its children are; its progress is theirs.
 * @param later how much of its work waits under another job ({@link Spawned}); its card says so
 */
export const awaitChildren = (later = 0): JobOutcome => ({
  kind: 'children',
  ...(later === 0 ? {} : { later }),
});
