import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Job, NewJob } from '../../domain/jobs.ts';
import { isIdle } from './family.ts';

/** Writes intents down. What was enqueued happens, whatever breaks meanwhile. */
export interface JobQueue {
  /**
   * Stores the job in a transaction of its own. While a PENDING or RUNNING job has its dedupe key, that one is
   * returned instead; if the new one has `notify` (a person asked for it now), the old one starts at once and is shown there.
   */
  enqueue(job: NewJob): Promise<Job>;
  /** The same within the transaction that causes the job: both happen, or none. */
  enqueueIn(tx: Repositories, job: NewJob): Promise<Job>;
}

/** @param deps `wake` tells whoever runs jobs to look now; early or lost calls do no harm. */
export const createJobQueue = (deps: { store: Store; clock: Clock; wake: () => void }): JobQueue => {
  const { store, clock, wake } = deps;
  const enqueueIn: JobQueue['enqueueIn'] = async (tx, job) => {
    const stored = await insertOrFind(tx, job, clock.now());
    // Before the commit on purpose: a claim waits for the write lock, so it comes after.
    wake();
    return stored;
  };
  return { enqueueIn, enqueue: (job) => store.transaction((tx) => enqueueIn(tx, job)) };
};

/** Enqueues without waking anybody. */
export const insertOrFind = async (tx: Repositories, job: NewJob, now: number): Promise<Job> => {
  const known = job.dedupeKey === undefined ? null : await tx.jobs.activeByKey(job.dedupeKey);
  const idle = known !== null && (await isIdle(tx, known, now));
  if (known !== null && idle) await tx.jobs.update(known.id, { dedupeKey: null }, now);
  if (known === null || idle) {
    const { memberId, kind, name, metadata = null, runAt = now } = job;
    const { dedupeKey = null, parentId = null, notify = null } = job;
    const message = name === undefined ? null : ({ key: 'waiting', name } as const);
    const row = { memberId, kind, metadata, runAt, dedupeKey, parentId, notify, message };
    return tx.jobs.insert({ ...row, status: 'PENDING' }, now);
  }
  if (job.notify === undefined) return known;
  const runAt = Math.min(known.runAt, job.runAt ?? now);
  if (known.status === 'PENDING') await tx.jobs.update(known.id, { runAt }, now);
  await tx.jobs.setNotify(known.id, job.notify, now);
  return { ...known, runAt, notify: job.notify };
};
