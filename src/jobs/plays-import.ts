import { z } from 'zod';
import type { MemberId, PlayImportId } from '../domain/ids.ts';
import type { Job } from '../domain/jobs.ts';
import type { ImportStoring } from '../services/listening/import/storing.ts';
import type { ImportUndoing } from '../services/listening/import/undoing.ts';
import { PLAYS_IMPORT_STORE, PLAYS_IMPORT_UNDO } from '../services/listening/import/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Order = z.object({ importId: z.number().transform((id) => id as PlayImportId) });

const orderOf = ({ id, memberId, metadata }: Job): { memberId: MemberId; importId: PlayImportId } => {
  if (memberId === null) throw new Error(`Job ${id} imports the plays of nobody.`);
  return { memberId, ...Order.parse(metadata) };
};

/** How far it is stands with the plays themselves: a run goes on where the last one was. */
export const playsImportJobs = (storing: ImportStoring, undoing: ImportUndoing): JobHandler[] => [
  {
    kind: PLAYS_IMPORT_STORE,
    run: async ({ job, signal, progress }) => {
      const { memberId, importId } = orderOf(job);
      const told = (fraction: number, rows: number) => progress(fraction, { key: 'writing', done: rows });
      const stored = await storing.run(memberId, importId, { signal, progress: told });
      return stored.kind === 'gone' ? skip({ key: 'skipped', code: 'IMPORT_OVER' }) : done(stored);
    },
  },
  {
    kind: PLAYS_IMPORT_UNDO,
    run: async ({ job, signal, progress }) => {
      const { memberId, importId } = orderOf(job);
      const told = (fraction: number, plays: number) => progress(fraction, { key: 'writing', done: plays });
      const removed = await undoing.run(memberId, importId, { signal, progress: told });
      if (removed === null) return skip({ key: 'skipped', code: 'IMPORT_OVER' });
      return done({ kind: 'undone', removed });
    },
  },
];
