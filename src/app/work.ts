import type { JobHandler } from '../jobs/job.ts';
import type { DueScan } from '../jobs/scheduler.ts';
import type { Schedule } from '../services/jobs/ticks.ts';
import { digestWork } from './digests.ts';
import type { HalfSurroundings } from './half.ts';
import { heartWork } from './heart.ts';
import { linkingWork } from './linking.ts';
import { listeningWork } from './listening.ts';
import type { OutsideServices } from './outside.ts';
import type { SharedServices } from './shared.ts';
import { sourceWork } from './sources.ts';

/** What the service half does by itself, and by the calendar (cron, UTC). */
export interface Work {
  readonly handlers: readonly JobHandler[];
  readonly schedules: readonly Schedule[];
  readonly due: readonly DueScan[];
}

/** One line per family of job kinds. */
export const workOf = (
  surroundings: HalfSurroundings,
  shared: SharedServices,
  outside: OutsideServices,
): Work => {
  const { store, outbox, digestRuns } = shared;
  const heart = { store, outbox, posts: outside.posts, onRefused: [digestRuns.refused] };
  const parts: Work[] = [
    heartWork(surroundings, heart),
    linkingWork(outside),
    sourceWork(outside),
    listeningWork(outside),
    digestWork(shared),
  ];
  return {
    handlers: parts.flatMap(({ handlers }) => handlers),
    schedules: parts.flatMap(({ schedules }) => schedules),
    due: parts.flatMap(({ due }) => due),
  };
};
