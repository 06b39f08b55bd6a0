import { z } from 'zod';
import { type AskedSource, askedSources } from '../domain/enrichment/asking.ts';
import type { ExternalChild } from '../services/enrichment/child.ts';
import type { ExternalOrders } from '../services/enrichment/orders.ts';
import { EXTERNAL, externalKindOf } from '../services/enrichment/work.ts';
import { awaitChildren, done, type JobHandler, retryAt, skip } from './job.ts';

const Counts = z.object({ asked: z.number(), found: z.number(), missed: z.number() });
const none = { asked: 0, found: 0, missed: 0 };

/** One job per provider, under this one. */
export const externalJob = (orders: ExternalOrders): JobHandler => ({
  kind: EXTERNAL,
  concurrency: 3,
  run: async ({ job, spawn }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} asks about the tracks of nobody.`);
    const children = await orders.prepare(job.memberId);
    if (children.length === 0) return skip({ key: 'skipped', code: 'NO_SOURCES' });
    await spawn(children);
    return awaitChildren();
  },
});

const childJob = (source: AskedSource, external: ExternalChild): JobHandler => ({
  kind: externalKindOf(source),
  run: async ({ job, signal, progress, checkpoint }) => {
    const before = Counts.safeParse(job.metadata).data ?? none;
    const outcome = await external.run(job, source, before, { signal, progress, checkpoint });
    if (outcome.kind === 'later') return retryAt(outcome.at, outcome.message);
    return outcome.kind === 'done' ? done(outcome.counts) : skip({ key: 'skipped', code: outcome.code });
  },
});

/** One kind per provider: each has limits of its own, so one at a time of each, and none waits for another. */
export const externalChildJobs = (external: ExternalChild): JobHandler[] =>
  askedSources.map((source) => childJob(source, external));
