import type { Clock } from '../../clock.ts';
import type { JobPatch } from '../../db/repositories/jobs.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { JobId } from '../../domain/ids.ts';
import { chooseJobs } from '../../domain/jobs/choice.ts';
import { afterEnding, type Ending, type JobChange, named } from '../../domain/jobs/ending.ts';
import { LEASE_MS, rebasedRunAt, SKEW_MS } from '../../domain/jobs/lease.ts';
import type { Job, JobMessage, NewJob, Spawned } from '../../domain/jobs.ts';
import { cancelTree, settleParent, waitsForLater } from './family.ts';
import { LostLease } from './lost-lease.ts';
import { insertOrFind } from './queue.ts';

/** One run of a job: the row as it was claimed, and the name under which its lease is held. */
export interface Run {
  readonly job: Job;
  readonly owner: string;
}

export interface ClaimWish {
  /** How many of each kind may run at once, in all processes together. Other kinds are left alone. */
  readonly limits: ReadonlyMap<string, number>;
  /** Jobs that this process runs already: never claimed again, whatever the clock says. */
  readonly mine: readonly Pick<Job, 'id' | 'kind'>[];
  /** How many more this process takes. */
  readonly slots: number;
  /** False just after the clock jumped: leases of others cannot be judged then. */
  readonly takeOver: boolean;
}

/** What a worker does with the table. Every write of a run is refused with {@link LostLease} once its lease is gone. */
export interface JobWork {
  /** @param thorough false: first a cheap look without the write lock. */
  claim(wish: ClaimWish, thorough: boolean): Promise<Run[]>;
  /** Extends the leases of these owners; returns those that still had theirs. */
  heartbeat(owners: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these jobs the person wants to stop. */
  cancelled(ids: readonly JobId[]): Promise<JobId[]>;
  /** After the clock was set back: moves times that were written in what is now the future. */
  rebase(): Promise<void>;
  progress(run: Run, fraction: number, message: JobMessage | undefined): Promise<void>;
  checkpoint(run: Run, metadata: unknown): Promise<void>;
  spawn(run: Run, children: readonly Omit<NewJob, 'parentId'>[]): Promise<Spawned>;
  /** What became of the job; null when the lease was lost. */
  finish(run: Run, ending: Ending, maxAttempts: number): Promise<JobChange | null>;
}

export interface JobWorkDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** 0 ≤ random < 1 */
  readonly random: () => number;
  /** A name that no other run has. */
  readonly newOwner: () => string;
}

const NO_LEASE = { leaseUntil: null, leaseOwner: null };
/** A crash is judged by its own count, not by attempts. */
const ANY_ATTEMPTS = { maxAttempts: Number.POSITIVE_INFINITY, random: 0 };

export const createJobWork = ({ store, clock, random, newOwner }: JobWorkDeps): JobWork => {
  /** One transaction that starts with a write which only the owner of the lease can make. */
  const owned = (
    { job, owner }: Run,
    patch: JobPatch,
    then: (tx: Repositories, now: number) => Promise<void> = async () => undefined,
  ): Promise<void> =>
    store.transaction(async (tx) => {
      const now = clock.now();
      if (!(await tx.jobs.updateOwned(job.id, owner, patch, now))) throw new LostLease();
      await then(tx, now);
      await settleParent(tx, job.parentId, now);
    });

  return {
    claim: async ({ limits, mine, slots, takeOver }, thorough) => {
      const kinds = [...limits.keys()];
      const busy = (kind: string): number => mine.filter((job) => job.kind === kind).length;
      const free = kinds.filter((kind) => busy(kind) < (limits.get(kind) ?? 0));
      const ids = mine.map(({ id }) => id);
      if (slots <= 0 || free.length === 0) return [];
      if (!thorough && !(await store.read.jobLeases.anyClaimable(clock.now(), free, ids))) return [];
      return store.transaction(async (tx) => {
        const now = clock.now();
        for (const job of takeOver ? await tx.jobLeases.expired(now, kinds, ids) : []) {
          const change = afterEnding(job, { kind: 'crashed' }, { now, ...ANY_ATTEMPTS });
          await tx.jobs.update(job.id, { ...change, ...NO_LEASE }, now);
          await settleParent(tx, job.parentId, now);
        }
        const due = await tx.jobLeases.due(now, free, ids);
        const runs: Run[] = [];
        for (const id of chooseJobs(due, await tx.jobLeases.running(), limits, slots)) {
          const owner = newOwner();
          const job = await tx.jobLeases.claim(id, owner, now + LEASE_MS, now);
          if (job === null) continue;
          await settleParent(tx, job.parentId, now);
          runs.push({ job, owner });
        }
        return runs;
      });
    },

    heartbeat: async (owners) => {
      const alive = await store.transaction((tx) => tx.jobLeases.extend(owners, clock.now() + LEASE_MS));
      return new Set(alive);
    },

    cancelled: (ids) => store.read.jobLeases.cancelled(ids),

    rebase: () =>
      store.transaction(async (tx) => {
        const now = clock.now();
        for (const job of await tx.jobLeases.writtenAfter(now + SKEW_MS)) {
          const runAt = rebasedRunAt(job, now);
          if (runAt !== null) await tx.jobs.update(job.id, { runAt }, now);
        }
      }),

    progress: (run, fraction, message) => {
      const progress = Math.min(1, Math.max(0, fraction));
      const said = message === undefined ? {} : { message: named(message, run.job.message) };
      return owned(run, { progress, ...said });
    },

    checkpoint: (run, metadata) => owned(run, { metadata, crashes: 0 }),

    spawn: async (run, children) => {
      const spawned = { elsewhere: 0, later: 0 };
      await owned(run, {}, async (tx, now) => {
        const parent = await tx.jobs.byId(run.job.id);
        if (parent === null || parent.cancelRequested) return;
        const before = await tx.jobs.children([parent.id]);
        const keys = new Set(before.map(({ dedupeKey }) => dedupeKey));
        for (const child of children) {
          // A run that crashed after this and starts again finds its children, however they ended.
          if (child.dedupeKey !== undefined && keys.has(child.dedupeKey)) continue;
          const job = await insertOrFind(tx, { ...child, parentId: parent.id }, now);
          if (job.parentId === null) await tx.jobs.update(job.id, { parentId: parent.id }, now);
          else if (job.parentId !== parent.id) spawned[waitsForLater(job, now) ? 'later' : 'elsewhere'] += 1;
        }
      });
      return spawned;
    },

    finish: (run, ending, maxAttempts) =>
      store.transaction(async (tx) => {
        const now = clock.now();
        const job = await tx.jobs.byId(run.job.id);
        if (job === null) return null;
        const change = afterEnding(job, ending, { now, maxAttempts, random: random() });
        if (!(await tx.jobs.updateOwned(job.id, run.owner, { ...change, ...NO_LEASE }, now))) return null;
        if (change.status === 'CANCELLED') {
          for (const child of await tx.jobs.children([job.id])) await cancelTree(tx, child, now);
        }
        await settleParent(tx, ending.kind === 'children' ? job.id : job.parentId, now);
        return change;
      }),
  };
};
