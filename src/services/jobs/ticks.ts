import type { Store } from '../../db/store.ts';
import type { JobQueue } from './queue.ts';

/** Something that happens by the calendar: each tick enqueues one job. */
export interface Schedule {
  /** Unique. */
  readonly name: string;
  /** Cron expression, UTC. */
  readonly cron: string;
  /** The job kind to enqueue. */
  readonly kind: string;
}

/** Enqueues the job of a schedule. One tick counts once, whoever reports it; a job still going on is not doubled. */
export type Tick = (schedule: Schedule, at: number) => Promise<void>;

/** @returns a function whose `at` is the time of the tick as the calendar has it, ms UTC */
export const createTick =
  ({ store, queue }: { store: Store; queue: JobQueue }): Tick =>
  (schedule, at) =>
    store.transaction(async (tx) => {
      const key = `schedule:${schedule.name}`;
      if ((await tx.facts.get(key)) === String(at)) return;
      await tx.facts.set(key, String(at));
      await queue.enqueueIn(tx, { kind: schedule.kind, memberId: null, dedupeKey: key });
    });
