import type { JobHandler } from '../jobs/job.ts';
import { digestWork } from './digests.ts';
import { linkingWork } from './linking.ts';
import { listeningWork } from './listening.ts';
import type { OutsideServices } from './outside.ts';
import type { SharedServices } from './shared.ts';

/** A cron expression (UTC) whose tick enqueues a job of `kind`, once per tick. */
export interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly kind: string;
}

/** A cheap look for due work, every few seconds: it enqueues, it never works. */
export interface DueScan {
  readonly name: string;
  /** Also when ENABLE_BACKGROUND_SYNC is off: work that people asked for (digests, posts). */
  readonly always?: true;
  readonly run: (now: number) => Promise<void>;
}

/** What the service half does: one line per job kind, per schedule and per scan for due work. */
export const workOf = (
  shared: SharedServices,
  outside: OutsideServices,
): { handlers: JobHandler[]; schedules: Schedule[]; due: DueScan[] } => {
  const parts = [linkingWork(outside), listeningWork(outside), digestWork(shared)];
  return {
    handlers: parts.flatMap(({ handlers }) => handlers),
    schedules: parts.flatMap(({ schedules }) => schedules),
    due: parts.flatMap(({ due }) => due),
  };
};
