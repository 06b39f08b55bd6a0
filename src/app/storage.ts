import type { Database } from '../db/database.ts';
import { openSqlite, type SqliteOptions } from '../db/sqlite/open.ts';
import { createStore, type Store } from '../db/store.ts';
import type { HalfSurroundings } from './half.ts';

/** Opens the database of this half (and migrates it, if it is the first to come). */
export const openStorage = (
  { config, gate }: HalfSurroundings,
  durability: SqliteOptions['durability'],
): { database: Database; store: Store } => {
  const database = openSqlite({ path: config.database.path, gate, durability });
  return { database, store: createStore(database) };
};
