import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { JobId, MemberId } from '../../domain/ids.ts';
import type { Job, JobNotify, JobStatus } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import { cancelTree, hasEnded, reopen, retryTree, settleParent } from './family.ts';

/** A job with what hangs under it. */
export interface JobFamily {
  readonly job: Job;
  readonly children: readonly Job[];
}

/** What a member may see and do about their own jobs. */
export interface JobDesk {
  /** Newest first, at most `limit`, with their children. */
  list(memberId: MemberId, limit: number): Promise<JobFamily[]>;
  /** @throws {AppError} NOT_FOUND when it is not this member's. */
  find(memberId: MemberId, id: JobId): Promise<JobFamily>;
  /** The same, and its card is shown at `notify` from now on, while it goes on. @throws {AppError} NOT_FOUND */
  watch(memberId: MemberId, id: JobId, notify: JobNotify): Promise<JobFamily>;
  /** Stops it with all its children. A job that has ended stays as it is. @throws {AppError} NOT_FOUND */
  cancel(memberId: MemberId, id: JobId): Promise<JobFamily>;
  /**
   * Starts a FAILED job again and shows it at `notify`. When the same work goes on under another job already, that
   * one is returned. @throws {AppError} NOT_FOUND
   */
  retry(memberId: MemberId, id: JobId, notify: JobNotify): Promise<JobFamily>;
  /** Jobs that failed for good; `null` of everybody, for the operator. */
  deadLetters(memberId: MemberId | null, limit: number): Promise<Job[]>;
  countByStatus(): Promise<{ status: JobStatus; count: number }[]>;
}

export const createJobDesk = (deps: { store: Store; clock: Clock; wake: () => void }): JobDesk => {
  const { store, clock, wake } = deps;
  const find: JobDesk['find'] = async (memberId, id) => {
    const job = await store.read.jobs.find(memberId, id);
    if (job === null) throw new AppError('NOT_FOUND', { what: 'job' });
    return { job, children: await store.read.jobs.children([job.id]) };
  };
  return {
    find,
    list: async (memberId, limit) => {
      const jobs = await store.read.jobs.list(memberId, limit);
      const children = await store.read.jobs.children(jobs.map(({ id }) => id));
      return jobs.map((job) => ({ job, children: children.filter(({ parentId }) => parentId === job.id) }));
    },
    watch: async (memberId, id, notify) => {
      await store.transaction(async (tx) => {
        const job = await tx.jobs.find(memberId, id);
        if (job !== null && !hasEnded(job)) await tx.jobs.setNotify(id, notify, clock.now());
      });
      return find(memberId, id);
    },
    cancel: async (memberId, id) => {
      await store.transaction(async (tx) => {
        const job = await tx.jobs.find(memberId, id);
        if (job === null) return;
        await cancelTree(tx, job, clock.now());
        await settleParent(tx, job.parentId, clock.now());
      });
      wake();
      return find(memberId, id);
    },
    retry: async (memberId, id, notify) => {
      const retried = await store.transaction(async (tx) => {
        const now = clock.now();
        const job = await tx.jobs.find(memberId, id);
        if (job?.status !== 'FAILED') return id;
        const twin = job.dedupeKey === null ? null : await tx.jobs.activeByKey(job.dedupeKey);
        if (twin === null) await retryTree(tx, job, now);
        await reopen(tx, twin === null ? job.parentId : null, now);
        await tx.jobs.setNotify(twin?.id ?? id, notify, now);
        return twin?.id ?? id;
      });
      wake();
      return find(memberId, retried);
    },
    deadLetters: (memberId, limit) => store.read.jobs.deadLetters(memberId, limit),
    countByStatus: () => store.read.jobs.countByStatus(),
  };
};
