import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openSqlite, type SqliteOptions } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../src/db/store.ts';

export interface TestStore extends AsyncDisposable {
  readonly store: Store;
  readonly database: Database;
  readonly path: string;
  /** Closes the connections and removes the file. Also by `await using`. */
  close(): Promise<void>;
}

/** A path for a database of this test run, in a folder that is removed at its end. */
export const testDatabasePath = (): string => join(inject('testFolder'), `${randomUUID()}.sqlite`);

/** A migrated, empty database in a file of its own: the real driver, the real schema. */
export const openTestStore = (options: Partial<SqliteOptions> = {}): TestStore => {
  const path = options.path ?? testDatabasePath();
  if (options.path === undefined) copyFileSync(inject('templateDatabase'), path);
  const database = openSqlite({ gate: openGate, durability: 'normal', ...options, path });
  const close = async (): Promise<void> => {
    await database.close();
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
  };
  return { store: createStore(database), database, path, close, [Symbol.asyncDispose]: close };
};
