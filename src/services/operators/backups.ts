import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type BackupFile, backupName } from '../../domain/backups/files.ts';
import { BackupProblem, backupTroubles, type FailedBackup } from '../../domain/backups/problem.ts';
import { type Keep, toDrop } from '../../domain/backups/rotation.ts';
import type { FactKey } from '../facts.ts';

export const BACKUP_MAKE = 'backup.make';

/** Makes the files; the folder is its own business. */
export interface BackupEngine {
  /** @param name of the file in the folder @throws {BackupProblem} */
  make(name: string, signal: AbortSignal): Promise<{ readonly bytes: number; readonly rows: number }>;
  /** Verified ones, newest first. */
  list(): Promise<BackupFile[]>;
  remove(names: readonly string[]): Promise<void>;
}

/** Copies of the database, made while Segue runs. */
export interface Backups {
  /**
   * Makes one that is verified, and takes those away that nothing keeps any more. A failure is remembered until one works.
   * @throws {BackupProblem}
   */
  make(
    signal: AbortSignal,
  ): Promise<{ readonly name: string; readonly bytes: number; readonly dropped: number }>;
}

const FAILED: FactKey = 'backup.failed';
const Failed = z.object({ at: z.number(), why: z.enum(backupTroubles) });

/** The last attempt, if it failed. */
export const failedBackup = async ({ facts }: Pick<Reads, 'facts'>): Promise<FailedBackup | null> => {
  const kept = await facts.get(FAILED);
  return kept === null ? null : Failed.parse(JSON.parse(kept));
};

export const createBackups = (deps: {
  store: Store;
  clock: Clock;
  engine: BackupEngine;
  keep: Keep;
}): Backups => {
  const { store, clock, engine, keep } = deps;

  const rotate = async (): Promise<number> => {
    const files = await engine.list();
    const old = new Set(
      toDrop(
        files.map(({ at }) => at),
        keep,
      ),
    );
    const names = files.flatMap(({ at, name }) => (old.has(at) ? [name] : []));
    await engine.remove(names);
    return names.length;
  };

  return {
    make: async (signal) => {
      const name = backupName(clock.now());
      try {
        const { bytes } = await engine.make(name, signal);
        const dropped = await rotate();
        if ((await store.read.facts.get(FAILED)) !== null)
          await store.transaction((tx) => tx.facts.remove(FAILED));
        return { name, bytes, dropped };
      } catch (error) {
        if (error instanceof BackupProblem) {
          const failed: FailedBackup = { at: clock.now(), why: error.why };
          await store.transaction((tx) => tx.facts.set(FAILED, JSON.stringify(failed)));
        }
        throw error;
      }
    },
  };
};
