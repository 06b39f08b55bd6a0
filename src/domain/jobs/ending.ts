import type { Job, JobMessage, JobStatus } from '../jobs.ts';
import { backoffMs } from './backoff.ts';

/** How a run ended, whatever the reason. */
export type Ending =
  | { readonly kind: 'done'; readonly payload: unknown }
  | { readonly kind: 'skip'; readonly message: JobMessage }
  | { readonly kind: 'children'; readonly later?: number }
  /** The outside world asked to come back later, or the disk is full: nobody's failure, not counted. */
  | { readonly kind: 'retry'; readonly at: number; readonly message: JobMessage }
  /** `final` errors are not tried again: the same would happen (no account, no right, not found). */
  | { readonly kind: 'failed'; readonly code?: string; readonly final: boolean }
  /** The handler was stopped because the person cancelled. */
  | { readonly kind: 'cancelled' }
  /** This process stops: the job goes back as if it had never been claimed. */
  | { readonly kind: 'interrupted' }
  /** The worker died without a word. */
  | { readonly kind: 'crashed' };

/** What an ending makes of the row. The lease is gone in any case. */
export interface JobChange {
  readonly status: JobStatus;
  readonly message: JobMessage | null;
  readonly attempts: number;
  readonly crashes: number;
  readonly runAt: number;
  readonly finishedAt: number | null;
  readonly progress?: number;
  readonly payload?: unknown;
}

export interface EndingRules {
  readonly now: number;
  readonly maxAttempts: number;
  /** 0 ≤ random < 1, for the back-off. */
  readonly random: number;
}

/** A job whose workers die this often in a row kills them itself. */
export const MAX_CRASHES = 10;
/** A "come back later" in the past would spin. */
const SOONEST_RETRY_MS = 1_000;

type Facts = Pick<Job, 'attempts' | 'crashes' | 'cancelRequested' | 'message' | 'runAt' | 'progress'>;

/** The next state of a job whose run ended. */
export const afterEnding = (job: Facts, ending: Ending, rules: EndingRules): JobChange => {
  const { now } = rules;
  const name = (message: JobMessage): JobMessage => named(message, job.message);
  const same = { attempts: job.attempts, crashes: 0, runAt: job.runAt };
  const over = { ...same, finishedAt: now };
  const again = { ...same, status: 'PENDING', finishedAt: null } as const;
  const cancelled = { ...over, status: 'CANCELLED', message: job.message } as const;

  switch (ending.kind) {
    case 'done': {
      const message = name({ ...job.message, key: 'done' });
      return { ...over, status: 'DONE', progress: 1, payload: ending.payload, message };
    }
    case 'skip':
      return { ...over, status: 'DONE', progress: 1, message: name(ending.message) };
    case 'children':
      return {
        ...same,
        status: 'RUNNING',
        finishedAt: null,
        message: name({ key: 'children', ...laterOf(ending) }),
      };
    case 'cancelled':
      return cancelled;
    case 'interrupted':
      if (job.cancelRequested) return cancelled;
      return { ...again, runAt: now, message: job.message };
    case 'retry':
      if (job.cancelRequested) return cancelled;
      return { ...again, runAt: Math.max(ending.at, now + SOONEST_RETRY_MS), message: name(ending.message) };
    case 'failed': {
      if (job.cancelRequested) return cancelled;
      const attempts = job.attempts + 1;
      const code = ending.code === undefined ? {} : { code: ending.code };
      if (ending.final || attempts >= rules.maxAttempts) {
        return { ...over, attempts, status: 'FAILED', message: name({ key: 'failed', ...code }) };
      }
      const runAt = now + backoffMs(attempts, rules.random);
      return { ...again, attempts, runAt, message: name({ key: 'retrying', until: runAt, ...code }) };
    }
    case 'crashed': {
      if (job.cancelRequested) return cancelled;
      const crashes = job.crashes + 1;
      if (crashes >= MAX_CRASHES) {
        return { ...over, crashes, status: 'FAILED', message: name({ key: 'failed', code: 'CRASHED' }) };
      }
      return { ...again, crashes, runAt: now, message: job.message };
    }
  }
};

/** A new message about the same thing keeps its name, and what it left to others. */
export const named = (message: JobMessage, before: JobMessage | null): JobMessage => ({
  ...(before?.name === undefined ? {} : { name: before.name }),
  ...(message.key === 'children' ? laterOf(before) : {}),
  ...message,
});

const laterOf = (facts: { readonly later?: number } | null): { later?: number } =>
  facts?.later === undefined ? {} : { later: facts.later };
