import type { RadarFilling } from '../services/radar/filling.ts';
import { RADAR_FILL, RADAR_FILL_ALL } from '../services/radar/work.ts';
import { done, type JobHandler } from './job.ts';

/** A member's playlist becomes what their radar is; begun again, it goes on with what was not looked for yet. */
export const radarFillJob = (filling: Pick<RadarFilling, 'run'>): JobHandler => ({
  kind: RADAR_FILL,
  run: async ({ job: { memberId }, signal }) =>
    done({ tracks: memberId === null ? null : await filling.run(memberId, signal) }),
});

export const radarFillAllJob = (filling: Pick<RadarFilling, 'enqueueAll'>): JobHandler => ({
  kind: RADAR_FILL_ALL,
  run: async () => done({ members: await filling.enqueueAll() }),
});
