import { z } from 'zod';
import type { SourceId } from '../domain/ids.ts';
import type { SourceSync } from '../services/sources/sync.ts';
import { SOURCES_SYNC_ONE } from '../services/sources/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Metadata = z.object({ sourceId: z.number().transform((id) => id as SourceId), full: z.boolean() });

/** Brings one source up to date. Where it stands is in the database with every page, so nothing is checkpointed here. */
export const sourcesSyncOneJob = (sources: SourceSync): JobHandler => ({
  kind: SOURCES_SYNC_ONE,
  concurrency: 3,
  run: async ({ job, signal, progress }) => {
    const { sourceId, full } = Metadata.parse(job.metadata);
    if (job.memberId === null) throw new Error(`Job ${job.id} syncs a source of nobody.`);
    const result = await sources.syncOne(job.memberId, sourceId, full, {
      signal,
      progress: (read, total) =>
        progress(total === 0 ? 1 : read / total, { key: 'reading', done: read, total }),
    });
    switch (result.kind) {
      case 'synced':
        await progress(1, { key: 'reading', done: result.tracks, total: result.tracks });
        return done(result);
      case 'unchanged':
        return skip({ key: 'unchanged', done: result.tracks, total: result.tracks });
      case 'problem':
        return skip({ key: 'skipped', code: result.problem });
      case 'dropped':
        return skip({ key: 'skipped' });
    }
  },
});
