import {
  blob,
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/**
 * The dozen words that the schema is declared with. A second dialect is a second kit of this shape; the schema
 * files do not change. Times are integers, ms UTC; ids of our own are integers, ids of others are text.
 */
export const sqliteKit = {
  table: sqliteTable,
  /** Our own key: grows, never reused. */
  id: <T extends number>() => integer().primaryKey({ autoIncrement: true }).$type<T>(),
  /** A reference to a key of our own. */
  ref: <T extends number>() => integer().$type<T>(),
  text: <T extends string = string>() => text().$type<T>(),
  int: () => integer(),
  time: () => integer(),
  bool: () => integer({ mode: 'boolean' }),
  real: () => realColumn(),
  bytes: () => blob({ mode: 'buffer' }),
  json: <T>() => text({ mode: 'json' }).$type<T>(),
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
};

const realColumn = customType<{ data: number; driverData: number }>({ dataType: () => 'real' });

export type SchemaKit = typeof sqliteKit;
