import { setTimeout as sleep } from 'node:timers/promises';
import { createTask, type ScheduledTask, validate } from 'node-cron';
import type { Clock } from '../clock.ts';
import { type ClockReading, clockJump } from '../domain/jobs/lease.ts';
import type { Log } from '../log.ts';
import type { CatchUp, Schedule, Tick } from '../services/jobs/ticks.ts';

/** A cheap look for due work, every second: it enqueues, it never works itself. */
export interface DueScan {
  readonly name: string;
  /** Also without background sync: work that people asked for (digests, posts). */
  readonly always?: true;
  readonly run: (now: number) => Promise<void>;
}

export interface SchedulerDeps {
  readonly schedules: readonly Schedule[];
  readonly due: readonly DueScan[];
  /** ENABLE_BACKGROUND_SYNC: without it only what is marked `always` is looked for. */
  readonly background: boolean;
  readonly tick: Tick;
  readonly catchUp: CatchUp;
  readonly clock: Clock;
  readonly log: Log;
  /** How often to look for due work, ms. Default 1 s. */
  readonly everyMs?: number;
}

export interface Scheduler {
  start(): void;
  /** Looks for due work once. */
  scan(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Wakes the reader by the calendar and by the table; the work itself is done by jobs. node-cron waits for a wall clock
 * time, so after a clock jump its tasks are made anew, and what is due is found by a timer that no clock can stop.
 * @throws {Error} for a cron expression that is none
 */
export const createScheduler = (deps: SchedulerDeps): Scheduler => {
  const { due, background, tick, catchUp, clock, log, everyMs = 1_000 } = deps;
  const schedules = deps.schedules.filter(({ always }) => background || always === true);
  const wrong = deps.schedules.find(({ cron }) => !validate(cron));
  if (wrong !== undefined) throw new Error(`The schedule "${wrong.name}" has no valid cron expression.`);
  const scans = due.filter(({ always }) => background || always === true);
  const stopping = new AbortController();
  let tasks: ScheduledTask[] = [];
  let loop: Promise<void> | null = null;

  const guarded = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error({ event: 'lifecycle', what: 'schedule failed', detail: what }, error);
    }
  };
  const dropTasks = async (): Promise<void> => {
    for (const task of tasks) await task.destroy();
    tasks = [];
  };
  const makeTasks = async (): Promise<void> => {
    await dropTasks();
    tasks = schedules.map((schedule) =>
      createTask(
        schedule.cron,
        ({ date }) => guarded(schedule.name, () => tick(schedule, date.getTime())),
        // Late is better than never: a blocked event loop must not swallow a tick.
        {
          timezone: 'UTC',
          name: schedule.name,
          suppressMissedWarning: true,
          missedExecutionTolerance: 60_000,
        },
      ),
    );
    for (const [index, schedule] of schedules.entries()) {
      const task = tasks[index];
      if (task === undefined) continue;
      await task.start();
      const latest = latestTick(task);
      if (latest !== null) await guarded(schedule.name, () => catchUp(schedule, latest));
    }
  };
  const scan = async (): Promise<void> => {
    for (const { name, run } of scans) await guarded(name, () => run(clock.now()));
  };
  const live = async (): Promise<void> => {
    let before: ClockReading | null = null;
    while (!stopping.signal.aborted) {
      const now = { wall: clock.now(), monotonic: clock.elapsed() };
      if (before === null || clockJump(before, now) !== 0) await makeTasks();
      before = now;
      await scan();
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await dropTasks();
  };

  return {
    start: () => {
      loop ??= live();
    },
    scan,
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
};

/** The last time before now that the calendar has, ms UTC: as far before the next one as the one after follows it. */
const latestTick = (task: ScheduledTask): number | null => {
  const [next, after] = task.getNextRuns(2).map((date) => date.getTime());
  return next === undefined || after === undefined ? null : next - (after - next);
};
