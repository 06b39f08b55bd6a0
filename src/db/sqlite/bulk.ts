import type { Database as Connection } from 'better-sqlite3';
import { is, Param, Placeholder } from 'drizzle-orm';
import type { BulkStatement, Tx } from '../database.ts';

/** An insert of so many rows takes half of what as many inserts take; more rows gain nothing. */
const ROWS_AT_ONCE = 25;

interface Ready {
  readonly text: string;
  /** The same for {@link ROWS_AT_ONCE} rows; null for what is no insert. */
  readonly wide: string | null;
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
    const wide = ready.wide === null ? 0 : rows.length - (rows.length % ROWS_AT_ONCE);
    if (ready.wide !== null && wide > 0) {
      const prepared = connection.prepare(ready.wide);
      const values = new Array<unknown>(ROWS_AT_ONCE * places.length);
      for (let start = 0; start < wide; start += ROWS_AT_ONCE) {
        let next = 0;
        for (let at = start; at < start + ROWS_AT_ONCE; at += 1) {
          const row = rows[at] ?? [];
          for (const place of places) {
            values[next] = row[place];
            next += 1;
          }
        }
        prepared.run(values);
      }
    }
    if (wide === rows.length) return;
    const prepared = connection.prepare(ready.text);
    for (const row of rows.slice(wide)) prepared.run(places.map((place) => row[place]));
  };
};

const readyOf = (statement: BulkStatement): Ready => {
  const { sql: text, params } = statement.toSQL();
  const names = params.map((value) => {
    const inner: unknown = is(value, Param) ? value.value : value;
    if (!is(inner, Placeholder)) throw new Error(`A value stands in a statement for many rows: ${text}`);
    return inner.name;
  });
  return { text, wide: wideOf(text, names.length), names };
};

const VALUES = /\bvalues (\(\?(?:, \?)*\))/;

/** Only where all placeholders stand in the one list of values. */
const wideOf = (text: string, placeholders: number): string | null => {
  const list = VALUES.exec(text)?.[1];
  if (list === undefined || list.split('?').length - 1 !== placeholders) return null;
  return text.replace(VALUES, `values ${Array.from({ length: ROWS_AT_ONCE }, () => list).join(', ')}`);
};
