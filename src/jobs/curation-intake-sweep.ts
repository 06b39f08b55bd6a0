import type { IntakeOrders } from '../services/curation/intake-orders.ts';
import { CURATION_INTAKE_SWEEP } from '../services/curation/intake-work.ts';
import { done, type JobHandler } from './job.ts';

/** Asks for the last week of every style that somebody follows. */
export const curationIntakeSweepJob = (orders: IntakeOrders): JobHandler => ({
  kind: CURATION_INTAKE_SWEEP,
  run: async ({ now }) => done({ intakes: await orders.sweep(now()) }),
});
