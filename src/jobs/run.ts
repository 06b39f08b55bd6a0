import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Ending, JobChange } from '../domain/jobs/ending.ts';
import type { JobMessage } from '../domain/jobs.ts';
import { isAppError, RetryAfter } from '../errors.ts';
import type { Log, LogEvent } from '../log.ts';
import { endingOf } from '../services/jobs/failures.ts';
import { LostLease } from '../services/jobs/lost-lease.ts';
import type { JobWork, Run } from '../services/jobs/work.ts';
import type { JobContext, JobHandler } from './job.ts';

/** Why a running job is asked to stop. */
export type StopReason = 'cancelled' | 'stopping' | 'lost_lease';

/** A job that this process runs now. */
export interface ActiveRun {
  readonly run: Run;
  /** Resolves when the handler is through and the row says so; never rejects. */
  readonly ended: Promise<void>;
  /** Aborts the handler's signal. Only the first reason counts. */
  abort(reason: StopReason): void;
  /** Writes progress that was held back, if it is time. */
  flush(): Promise<void>;
}

export interface RunDeps {
  readonly work: JobWork;
  readonly clock: Clock;
  readonly log: Log;
}

const PROGRESS_EVERY_MS = 1_000;
const DEFAULT_ATTEMPTS = 5;
/** Waits between attempts to write an ending down while the disk refuses; then the lease runs out instead. */
const FINISH_WAITS_MS = [250, 500, 1_000, 2_000, 4_000];

/** Runs the handler, from the claimed row to the ending written down. */
export const startRun = (run: Run, handler: JobHandler, deps: RunDeps): ActiveRun => {
  const { work, clock, log } = deps;
  const controller = new AbortController();
  const started = clock.elapsed();
  let reason: StopReason | null = null;
  let held: { fraction: number; message: JobMessage | undefined } | null = null;
  let writtenAt = Number.NEGATIVE_INFINITY;

  const abort = (why: StopReason): void => {
    reason ??= why;
    controller.abort(why);
  };
  const flush = async (now = false): Promise<void> => {
    if (held === null || (!now && clock.elapsed() - writtenAt < PROGRESS_EVERY_MS)) return;
    const { fraction, message } = held;
    held = null;
    writtenAt = clock.elapsed();
    try {
      await work.progress(run, fraction, message);
    } catch (error) {
      if (error instanceof LostLease) abort('lost_lease');
      // Progress is only for the eye: the work goes on without it.
      else log.warn({ event: 'lifecycle', what: 'progress not written', detail: run.job.kind }, error);
    }
  };
  const context: JobContext = {
    job: run.job,
    signal: controller.signal,
    now: clock.now,
    progress: async (fraction, message) => {
      held = { fraction, message: message ?? held?.message };
      await flush();
    },
    checkpoint: (metadata) => work.checkpoint(run, metadata),
    spawn: (children) => work.spawn(run, children),
  };

  const ending = async (): Promise<Ending | null> => {
    try {
      return await handler.run(context);
    } catch (error) {
      if (reason === 'lost_lease' || error instanceof LostLease) return null;
      if (reason === 'cancelled') return { kind: 'cancelled' };
      if (reason === 'stopping') return { kind: 'interrupted' };
      const { id, kind, attempts } = run.job;
      const detail = `job ${id}, ${kind}, attempt ${attempts + 1}`;
      // Being asked to come back later is no trouble; the job's own line tells it.
      if (!(error instanceof RetryAfter)) log.warn({ event: 'lifecycle', what: 'job threw', detail }, error);
      return endingOf(error, clock.now());
    }
  };
  const finish = async (how: Ending): Promise<JobChange | null> => {
    for (const wait of FINISH_WAITS_MS) {
      try {
        return await work.finish(run, how, handler.maxAttempts ?? DEFAULT_ATTEMPTS);
      } catch (error) {
        if (!isAppError(error, 'STORAGE')) throw error;
        await sleep(wait);
      }
    }
    return work.finish(run, how, handler.maxAttempts ?? DEFAULT_ATTEMPTS);
  };
  const live = async (): Promise<void> => {
    try {
      const how = await ending();
      // The last word about how far it came stands in the ending.
      if (how !== null) await flush(true);
      const change = how === null ? null : await finish(how);
      log.info(describe(run, how, change, clock.elapsed() - started));
    } catch (error) {
      log.error({ event: 'lifecycle', what: 'ending not written', detail: run.job.kind }, error);
    }
  };
  return { run, ended: live(), abort, flush: () => flush() };
};

type JobEvent = Extract<LogEvent, { event: 'job' }>;

const describe = (run: Run, how: Ending | null, change: JobChange | null, totalMs: number): JobEvent => {
  const { id, kind, attempts } = run.job;
  const why = change?.message?.code ?? change?.message?.key;
  return {
    event: 'job',
    id,
    kind,
    outcome: how === null || change === null ? 'lost_lease' : outcomeOf(how, change),
    attempt: attempts + 1,
    totalMs: Math.round(totalMs),
    ...(why === undefined ? {} : { why }),
  };
};

const outcomeOf = (how: Ending, change: JobChange): JobEvent['outcome'] => {
  if (change.status === 'CANCELLED') return 'cancelled';
  if (change.status === 'FAILED') return 'failed';
  if (change.status === 'PENDING') return how.kind === 'interrupted' ? 'interrupted' : 'retry';
  if (how.kind === 'children') return 'children';
  return how.kind === 'skip' ? 'skip' : 'done';
};
