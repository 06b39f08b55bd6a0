import type { JobHandler } from '../jobs/job.ts';
import type { DueScan } from '../jobs/scheduler.ts';
import type { Schedule } from '../services/jobs/ticks.ts';

/** What the service half does by itself, and by the calendar (cron, UTC). */
export interface Work {
  readonly handlers: readonly JobHandler[];
  readonly schedules: readonly Schedule[];
  readonly due: readonly DueScan[];
}
