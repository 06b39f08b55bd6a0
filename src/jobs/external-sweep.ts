import type { ExternalOrders } from '../services/enrichment/orders.ts';
import { EXTERNAL_SWEEP } from '../services/enrichment/work.ts';
import { done, type JobHandler } from './job.ts';

/** Every night: everybody's tracks. */
export const externalSweepJob = (orders: ExternalOrders): JobHandler => ({
  kind: EXTERNAL_SWEEP,
  run: async ({ now }) => done({ members: await orders.sweep(now()) }),
});
