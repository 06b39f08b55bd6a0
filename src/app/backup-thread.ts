import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from '../db/sqlite/backup.ts';
import { BackupProblem } from '../domain/backups/problem.ts';
import { type BackupReply, isBackupOrder } from './backups.ts';

/** Copying and checking block a thread for seconds in a large database: they have this one for themselves. */
const reply = async (): Promise<BackupReply> => {
  if (!isBackupOrder(workerData)) throw new Error('This thread was started without an order.');
  try {
    const { bytes, rows } = await makeBackup(workerData);
    return { ok: true, bytes, rows };
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    return { ok: false, why: error.why, facts: error.facts };
  }
};

parentPort?.postMessage(await reply());
