import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { listBackups, removeBackups } from '../db/sqlite/backup.ts';
import { draftOf } from '../db/sqlite/copy.ts';
import type { Store } from '../db/store.ts';
import { type BackupFacts, BackupProblem, type BackupTrouble } from '../domain/backups/problem.ts';
import { backupMakeJob } from '../jobs/backup-make.ts';
import { BACKUP_MAKE, type BackupEngine, createBackups } from '../services/operators/backups.ts';
import type { HalfSurroundings } from './half.ts';

export interface BackupOrder {
  readonly source: string;
  readonly target: string;
}

export type BackupReply =
  | { readonly ok: true; readonly bytes: number; readonly rows: number }
  | { readonly ok: false; readonly why: BackupTrouble; readonly facts: BackupFacts };

/** Narrows what a thread was started with. */
export const isBackupOrder = (data: unknown): data is BackupOrder =>
  typeof data === 'object' && data !== null && 'source' in data && 'target' in data;

/** Makes backups in a thread of their own, which ends with the process or with the signal. */
export const createBackupEngine = ({ source, dir }: { source: string; dir: string }): BackupEngine => ({
  list: async () => listBackups(dir),
  remove: async (names) => removeBackups(dir, names),
  make: async (name, signal) => {
    signal.throwIfAborted();
    const target = join(dir, name);
    const order: BackupOrder = { source, target };
    const thread = new Worker(new URL('./backup-thread.ts', import.meta.url), { workerData: order });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop);
    try {
      const reply = await new Promise<BackupReply | null>((resolve, reject) => {
        thread
          .once('message', resolve)
          .once('error', reject)
          .once('exit', () => resolve(null));
      });
      signal.throwIfAborted();
      if (reply === null) throw new BackupProblem('failed', { path: target });
      if (!reply.ok) throw new BackupProblem(reply.why, reply.facts);
      return reply;
    } finally {
      signal.removeEventListener('abort', stop);
      await thread.terminate();
      for (const what of ['part', 'check'] as const) rmSync(draftOf(target, what), { force: true });
    }
  },
});

/** The job and its time. Backups are no background sync: they go on without it. */
export const backupWork = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  { store }: { store: Store },
) => {
  const { dir, cron, keep } = config.backups;
  const engine = createBackupEngine({ source: config.database.path, dir });
  return {
    handlers: [backupMakeJob(createBackups({ store, clock, engine, keep }))],
    schedules: cron === null ? [] : [{ name: BACKUP_MAKE, cron, kind: BACKUP_MAKE, always: true as const }],
    due: [],
  };
};
