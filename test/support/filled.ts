import SqliteDatabase from 'better-sqlite3';
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { HOLDINGS } from '../../src/db/repositories/member-holdings.ts';
import { tables } from '../../src/db/sqlite/tables.ts';
import type { MemberId } from '../../src/domain/ids.ts';

type Name = keyof typeof tables;
type Value = string | number | null;

const NAMES = Object.keys(tables) as Name[];
const nameOf = (table: Parameters<typeof getTableConfig>[0]): Name => {
  const wanted = getTableConfig(table).name;
  const found = NAMES.find((name) => getTableConfig(tables[name]).name === wanted);
  if (found === undefined) throw new Error(`No table ${wanted}.`);
  return found;
};
/** As it is called in the database. */
const snake = (column: SQLiteColumn): string =>
  column.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Puts a row into every table that holds anything of a member, and into whatever those refer to: each text of theirs is
 * `mark`, so that it can be looked for in the file. A new table is filled without anybody thinking of it.
 */
export const fillEverything = (path: string, member: MemberId, mark: string, seed: number): void => {
  const database = new SqliteDatabase(path);
  const rows = new Map<Name, Record<string, Value>>();
  let next = seed;

  const cellOf = (table: Name, column: SQLiteColumn, owner: string | null): Value => {
    const { dataType, columnType } = column;
    if (owner !== null && column.name === owner) return member;
    if (column.name === 'status' && table === 'accounts') return 'active';
    if (column.name === 'clientId') return `client-${next}`;
    if (dataType === 'json') return JSON.stringify([mark]);
    if (columnType === 'SQLiteText') return `${mark} ${table} ${column.name} ${next}`;
    if (columnType === 'SQLiteBlobBuffer') return null;
    return dataType === 'boolean' ? 0 : next;
  };

  const insert = (table: Name, owner: string | null): Record<string, Value> => {
    next += 1;
    const { columns, foreignKeys } = getTableConfig(tables[table]);
    const row: Record<string, Value> = {};
    for (const column of columns) row[snake(column)] = cellOf(table, column, owner);
    for (const key of foreignKeys) {
      const { columns: from, foreignTable, foreignColumns } = key.reference();
      const parent = nameOf(foreignTable);
      from.forEach((column, at) => {
        const to = foreignColumns[at];
        if (to === undefined) return;
        if (parent === 'members') row[snake(column)] = member;
        else row[snake(column)] = rowOf(parent)[snake(to)] ?? null;
      });
    }
    const names = Object.keys(row);
    database
      .prepare(
        `INSERT INTO ${getTableConfig(tables[table]).name} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...names.map((name) => row[name] ?? null));
    rows.set(table, row);
    return row;
  };
  /** The row that others refer to; made when it is needed. */
  const rowOf = (table: Name): Record<string, Value> => {
    const holding = HOLDINGS.find((one) => one.table === table);
    const owner = holding?.under === undefined ? (holding?.by ?? null) : null;
    return rows.get(table) ?? insert(table, owner);
  };

  database.pragma('foreign_keys = ON');
  database
    .prepare('INSERT INTO members (id, locale, time_zone, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)')
    .run(member, 'en', 'UTC', 1, 1);
  for (const { table, by, under } of HOLDINGS.toReversed()) {
    const row = rowOf(table);
    if (under !== undefined && row[by.replaceAll(/[A-Z]/g, (l) => `_${l.toLowerCase()}`)] === undefined) {
      throw new Error(`${table} has no ${by}.`);
    }
  }
  database.close();
};

/** Rows in every table. */
export const countRows = (path: string): Record<string, number> => {
  const database = new SqliteDatabase(path, { readonly: true });
  const counts = NAMES.map((name) => {
    const row: unknown = database
      .prepare(`SELECT count(*) AS n FROM ${getTableConfig(tables[name]).name}`)
      .get();
    return [name, typeof row === 'object' && row !== null && 'n' in row ? Number(row.n) : 0] as const;
  });
  database.close();
  return Object.fromEntries(counts);
};
