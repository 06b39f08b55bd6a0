import { z } from 'zod';
import type { PlayImportId } from '../domain/ids.ts';
import { isAppError } from '../errors.ts';
import type { Imports } from '../services/listening/import/imports.ts';
import type { ImportReading } from '../services/listening/import/reading.ts';
import { PLAYS_IMPORT_READ } from '../services/listening/import/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Order = z.object({
  importId: z.number().transform((id) => id as PlayImportId),
  attached: z.object({ url: z.string(), name: z.string(), size: z.number() }).nullable(),
});

/** Looks through the files of an import; its card says what is in them, and asks. */
export const playsImportReadJob = (reading: ImportReading, imports: Pick<Imports, 'drop'>): JobHandler => ({
  kind: PLAYS_IMPORT_READ,
  concurrency: 2,
  run: async ({ job, signal, progress }) => {
    const { memberId } = job;
    if (memberId === null) throw new Error(`Job ${job.id} imports the plays of nobody.`);
    const { importId, attached } = Order.parse(job.metadata);
    const told = (fraction: number, rows: number) => progress(fraction, { key: 'reading', done: rows });
    try {
      const read = await reading.run(memberId, importId, attached, { signal, progress: told });
      return read.kind === 'gone' ? skip({ key: 'skipped', code: 'IMPORT_OVER' }) : done(read);
    } catch (error) {
      // Trying again brings no link of Discord's back, and makes no file smaller.
      const isGone = isAppError(error, 'RESOURCE_GONE');
      if (!isGone && !isAppError(error, 'INVALID_INPUT')) throw error;
      await imports.drop(memberId, importId);
      return skip({ key: 'skipped', code: isGone ? 'IMPORT_LINK' : 'IMPORT_SIZE' });
    }
  },
});
