import type { ChartResolve } from '../services/charts/resolve.ts';
import { CHARTS_RESOLVE } from '../services/charts/work.ts';
import { done, type JobHandler } from './job.ts';

/** What was found is in the database with every batch; another run goes on with the rest. */
export const chartsResolveJob = (resolve: ChartResolve): JobHandler => ({
  kind: CHARTS_RESOLVE,
  run: async ({ signal }) => done({ found: await resolve.run(signal) }),
});
