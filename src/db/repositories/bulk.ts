import { getTableColumns, sql } from 'drizzle-orm';
import type { BulkStatement, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

type Row = Readonly<Record<string, unknown>>;
type Wide = Tables['tracks' | 'trackFacts' | 'trackArtists' | 'artists'];

/** Statements by table and columns: one that was made once is compiled once. */
const known = new WeakMap<Wide, Map<string, BulkStatement>>();

/**
 * Inserts many rows of a table by one prepared statement, a tenth of what the builder takes to write them. A column that
 * no row says anything about stays null, and costs nothing.
 */
export const bulkInsert = async ({ q, forEach }: Tx, table: Wide, rows: readonly Row[]): Promise<void> => {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table)).filter(([name]) =>
    rows.some((row) => (row[name] ?? null) !== null),
  );
  const names = columns.map(([name]) => name);
  const statements = known.get(table) ?? new Map<string, BulkStatement>();
  known.set(table, statements);
  const key = names.join();
  const statement =
    statements.get(key) ??
    // The columns are the table's own: the builder cannot know that from names.
    q.insert(table).values(Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as never);
  statements.set(key, statement);
  const values = rows.map((row) =>
    columns.map(([name, column]) => {
      const value = row[name] ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    }),
  );
  await forEach(statement, names, values);
};
