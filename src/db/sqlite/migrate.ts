import { fileURLToPath } from 'node:url';
import type { Database as Connection } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));

/** The level of this version's schema: the time of its newest migration, ms UTC. */
export const newestLevel = (): number =>
  readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0;

/**
 * Brings the database to the schema of this version. Safe when both halves start at once: the second one waits for
 * the lock and finds nothing to do. The bookkeeping table is drizzle's own, so its tools understand it.
 * @throws when the database was written by a newer version of Segue.
 */
export const migrate = (connection: Connection): void => {
  const known = readMigrationFiles({ migrationsFolder: folder });
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
    );
    const last =
      connection
        .prepare<[], { at: number | null }>('SELECT max(created_at) AS at FROM __drizzle_migrations')
        .get()?.at ?? 0;
    const newest = known.at(-1)?.folderMillis ?? 0;
    if (last > newest) {
      throw new Error(
        'The database was written by a newer version of Segue. Start that version, or restore a backup from before the update.',
      );
    }
    const note = connection.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
    for (const migration of known.filter(({ folderMillis }) => folderMillis > last)) {
      for (const statement of migration.sql) connection.exec(statement);
      note.run(migration.hash, migration.folderMillis);
    }
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
};
