import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3';
import { BackupProblem } from '../../domain/backups/problem.ts';

/** What a database holds, as far as a copy can be compared with it. */
export interface Contents {
  /** Time of the newest migration in it, ms UTC; 0 when it is no database of Segue. */
  readonly level: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

const ALL_PAGES = 2 ** 31 - 1;
const LOCK_WAIT_MS = 10_000;
/** For the journal and whatever else writes meanwhile. */
const SLACK_BYTES = 16 * 1024 * 1024;

/** Counts what is in it. In a transaction it is what a backup from the same connection copies. */
export const contentsOf = (connection: Connection): Contents => {
  const names = connection
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => name);
  const count = (name: string): number =>
    connection.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM "${name}"`).get()?.rows ?? 0;
  const level = names.includes('__drizzle_migrations')
    ? connection
        .prepare<[], { at: number | null }>('SELECT max(created_at) AS at FROM __drizzle_migrations')
        .get()?.at
    : 0;
  return { level: level ?? 0, rows: Object.fromEntries(names.map((name) => [name, count(name)])) };
};

/**
 * Copies a database, with what its journal holds, into one file that needs nothing beside it. The copy is of one moment;
 * whoever writes meanwhile goes on.
 * @returns what was in it at that moment
 */
export const copyDatabase = async (source: string, draft: string): Promise<Contents> => {
  // Sealed tokens are in it: from its first byte on it is for its owner only.
  closeSync(openSync(draft, 'wx', 0o600));
  const live = new SqliteDatabase(source, { readonly: true, timeout: LOCK_WAIT_MS });
  let contents: Contents;
  try {
    // The transaction holds the moment: counted and copied is the same.
    live.exec('BEGIN');
    contents = contentsOf(live);
    // In one step: a copy in many begins anew whenever somebody writes in between, and may never end.
    await live.backup(draft, { progress: () => ALL_PAGES });
    live.exec('COMMIT');
  } finally {
    live.close();
  }
  const copy = new SqliteDatabase(draft);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  chmodSync(draft, 0o600);
  syncFile(draft);
  return contents;
};

/** @throws {BackupProblem} when the file is damaged or holds something else than `expected` */
export const verifyDatabase = (path: string, expected: Contents): void => {
  const connection = new SqliteDatabase(path, { readonly: true, timeout: LOCK_WAIT_MS });
  try {
    const verdict = connection.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new BackupProblem('damaged', { path, detail: String(verdict) });
    const found = contentsOf(connection);
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new BackupProblem('incomplete', { path });
  } finally {
    connection.close();
  }
};

/** Restores a copy into a file of its own for a moment: what comes out must be what went in. */
export const verifyByRestoring = (copy: string, into: string, expected: Contents): void => {
  try {
    copyFileSync(copy, into);
    verifyDatabase(into, expected);
  } finally {
    rmSync(into, { force: true });
  }
};

/** @throws {BackupProblem} when `folder` has no room for so many bytes */
export const assertRoom = (
  folder: string,
  bytes: number,
  freeBytes: (folder: string) => number = freeBytesOf,
): void => {
  const needed = bytes + SLACK_BYTES;
  const free = freeBytes(folder);
  if (free < needed) throw new BackupProblem('no_room', { path: folder, needed, free });
};

const freeBytesOf = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** On the disk, not only on its way there. */
export const syncFile = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** A name is safe when its folder is. */
export const syncFolderOf = (path: string): void => syncFile(dirname(path));

/** The name of a file that is not finished; says whose it is. */
export const draftOf = (target: string, what: 'part' | 'check' | 'restoring'): string =>
  `${target}.${process.pid}.${what}`;

const DRAFT = /\.(\d+)\.(?:part|check|restoring)(?:-journal|-wal|-shm)?$/;

/** Takes away what a process that was killed left half done. One process makes one at a time, so its own are old too. */
export const sweepDrafts = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const owner = Number(DRAFT.exec(name)?.[1] ?? 0);
    if (owner === 0 || (owner !== process.pid && isAlive(owner))) continue;
    rmSync(join(folder, name), { force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** What SQLite and the file system say, as a {@link BackupProblem}. */
export const asBackupProblem = (error: unknown, path: string): BackupProblem => {
  if (error instanceof BackupProblem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  const facts = { path, detail };
  const options = { cause: error };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupProblem('no_room', { path }, options);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new BackupProblem('damaged', facts, options);
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code))
    return new BackupProblem('no_access', facts, options);
  return new BackupProblem('failed', facts, options);
};
