import { MINUTE } from '../clock.ts';
import type { ChartIdentify } from '../services/charts/identify.ts';
import { CHARTS_IDENTIFY } from '../services/charts/work.ts';
import { done, type JobHandler, retryAt } from './job.ts';

/** Members' tracks come first: so long others have MusicBrainz for themselves. */
const PAUSE_MS = 2 * MINUTE;

/** A few questions at a time, until everybody was asked about once. */
export const chartsIdentifyJob = (identify: ChartIdentify): JobHandler => ({
  kind: CHARTS_IDENTIFY,
  run: async ({ signal, now }) => {
    const { more, asked, found } = await identify.run(signal);
    return more ? retryAt(now() + PAUSE_MS, { key: 'reading', done: asked }) : done({ asked, found });
  },
});
