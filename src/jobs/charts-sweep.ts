import type { ChartOrders } from '../services/charts/orders.ts';
import { CHARTS_SWEEP } from '../services/charts/work.ts';
import { done, type JobHandler } from './job.ts';

/** Asks for what is due; asking twice is asking once. */
export const chartsSweepJob = (orders: Pick<ChartOrders, 'sweep'>): JobHandler => ({
  kind: CHARTS_SWEEP,
  run: async ({ now }) => done({ charts: await orders.sweep(now()) }),
});
