import type { JobMessage, JobStatus } from '../jobs.ts';

/** What a parent knows of its children. */
export interface ChildCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Sum of progress of those that still go on. */
  readonly activeProgress: number;
}

/** The result of a parent: how its children ended. */
export type ParentPayload = Pick<ChildCounts, 'total' | 'done' | 'failed' | 'cancelled'>;

export interface ParentChange {
  /** RUNNING while a child goes on. */
  readonly status: JobStatus;
  readonly progress: number;
  readonly message: JobMessage;
  readonly payload: ParentPayload;
}

/**
 * Rolls children up: the progress of a parent is the mean of theirs, and it ends with the last of them. One failure
 * makes it FAILED (its retry retries those children only); all cancelled, or cancelled by the person, CANCELLED.
 */
export const rollUp = (children: ChildCounts, cancelRequested: boolean): ParentChange => {
  const { total, done, failed, cancelled, activeProgress } = children;
  const ended = done + failed + cancelled;
  const payload = { total, done, failed, cancelled };
  const message: JobMessage = { key: 'children', done: ended, total };
  if (ended < total)
    return { status: 'RUNNING', progress: (ended + activeProgress) / total, message, payload };
  const stopped = cancelRequested
    ? done + failed < total || total === 0
    : cancelled > 0 && cancelled === total;
  const status = stopped ? 'CANCELLED' : failed > 0 ? 'FAILED' : 'DONE';
  return { status, progress: 1, message, payload };
};
