import { type Column, type SQL, sql } from 'drizzle-orm';

const plainly = (word: string): string => word.replace(/[\\%_]/g, '\\$&');

/** True when the column contains the folded word. */
export const contains = (column: Column | SQL, word: string): SQL =>
  sql`${column} like ${`%${plainly(word)}%`} escape '\\'`;

/** True when the column begins with the folded words. */
const beginsWith = (column: Column | SQL, words: string): SQL =>
  sql`${column} like ${`${plainly(words)}%`} escape '\\'`;

/**
 * How near a name is to what was typed, 0 the nearest; before anything is typed all are equally near.
 * @param text the folded name, then " | " and who made it
 */
export const closeness = (text: Column | SQL, typed: string): SQL =>
  typed === ''
    ? // A bare number would be the place of a column to ORDER BY.
      sql`coalesce(0, 0)`
    : sql`case when ${text} = ${typed} or ${beginsWith(text, `${typed} |`)} then 0 when ${beginsWith(text, typed)} then 1 else 2 end`;
