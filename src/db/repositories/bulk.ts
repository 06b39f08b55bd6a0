import { getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts many rows of a table by one prepared statement, a tenth of what the builder takes to write them. Every row
 * says every column of `names`; a column that it leaves out is null.
 */
export const bulkInsert = async (
  { q, forEach }: Tx,
  table: Tables['tracks' | 'trackFacts' | 'trackArtists' | 'artists'],
  names: readonly string[],
  rows: readonly Row[],
): Promise<void> => {
  if (rows.length === 0) return;
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => names.includes(name));
  const values = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
  const statement = q.insert(table).values(values as never);
  const driverValue = (row: Row, [name, column]: (typeof columns)[number]): unknown => {
    const value = row[name] ?? null;
    return value === null ? null : column.mapToDriverValue(value);
  };
  await forEach(
    statement,
    columns.map(([name]) => name),
    rows.map((row) => columns.map((column) => driverValue(row, column))),
  );
};
