import { z } from 'zod';
import type { ReleaseUploadId, StyleId } from '../domain/ids.ts';
import { isAppError } from '../errors.ts';
import { CURATION_IMPORT } from '../services/curation/intake-work.ts';
import type { ReleaseFiles } from '../services/curation/release-file.ts';
import { done, type JobHandler, skip } from './job.ts';

const Order = z.object({
  styleId: z.number().transform((id) => id as StyleId),
  url: z.string().optional(),
  upload: z
    .object({ id: z.number().transform((id) => id as ReleaseUploadId), number: z.number() })
    .optional(),
  name: z.string(),
  range: z.object({ from: z.string(), to: z.string() }).nullable(),
});

/** Takes an attachment with releases in; the whole report is the job's payload. */
export const curationImportJob = (files: ReleaseFiles): JobHandler => ({
  kind: CURATION_IMPORT,
  concurrency: 2,
  run: async ({ job, signal, progress }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} imports a file of nobody.`);
    try {
      const report = await files.bring(job.memberId, Order.parse(job.metadata), signal);
      if (report.kind === 'unreadable') return skip({ key: 'skipped', code: `FILE_${report.problem}` });
      const { read, added, changed, known } = report.counts;
      await progress(1, { key: 'reading', done: added + changed + known, total: read });
      return done(report);
    } catch (error) {
      // Trying again does not bring an attachment or a style back.
      if (!isAppError(error, 'RESOURCE_GONE') && !isAppError(error, 'NOT_FOUND')) throw error;
      return skip({ key: 'skipped', code: error.code });
    }
  },
});
