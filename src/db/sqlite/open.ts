import { AsyncLocalStorage } from 'node:async_hooks';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase, { type Database as Connection } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../../errors.ts';
import type { Database, Queries, RawRow, Tx } from '../database.ts';
import { bulk } from './bulk.ts';
import { sqliteCare } from './care.ts';
import { migrate } from './migrate.ts';
import { withStatementCache } from './statements.ts';
import { tables } from './tables.ts';
import type { WriteGate } from './write-gate.ts';

export interface SqliteOptions {
  readonly path: string;
  readonly gate: WriteGate;
  /**
   * `full` survives a power cut with every acknowledged intent (an fsync per commit: the bot's connection);
   * `normal` survives a crash of the process, and loses at most the last commits in a power cut: work that is redone.
   */
  readonly durability: 'full' | 'normal';
  /** How long a transaction waits for another process's lock, ms. */
  readonly lockWaitMs?: number;
}

/** SQLite may sleep this long inside a call, with the event loop; the rest of the wait is ours, and lets it turn. */
const BUSY_SLEEP_MS = 20;
const READ_CACHE_KIB = 32_768;
/** Writers come back to the pages that they have just written; an import of ten million plays is no slower for it. */
const WRITE_CACHE_KIB = 12_288;
/** Bulk writers change the same pages again and again: each is copied back once in 32 MB of log, not in 4. */
const CHECKPOINT_PAGES = 8_000;
/** How long opening waits for the other half. */
const OPEN_WAIT_MS = 10_000;

/** Opens the file, migrates it, and returns the port. Two connections: one that writes, one that only reads. */
export const openSqlite = (options: SqliteOptions): Database => {
  const { path, gate, durability, lockWaitMs = 5_000 } = options;
  mkdirSync(dirname(path), { recursive: true });
  // A new file is its owner's alone; SQLite gives the files beside it the same mode.
  closeSync(openSync(path, 'a', 0o600));
  const writer = connect(path, durability, WRITE_CACHE_KIB);
  migrate(writer);
  writer.pragma(`busy_timeout = ${BUSY_SLEEP_MS}`);
  const reader = connect(path, durability, READ_CACHE_KIB);
  reader.pragma('query_only = ON');

  const inside = new AsyncLocalStorage<true>();
  // A handle that leaks out of its transaction fails instead of writing. Not by `query_only`: changing that makes
  // SQLite compile every statement again.
  const writerStatements = withStatementCache(writer, () => {
    if (!writer.inTransaction) throw new Error('A write outside of a transaction.');
  });
  const tx = {
    q: drizzle({ client: writerStatements, casing: 'snake_case' }),
    t: tables,
    rows: rawRows,
    forEach: bulk(writerStatements),
  } as unknown as Tx;
  let queue: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<void> => {
    const start = performance.now();
    for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
      try {
        writer.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - start > lockWaitMs) throw error;
        await sleep(wait);
      }
    }
  };
  const end = (statement: 'COMMIT' | 'ROLLBACK'): void => {
    try {
      if (writer.inTransaction) writer.exec(statement);
    } finally {
      // After a failed COMMIT (disk full) the transaction is still open.
      if (writer.inTransaction) writer.exec('ROLLBACK');
    }
  };
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const release = await gate.acquire();
    try {
      await begin();
      try {
        const result = await inside.run(true, () => work(tx));
        end('COMMIT');
        return result;
      } catch (error) {
        end('ROLLBACK');
        throw error;
      }
    } catch (error) {
      throw asStorageError(error);
    } finally {
      release();
    }
  };

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(async () => {
      const release = await gate.acquire();
      try {
        return await work();
      } catch (error) {
        throw asStorageError(error);
      } finally {
        release();
      }
    });
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    read: {
      q: drizzle({ client: withStatementCache(reader), casing: 'snake_case' }),
      t: tables,
      rows: rawRows,
    },
    transaction: (work) => {
      if (inside.getStore()) {
        throw new Error('A transaction was started inside another one: pass `tx` down instead.');
      }
      const result = queue.then(() => run(work));
      queue = result.catch(() => undefined);
      return result;
    },
    inTransaction: () => inside.getStore() === true,
    care: sqliteCare({ path, writer, alone }),
    close: async () => {
      await queue;
      reader.close();
      try {
        writer.pragma('optimize');
      } catch (error) {
        // Statistics can wait for another day, when nobody else writes.
        if (!isBusy(error)) throw error;
      } finally {
        writer.close();
      }
    },
  };
};

/** The driver answers at once, with arrays of columns. */
const rawRows: Queries['rows'] = async (query, values) => query.values(values) as RawRow[];

const connect = (path: string, durability: SqliteOptions['durability'], cacheKiB: number): Connection => {
  const connection = new SqliteDatabase(path, { timeout: OPEN_WAIT_MS });
  enterWal(connection);
  connection.pragma(`synchronous = ${durability.toUpperCase()}`);
  connection.pragma('foreign_keys = ON');
  // What is deleted is overwritten. It costs nothing that can be measured: the pages are written in any case.
  connection.pragma('secure_delete = ON');
  connection.pragma(`cache_size = -${cacheKiB}`);
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  return connection;
};

/**
 * The change to WAL needs the file for itself and does not wait for it: two halves that meet over a new database would
 * end each other's start. It is for good, so this waits once in the life of a database.
 */
const enterWal = (connection: Connection): void => {
  const start = performance.now();
  for (;;) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > OPEN_WAIT_MS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_SLEEP_MS);
    }
  }
};

const sqliteCode = (error: unknown): string | undefined => {
  if (error instanceof SqliteDatabase.SqliteError) return error.code;
  // drizzle wraps the driver's error; its own message quotes the parameters, so it must not travel on.
  return error instanceof Error && error.cause !== undefined ? sqliteCode(error.cause) : undefined;
};

const isBusy = (error: unknown): boolean => sqliteCode(error)?.startsWith('SQLITE_BUSY') === true;

/** Storage trouble becomes an {@link AppError}; a driver error loses its parameters; anything else passes. */
const asStorageError = (error: unknown): unknown => {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  if (code.startsWith('SQLITE_BUSY')) return new AppError('STORAGE', { why: 'busy' });
  if (code === 'SQLITE_FULL') return new AppError('STORAGE', { why: 'full' });
  if (code.startsWith('SQLITE_READONLY_')) return new AppError('STORAGE', { why: 'readonly' });
  if (code.startsWith('SQLITE_IOERR'))
    return new AppError('STORAGE', { why: 'other' }, { cause: plain(error) });
  return plain(error);
};

const plain = (error: unknown): unknown => {
  if (error instanceof SqliteDatabase.SqliteError) return error;
  return error instanceof Error && error.cause !== undefined ? plain(error.cause) : error;
};
