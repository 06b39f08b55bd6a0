import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { JobId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import type { JobFamily } from '../jobs/desk.ts';
import { retryTree } from '../jobs/family.ts';

/** Jobs that failed for good, of everybody: for whoever runs Segue. */
export interface DeadLetters {
  /** Newest first, with what hangs under them; `total` counts all. */
  list(limit: number): Promise<{ readonly letters: readonly JobFamily[]; readonly total: number }>;
  /**
   * Starts one again. When the same work goes on under another job already, there is nothing to start, and this one is
   * over. @throws {AppError} NOT_FOUND
   */
  retry(id: JobId): Promise<void>;
  /** Nobody has to look at it any more. @throws {AppError} NOT_FOUND */
  forget(id: JobId): Promise<void>;
  /** All of them. @returns how many */
  forgetAll(): Promise<number>;
}

/** More than anybody reads one by one. */
const ALL = 5_000;

export const createDeadLetters = (deps: { store: Store; clock: Clock; wake: () => void }): DeadLetters => {
  const { store, clock, wake } = deps;

  const deadLetter = (job: Job | null): Job => {
    if (job === null) throw new AppError('NOT_FOUND', { what: 'job' });
    return job;
  };

  return {
    list: async (limit) => {
      const jobs = await store.read.jobs.deadLetters(null, limit);
      const children = await store.read.jobs.children(jobs.map(({ id }) => id));
      const { count } = await store.read.operators.deadLetters(clock.now());
      return {
        letters: jobs.map((job) => ({
          job,
          children: children.filter(({ parentId }) => parentId === job.id),
        })),
        total: count,
      };
    },

    retry: async (id) => {
      await store.transaction(async (tx) => {
        const now = clock.now();
        const job = deadLetter(await tx.jobs.byId(id));
        if (job.status !== 'FAILED') return;
        const twin = job.dedupeKey === null ? null : await tx.jobs.activeByKey(job.dedupeKey);
        if (twin === null) await retryTree(tx, job, now);
        else await tx.jobs.update(id, { status: 'CANCELLED', finishedAt: now }, now);
      });
      wake();
    },

    forget: (id) =>
      store.transaction(async (tx) => {
        const job = deadLetter(await tx.jobs.byId(id));
        const now = clock.now();
        if (job.status === 'FAILED') await tx.jobs.update(id, { status: 'CANCELLED', finishedAt: now }, now);
      }),

    forgetAll: () =>
      store.transaction(async (tx) => {
        const now = clock.now();
        const jobs = await tx.jobs.deadLetters(null, ALL);
        for (const { id } of jobs) await tx.jobs.update(id, { status: 'CANCELLED', finishedAt: now }, now);
        return jobs.length;
      }),
  };
};
