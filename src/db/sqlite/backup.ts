import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BackupFile, backupTime } from '../../domain/backups/files.ts';
import { BackupProblem } from '../../domain/backups/problem.ts';
import {
  asBackupProblem,
  assertRoom,
  copyDatabase,
  draftOf,
  sweepDrafts,
  syncFolderOf,
  verifyByRestoring,
} from './copy.ts';

export interface BackupMade {
  readonly file: string;
  readonly bytes: number;
  readonly members: number;
  /** Of all tables. */
  readonly rows: number;
}

/** For tests: what happens at a step, and how much room there is. */
export interface BackupHooks {
  readonly reached?: (step: 'copied' | 'checked' | 'named') => void;
  readonly freeBytes?: (folder: string) => number;
}

/**
 * Copies the database while Segue runs, restores the copy into a temporary file, checks what comes out, and only then
 * gives the copy its name: a file that exists under its name can be restored. Blocks its thread for as long as copying
 * and checking take.
 * @throws {BackupProblem} nothing is left behind then
 */
export const makeBackup = async (
  { source, target: wanted }: { readonly source: string; readonly target: string },
  { reached = () => undefined, freeBytes }: BackupHooks = {},
): Promise<BackupMade> => {
  const target = resolve(wanted);
  const folder = dirname(target);
  const draft = draftOf(target, 'part');
  const check = draftOf(target, 'check');
  try {
    if (!existsSync(source)) throw new BackupProblem('no_database', { path: source });
    if (existsSync(target)) throw new BackupProblem('exists', { path: target });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    sweepDrafts(folder);
    // The copy, and the one that is restored for a moment; what the journal holds may come on top.
    assertRoom(folder, 2 * (sizeOf(source) + sizeOf(`${source}-wal`)), freeBytes);
    const contents = await copyDatabase(source, draft);
    reached('copied');
    verifyByRestoring(draft, check, contents);
    reached('checked');
    const bytes = sizeOf(draft);
    renameSync(draft, target);
    syncFolderOf(target);
    reached('named');
    const rows = Object.values(contents.rows).reduce((sum, count) => sum + count, 0);
    return { file: target, bytes, members: contents.rows['members'] ?? 0, rows };
  } catch (error) {
    for (const file of [draft, `${draft}-journal`, check]) rmSync(file, { force: true });
    throw asBackupProblem(error, target);
  }
};

/** The backups of a folder, newest first. A folder that is not there has none. */
export const listBackups = (folder: string): BackupFile[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const at = backupTime(name);
      return at === null ? [] : [{ name, at, bytes: sizeOf(join(folder, name)) }];
    })
    .sort((a, b) => b.at - a.at);
};

/** Takes backups of a folder away. */
export const removeBackups = (folder: string, names: readonly string[]): void => {
  for (const name of names) {
    if (backupTime(name) !== null) rmSync(join(folder, name), { force: true });
  }
};

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
