import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/db/store.ts';
import { type MemberId, memberId } from '../../src/domain/ids.ts';
import type { JobHandler } from '../../src/jobs/job.ts';
import { createRegistry } from '../../src/jobs/registry.ts';
import { createRunner, type Runner, type RunnerDeps } from '../../src/jobs/runner.ts';
import { createJobDesk, type JobDesk } from '../../src/services/jobs/desk.ts';
import { createJobQueue, type JobQueue } from '../../src/services/jobs/queue.ts';
import { createJobWork, type JobWork } from '../../src/services/jobs/work.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';

export const ANNA = memberId('100000000000000001');
export const BEN = memberId('100000000000000002');

/** Members that jobs may belong to. */
export const addMembers = (store: Store, ...ids: MemberId[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const id of ids) await tx.members.see({ id, locale: 'en' }, 1);
  });

export interface JobBench {
  readonly queue: JobQueue;
  readonly desk: JobDesk;
  readonly work: JobWork;
  readonly runner: Runner;
  readonly clock: ManualClock;
  readonly log: MemoryLog;
  /** Looks for jobs until none runs and none is due. */
  settle(): Promise<void>;
}

let owners = 0;

/** The real machinery over a store, with a clock that stands still and no loop: tests look when they want. */
export const createJobBench = (
  store: Store,
  handlers: readonly JobHandler[],
  options: Partial<RunnerDeps> = {},
  clock: ManualClock = createManualClock(),
): JobBench => {
  const log = createMemoryLog();
  const wake = (): void => undefined;
  const newOwner = (): string => `owner-${++owners}`;
  const work = createJobWork({ store, clock, random: () => 0, newOwner });
  const deps = { work, clock, log, registry: createRegistry(handlers, []), graceMs: 20, drainMs: 20 };
  const runner = createRunner({ ...deps, ...options });
  const kinds = handlers.map(({ kind }) => kind);
  const settle = async (): Promise<void> => {
    do {
      await runner.pass();
      await sleep(1);
    } while (runner.running() > 0 || (await store.read.jobLeases.anyClaimable(clock.now(), kinds, [])));
  };
  const queue = createJobQueue({ store, clock, wake });
  return { queue, desk: createJobDesk({ store, clock, wake }), work, runner, clock, log, settle };
};

/** A handler from a function. */
export const handler = (
  kind: string,
  run: JobHandler['run'],
  rules: Pick<JobHandler, 'maxAttempts' | 'concurrency'> = {},
): JobHandler => ({ kind, run, ...rules });

/** A promise to be resolved by hand. */
export const createGate = (): { opened: Promise<void>; open: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
};
