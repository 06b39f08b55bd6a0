import { z } from 'zod';
import type { SourceId } from '../domain/ids.ts';
import type { SourceOrders } from '../services/sources/orders.ts';
import { SOURCES_SYNC } from '../services/sources/work.ts';
import { awaitChildren, type JobHandler, retryAt, skip } from './job.ts';

const Order = z.object({
  only: z.array(z.number().transform((id) => id as SourceId)).optional(),
  full: z.boolean().optional(),
});

/** While another job reads one of the sources: what was changed meanwhile is read after it. */
const LOOK_AGAIN_MS = 10_000;

/** One job per chosen source, under this one. */
export const sourcesSyncJob = (orders: SourceOrders): JobHandler => ({
  kind: SOURCES_SYNC,
  concurrency: 3,
  run: async ({ job, signal, spawn, now }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} syncs the sources of nobody.`);
    const { only, full } = Order.parse(job.metadata ?? {});
    const order = { ...(only === undefined ? {} : { only }), ...(full === undefined ? {} : { full }) };
    const children = await orders.prepare(job.memberId, order, job.runAt, signal);
    if (children.length === 0) return skip({ key: 'skipped', code: 'NO_SOURCES' });
    const { elsewhere, later } = await spawn(children);
    return elsewhere === 0 ? awaitChildren(later) : retryAt(now() + LOOK_AGAIN_MS, { key: 'waiting' });
  },
});
