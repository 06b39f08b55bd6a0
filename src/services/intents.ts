import type { Repositories } from '../db/repositories/repositories.ts';
import type { NewJob } from '../domain/jobs.ts';
import type { NewOutboxPost } from '../domain/outbox.ts';

/**
 * Writes an intent in the caller's own transaction, so that it exists exactly when the change behind it does.
 * Passed in by the composition root.
 */
export type Enqueue = (tx: Repositories, job: NewJob) => Promise<unknown>;
export type Post = (tx: Repositories, post: NewOutboxPost) => Promise<unknown>;
