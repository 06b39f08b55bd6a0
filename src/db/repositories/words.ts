import { type Column, type SQL, sql } from 'drizzle-orm';

/** True when the column contains the folded word. */
export const contains = (column: Column | SQL, word: string): SQL =>
  sql`${column} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
