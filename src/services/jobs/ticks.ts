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
  /** Also without background sync: care for Segue itself (backups). */
  readonly always?: true;
}

/** Enqueues the job of a schedule. One tick counts once, whoever reports it; a job still going on is not doubled. */
export type Tick = (schedule: Schedule, at: number) => Promise<void>;

/** @returns a function whose `at` is the time of the tick as the calendar has it, ms UTC */
export const createTick =
  ({ store, queue }: { store: Store; queue: JobQueue }): Tick =>
  (schedule, at) =>
    store.transaction(async (tx) => {
      const key = factOf(schedule);
      if ((await tx.facts.get(key)) === String(at)) return;
      await tx.facts.set(key, String(at));
      await queue.enqueueIn(tx, { kind: schedule.kind, memberId: null, dedupeKey: key });
    });

/** Makes up for the latest tick of a schedule that passed while nobody looked. */
export type CatchUp = (schedule: Schedule, latest: number) => Promise<void>;

/**
 * Segue was off, the machine slept, the clock was set: what the calendar had for that time is done now, once.
 * @returns a function whose `latest` is the last time before now that the calendar has, ms UTC
 */
export const createCatchUp =
  ({ store, tick }: { store: Store; tick: Tick }): CatchUp =>
  async (schedule, latest) => {
    const key = factOf(schedule);
    const known = await store.read.facts.get(key);
    // The very first start has missed nothing.
    if (known === null) await store.transaction((tx) => tx.facts.set(key, String(latest)));
    else if (Number(known) < latest) await tick(schedule, latest);
  };

const factOf = ({ name }: Schedule): string => `schedule:${name}`;
