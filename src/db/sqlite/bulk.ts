import type { Database as Connection } from 'better-sqlite3';
import { is, Param, Placeholder } from 'drizzle-orm';
import type { BulkStatement, Tx } from '../database.ts';

interface Ready {
  readonly text: string;
  /** Names of the placeholders, in their order. */
  readonly names: readonly string[];
}

/** Runs statements of the builder with one row of values after the other, through the driver alone. */
export const bulk = (connection: Connection): Tx['forEach'] => {
  const known = new WeakMap<BulkStatement, Ready>();
  return async (statement, names, rows) => {
    if (rows.length === 0) return;
    const ready = known.get(statement) ?? readyOf(statement);
    known.set(statement, ready);
    const places = ready.names.map((name) => names.indexOf(name));
    if (places.includes(-1)) throw new Error(`No value for a placeholder of: ${ready.text}`);
    const prepared = connection.prepare(ready.text);
    const inOrder = places.length === names.length && places.every((place, at) => place === at);
    for (const row of rows) prepared.run(inOrder ? row : places.map((place) => row[place]));
  };
};

const readyOf = (statement: BulkStatement): Ready => {
  const { sql: text, params } = statement.toSQL();
  const names = params.map((value) => {
    const inner: unknown = is(value, Param) ? value.value : value;
    if (!is(inner, Placeholder)) throw new Error(`A value stands in a statement for many rows: ${text}`);
    return inner.name;
  });
  return { text, names };
};
