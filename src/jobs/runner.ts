import { setTimeout as sleep } from 'node:timers/promises';
import type { JobId } from '../domain/ids.ts';
import { type ClockReading, clockJump, HEARTBEAT_MS, LEASE_MS } from '../domain/jobs/lease.ts';
import type { Registry } from './registry.ts';
import { type ActiveRun, type RunDeps, type StopReason, startRun } from './run.ts';

/** Takes due jobs from the table and runs them, many at once. */
export interface Runner {
  start(): void;
  /** Look now: something was enqueued or cancelled. */
  wake(): void;
  /** One look at the table: beat, notice cancellations, take over, claim. The loop does nothing else. */
  pass(): Promise<void>;
  running(): number;
  /**
   * Claims nothing more, gives running jobs a moment to end, then aborts them; they go back to PENDING with their
   * checkpoint. Takes at most `graceMs + drainMs`.
   */
  stop(): Promise<void>;
}

export interface RunnerDeps extends RunDeps {
  readonly registry: Registry;
  /** How many jobs run at once in this process. Default 16. */
  readonly slots?: number;
  /** How often to look without a hint, ms. Default 500. */
  readonly pollMs?: number;
  readonly graceMs?: number;
  readonly drainMs?: number;
}

export const createRunner = (deps: RunnerDeps): Runner => {
  const { work, clock, log, registry, slots = 16, pollMs = 500, graceMs = 2_000, drainMs = 3_000 } = deps;
  const limits = new Map([...registry].map(([kind, handler]) => [kind, handler.concurrency ?? 1]));
  const active = new Map<JobId, ActiveRun>();
  const stopping = new AbortController();
  let loop: Promise<void> | null = null;
  let woken = true;
  let alarm = new AbortController();
  let reading: ClockReading | null = null;
  let beatAt = Number.NEGATIVE_INFINITY;
  /** Monotonic ms; before it, leases of others are not judged. */
  let takeOverFrom = Number.NEGATIVE_INFINITY;

  const wake = (): void => {
    woken = true;
    alarm.abort();
  };

  const lookAtClock = async (): Promise<void> => {
    const before = reading;
    const now = { wall: clock.now(), monotonic: clock.elapsed() };
    const jump = before === null ? 0 : clockJump(before, now);
    reading = now;
    // At the first look too: the clock may have been set back while nobody ran.
    if (before === null || jump < 0) await work.rebase();
    if (jump === 0) return;
    log.warn({ event: 'lifecycle', what: 'clock jumped', detail: `${Math.round(jump / 1_000)} s` });
    beatAt = Number.NEGATIVE_INFINITY;
    takeOverFrom = clock.elapsed() + LEASE_MS;
  };

  const beat = async (): Promise<void> => {
    if (active.size === 0 || clock.elapsed() - beatAt < HEARTBEAT_MS) return;
    const runs = [...active.values()];
    const alive = await work.heartbeat(runs.map(({ run }) => run.owner));
    beatAt = clock.elapsed();
    for (const one of runs) if (!alive.has(one.run.owner)) one.abort('lost_lease');
  };

  const abortCancelled = async (): Promise<void> => {
    if (active.size === 0) return;
    for (const id of await work.cancelled([...active.keys()])) active.get(id)?.abort('cancelled');
  };

  const claim = async (thorough: boolean): Promise<void> => {
    const mine = [...active.values()].map(({ run }) => run.job);
    const takeOver = clock.elapsed() >= takeOverFrom;
    const wish = { limits, mine, slots: slots - active.size, takeOver };
    for (const run of await work.claim(wish, thorough)) {
      const handler = registry.get(run.job.kind);
      if (handler === undefined) throw new Error(`Claimed a job of kind ${run.job.kind} without a handler.`);
      const one = startRun(run, handler, deps);
      active.set(run.job.id, one);
      void one.ended.then(() => {
        active.delete(run.job.id);
        wake();
      });
    }
  };

  const pass = async (): Promise<void> => {
    const thorough = woken;
    woken = false;
    await lookAtClock();
    await beat();
    await abortCancelled();
    for (const one of active.values()) await one.flush();
    if (!stopping.signal.aborted) await claim(thorough);
  };

  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await pass();
      } catch (error) {
        log.error({ event: 'lifecycle', what: 'looking for jobs failed' }, error);
      }
      if (woken) continue;
      alarm = new AbortController();
      await sleep(pollMs, undefined, { signal: alarm.signal }).catch(() => undefined);
    }
  };

  const settled = async (ms: number): Promise<void> => {
    const enough = new AbortController();
    const all = Promise.all([...active.values()].map(({ ended }) => ended));
    await Promise.race([all, sleep(ms, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
  };

  return {
    start: () => {
      loop ??= live();
    },
    wake,
    pass,
    running: () => active.size,
    stop: async () => {
      stopping.abort();
      wake();
      await loop;
      await settled(graceMs);
      const reason: StopReason = 'stopping';
      for (const one of active.values()) one.abort(reason);
      await settled(drainMs);
      // Handlers that do not listen: their jobs go back all the same, and whatever they still write is refused.
      for (const { run } of active.values()) await work.finish(run, { kind: 'interrupted' }, 1);
    },
  };
};
