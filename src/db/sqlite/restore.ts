import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3';
import { BackupProblem } from '../../domain/backups/problem.ts';
import {
  asBackupProblem,
  assertRoom,
  type Contents,
  contentsOf,
  copyDatabase,
  draftOf,
  sweepDrafts,
  syncFile,
  syncFolderOf,
  verifyDatabase,
} from './copy.ts';
import { newestLevel } from './migrate.ts';
import { endedPosts, keysThatSealed, leftSince, settleRestored } from './restored.ts';

export interface RestoreWish {
  /** The backup. */
  readonly file: string;
  /** Where the database belongs. */
  readonly path: string;
  /** Where the present database goes. */
  readonly aside: string;
  /** The person says that Segue is stopped: needed only when the present database is too damaged to find out. */
  readonly stopped?: boolean;
}

export interface Restored {
  /** Where the former database is; null when there was none. */
  readonly aside: string | null;
  readonly members: number;
  readonly rows: number;
  /** True when the next start has migrations to run. */
  readonly older: boolean;
  /** Discord ids of members who are in it and were not in the former one: they had deleted their data. */
  readonly left: readonly string[];
  /** Ids of the keys that sealed what is in it. */
  readonly keyIds: readonly string[];
}

export interface RestoreHooks {
  readonly reached?: (step: 'copied' | 'aside' | 'swapped') => void;
  readonly freeBytes?: (folder: string) => number;
}

/** Whoever has it open keeps it open: waiting longer does not help. */
const LOCK_WAIT_MS = 500;

/**
 * Puts a backup in the place of the database. Everything is made and checked beside it; the change itself is one rename,
 * so a process that is killed at any point leaves a whole database, the former one or the restored one.
 * @throws {BackupProblem} the former database is where it was then
 */
export const restoreBackup = async (
  { file, path: wanted, aside, stopped = false }: RestoreWish,
  { reached = () => undefined, freeBytes }: RestoreHooks = {},
): Promise<Restored> => {
  const path = resolve(wanted);
  const draft = draftOf(path, 'restoring');
  let held: Connection | null = null;
  let swapped = false;
  const former = existsSync(path);
  try {
    assertIsBackup(file, path);
    mkdirSync(dirname(path), { recursive: true });
    sweepDrafts(dirname(path));
    held = hold(path, stopped);
    assertRoom(dirname(path), statSync(file).size, freeBytes);
    const given = await copyDatabase(file, draft);
    verifyDatabase(draft, given);
    settleRestored(draft, endedPosts(held));
    const settled = contentsAt(draft);
    syncFile(draft);
    reached('copied');
    if (former) keepAside(path, aside);
    reached('aside');
    renameSync(draft, path);
    swapped = true;
    syncFolderOf(path);
    reached('swapped');
    held?.close();
    held = null;
    verifyDatabase(path, settled);
    return {
      aside: former ? aside : null,
      members: settled.rows['members'] ?? 0,
      rows: Object.values(settled.rows).reduce((sum, count) => sum + count, 0),
      older: settled.level < newestLevel(),
      left: former ? leftSince(path, aside) : [],
      keyIds: keysThatSealed(path),
    };
  } catch (error) {
    for (const rest of [draft, `${draft}-journal`]) rmSync(rest, { force: true });
    if (swapped && former) renameSync(aside, path);
    throw asBackupProblem(error, path);
  } finally {
    held?.close();
  }
};

/** @throws {BackupProblem} for what no Segue wrote, or a newer one */
const assertIsBackup = (file: string, path: string): void => {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isFile() !== true) throw new BackupProblem('no_file', { path: file });
  const present = statSync(path, { throwIfNoEntry: false });
  if (present !== undefined && present.ino === there.ino && present.dev === there.dev)
    throw new BackupProblem('same_file', { path: file });
  let level: number;
  try {
    ({ level } = contentsAt(file));
  } catch (error) {
    const problem = asBackupProblem(error, file);
    throw problem.facts.detail?.includes('not a database') === true
      ? new BackupProblem('not_segue', { path: file })
      : problem;
  }
  if (level === 0) throw new BackupProblem('not_segue', { path: file });
  if (level > newestLevel()) throw new BackupProblem('newer', { path: file });
};

const contentsAt = (file: string): Contents => {
  const connection = new SqliteDatabase(file, { readonly: true });
  try {
    return contentsOf(connection);
  } finally {
    connection.close();
  }
};

/**
 * Has the present database for itself until it is closed: leaving WAL works only when nobody else has the file open, and
 * brings everything from the journal into it. Null: there is none.
 */
const hold = (path: string, stopped: boolean): Connection | null => {
  if (!existsSync(path)) return null;
  if (isDamaged(path)) {
    if (!stopped) throw new BackupProblem('present_damaged', { path });
    return null;
  }
  const connection = new SqliteDatabase(path, { timeout: LOCK_WAIT_MS });
  try {
    connection.pragma('journal_mode = DELETE');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    const code = error instanceof SqliteDatabase.SqliteError ? error.code : '';
    throw code.startsWith('SQLITE_BUSY') ? new BackupProblem('running', { path }) : error;
  }
};

/** Only looks: a connection that may write would throw away a journal that it cannot make sense of. */
const isDamaged = (path: string): boolean => {
  try {
    contentsAt(path);
    return false;
  } catch (error) {
    if (asBackupProblem(error, path).why === 'damaged') return true;
    throw error;
  }
};

/** A second name for the same bytes, so that there is a database under the first one at every moment. */
const keepAside = (path: string, aside: string): void => {
  if (existsSync(aside)) throw new BackupProblem('exists', { path: aside });
  try {
    linkSync(path, aside);
  } catch {
    // Some file systems know no second names.
    copyFileSync(path, aside);
    syncFile(aside);
  }
  // Only beside a database that could not be opened: a journal of its own must not be taken for the new one's.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`);
  rmSync(`${path}-shm`, { force: true });
};
