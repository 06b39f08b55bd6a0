import type { Database as Connection, Statement } from 'better-sqlite3';

/** More different statements than a half uses; lists of varying length make a new text each. */
const KEPT = 500;

/**
 * The connection with a memory for compiled statements: the query builder asks for the same text again and again, and
 * compiling costs more than running. Least recently used texts are forgotten.
 * @param beforeWrite runs before each statement that writes, and may throw
 */
export const withStatementCache = (connection: Connection, beforeWrite?: () => void): Connection => {
  const known = new Map<string, Statement>();
  const compile = (text: string): Statement => {
    const statement = connection.prepare(text);
    if (beforeWrite !== undefined && !statement.readonly) guard(statement, beforeWrite);
    return statement;
  };
  const prepare = (text: string): Statement => {
    const statement = known.get(text) ?? compile(text);
    known.delete(text);
    known.set(text, statement);
    if (known.size > KEPT) known.delete(known.keys().next().value ?? text);
    // The builder switches some statements to rows as arrays; everybody gets them as new.
    return statement.reader ? statement.raw(false) : statement;
  };
  return Object.create(connection, { prepare: { value: prepare } });
};

const guard = (statement: Statement, beforeWrite: () => void): void => {
  for (const name of ['run', 'get', 'all', 'iterate'] as const) {
    const method = statement[name];
    Object.defineProperty(statement, name, {
      value: (...values: unknown[]) => {
        beforeWrite();
        return method.apply(statement, values);
      },
    });
  }
};
