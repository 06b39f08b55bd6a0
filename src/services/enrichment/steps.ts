import type { Step } from '../jobs/steps.ts';
import type { ExternalOrders } from './orders.ts';
import { EXTERNAL, externalKey } from './work.ts';

/** What `/jobs run` can start in this family. */
export const enrichmentSteps = (orders: Pick<ExternalOrders, 'revive'>): readonly Step[] => [
  {
    name: 'external',
    kind: EXTERNAL,
    job: (memberId) => ({ dedupeKey: externalKey(memberId) }),
    // One that still waits for a resting provider asks the others again.
    before: orders.revive,
  },
];
