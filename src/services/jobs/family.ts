import type { Reads, Repositories } from '../../db/repositories/repositories.ts';
import type { JobId } from '../../domain/ids.ts';
import { named } from '../../domain/jobs/ending.ts';
import { rollUp } from '../../domain/jobs/family.ts';
import type { Job } from '../../domain/jobs.ts';

/** True once nothing will happen to the job any more. */
export const hasEnded = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'DONE' || status === 'FAILED' || status === 'CANCELLED';

/** True for a parent whose handler is through and whose children are not. */
export const waitsForChildren = ({ status, leaseUntil }: Pick<Job, 'status' | 'leaseUntil'>): boolean =>
  status === 'RUNNING' && leaseUntil === null;

/** Sooner than this is now. */
const SOON_MS = 15_000;

/** True for a job that waits for its time: a provider rests, or a next try is due later. */
export const waitsForLater = ({ status, runAt }: Pick<Job, 'status' | 'runAt'>, now: number): boolean =>
  status === 'PENDING' && runAt > now + SOON_MS;

/**
 * True for a parent that nothing happens under at the moment: every child that is not over waits for its time. The same
 * work may be asked for anew then; what waits is not asked for twice.
 */
export const isIdle = async (
  { jobs }: Pick<Reads, 'jobs'>,
  job: Pick<Job, 'id' | 'status' | 'leaseUntil'>,
  now: number,
): Promise<boolean> => {
  if (!waitsForChildren(job)) return false;
  const open = (await jobs.children([job.id])).filter((child) => !hasEnded(child));
  return open.length > 0 && open.every((child) => waitsForLater(child, now));
};

/** Brings a waiting parent (and those above it) to what its children say now. Call after every change of a child. */
export const settleParent = async (tx: Repositories, parentId: JobId | null, now: number): Promise<void> => {
  if (parentId === null) return;
  const parent = await tx.jobs.byId(parentId);
  if (parent === null || !waitsForChildren(parent)) return;
  const change = rollUp(await tx.jobs.childCounts(parentId), parent.cancelRequested);
  const message = named(change.message, parent.message);
  const finishedAt = change.status === 'RUNNING' ? null : now;
  await tx.jobs.update(parentId, { ...change, message, finishedAt }, now);
  await settleParent(tx, parent.parentId, now);
};

/** Stops a job and all under it: what waits at once, what runs as soon as its worker notices. */
export const cancelTree = async (tx: Repositories, job: Job, now: number): Promise<void> => {
  if (hasEnded(job)) return;
  const ended = job.status === 'PENDING' ? ({ status: 'CANCELLED', finishedAt: now } as const) : {};
  await tx.jobs.update(job.id, { ...ended, cancelRequested: true }, now);
  for (const child of await tx.jobs.children([job.id])) await cancelTree(tx, child, now);
  await settleParent(tx, job.id, now);
};

/** Starts a FAILED job again: itself, or, when it failed by its children, those of them that failed. */
export const retryTree = async (tx: Repositories, job: Job, now: number): Promise<void> => {
  if (job.status !== 'FAILED') return;
  const again = { attempts: 0, crashes: 0, cancelRequested: false, finishedAt: null };
  if (job.message?.key !== 'children') {
    const message = named({ key: 'waiting' }, job.message);
    await tx.jobs.update(job.id, { ...again, status: 'PENDING', runAt: now, message }, now);
    return;
  }
  await tx.jobs.update(job.id, { ...again, status: 'RUNNING' }, now);
  for (const child of await tx.jobs.children([job.id])) await retryTree(tx, child, now);
  await settleParent(tx, job.id, now);
};

/** A child goes on: parents that had ended with it wait again. */
export const reopen = async (tx: Repositories, parentId: JobId | null, now: number): Promise<void> => {
  const parent = parentId === null ? null : await tx.jobs.byId(parentId);
  if (parent === null) return;
  if (hasEnded(parent)) {
    const waiting = { status: 'RUNNING', finishedAt: null, cancelRequested: false } as const;
    await tx.jobs.update(parent.id, waiting, now);
    await reopen(tx, parent.parentId, now);
  }
  await settleParent(tx, parent.id, now);
};
