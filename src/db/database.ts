import type { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Tables } from './schema/schema.ts';

/**
 * The port to the database. Nothing outside `src/db` knows which one it is; the type of the query builder is the
 * embedded driver's, a second driver is cast to it.
 */
export type QueryBuilder = Omit<
  ReturnType<typeof drizzle>,
  'transaction' | '$client' | 'run' | 'all' | 'get' | 'values'
>;

/** What a repository needs to ask: the query builder and the tables. */
export interface Queries {
  readonly q: QueryBuilder;
  readonly t: Tables;
  /**
   * Runs a prepared query and hands out its rows as arrays, columns in the order of the selection: for reading tens of
   * thousands at once. Nothing is mapped: JSON is text, and a truth may be 0 or 1.
   */
  readonly rows: (query: PreparedRows, values?: Record<string, unknown>) => Promise<RawRow[]>;
}

export type RawRow = readonly unknown[];

/** A query of the builder after `prepare()`. */
export interface PreparedRows {
  values(values?: Record<string, unknown>): unknown;
}

declare const writes: unique symbol;

/** A write of the builder in which every value is a placeholder. */
export interface BulkStatement {
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] };
}

/** The same within a transaction: only this one may be given to a function that writes. */
export interface Tx extends Queries {
  readonly [writes]: true;
  /**
   * Runs a statement once for each row. For thousands of rows at once: the builder takes longer to write a statement than
   * the database to run it.
   * @param names of the statement's placeholders, in the order in which the values of a row stand
   */
  readonly forEach: (
    statement: BulkStatement,
    names: readonly string[],
    rows: readonly RawRow[],
  ) => Promise<void>;
}

export interface Database {
  /** Reads the last committed state; a write through it fails. */
  readonly read: Queries;
  /**
   * Runs `work` in one transaction: one writer at a time, all or nothing. Keep it short (about 10 ms), and never wait
   * for the network in it: providers refuse to be called then.
   * @throws {AppError} STORAGE when the database is full, read-only, or locked past the waiting time.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** True inside the body of a transaction, in whatever it awaits. */
  inTransaction(): boolean;
  readonly care: DatabaseCare;
  close(): Promise<void>;
}

/** What was deleted must not be found in the file of the database either: what the service that deletes does for that. */
export interface DatabaseCare {
  /** Brings all that is written to its place and empties the log. False: somebody reads an old state, try again. */
  flush(): Promise<boolean>;
  /** Whether a text stands anywhere in the file or its log, in unused parts too. Reads all of it. */
  holds(needles: readonly string[]): Promise<boolean>;
  /** Bytes of the file. */
  size(): Promise<number>;
  /** Writes the file anew without its unused parts. Nobody can write meanwhile: about a second per 60 MB. */
  compact(): Promise<void>;
}
