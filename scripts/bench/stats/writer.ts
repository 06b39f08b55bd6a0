import type { Database, Statement } from 'better-sqlite3';

type Value = string | number | null;

export interface Writer {
  add(row: readonly Value[]): void;
  /** Writes what is left. */
  end(): void;
}

/** Rows by one statement. */
const AT_ONCE = 40;

/** Writes rows of a table in the order in which they come, some at a time. */
export const writer = (database: Database, table: string, columns: readonly string[]): Writer => {
  const statementOf = (rows: number): Statement => {
    const row = `(${columns.map(() => '?').join(',')})`;
    return database.prepare(
      `insert into ${table} (${columns.join(',')}) values ${Array.from({ length: rows }, () => row).join(',')}`,
    );
  };
  const many = statementOf(AT_ONCE);
  let waiting: Value[] = [];
  return {
    add: (row) => {
      for (const value of row) waiting.push(value);
      if (waiting.length < AT_ONCE * columns.length) return;
      many.run(waiting);
      waiting = [];
    },
    end: () => {
      if (waiting.length > 0) statementOf(waiting.length / columns.length).run(waiting);
      waiting = [];
    },
  };
};
