import { z } from 'zod';
import type { ChartId } from '../domain/ids.ts';
import type { ChartRefresh } from '../services/charts/refresh.ts';
import { CHARTS_REFRESH } from '../services/charts/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Metadata = z.object({ chartId: z.number().transform((id) => id as ChartId) });

/** Fetches one chart. What came of it stands with the chart; it is asked for again in its time. */
export const chartsRefreshJob = (refresh: ChartRefresh): JobHandler => ({
  kind: CHARTS_REFRESH,
  // Each source goes at its own pace; one that is slow does not keep the others waiting.
  concurrency: 3,
  run: async ({ job, signal }) => {
    const refreshed = await refresh.run(Metadata.parse(job.metadata).chartId, signal);
    return refreshed.kind === 'kept'
      ? skip({ key: 'skipped', code: `CHART_${refreshed.problem}` })
      : done(refreshed);
  },
});
