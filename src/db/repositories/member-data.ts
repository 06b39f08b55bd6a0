import { and, count, eq, getTableColumns, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ArtistId, MemberId } from '../../domain/ids.ts';
import { addCounts, type DeletedCounts } from '../../domain/privacy/deletion.ts';
import type { Queries, Tx } from '../database.ts';
import { HOLDINGS, type Holding, type TableName } from './member-holdings.ts';

export type ExportRow = Readonly<Record<string, unknown>>;

const holdingOf = (table: TableName): Holding => {
  const found = HOLDINGS.find((holding) => holding.table === table);
  if (found === undefined) throw new Error(`No table of members: ${table}.`);
  return found;
};

const columnsOf = (t: Queries['t'], table: TableName): Readonly<Record<string, SQLiteColumn>> =>
  getTableColumns(t[table]);

const columnOf = (t: Queries['t'], table: TableName, name: string): SQLiteColumn => {
  const column = columnsOf(t, table)[name];
  if (column === undefined) throw new Error(`No column ${name} in ${table}.`);
  return column;
};

const keyOf = (t: Queries['t'], { table, key }: Holding): SQLiteColumn[] =>
  key.map((name) => columnOf(t, table, name));

/** Which rows of a table are a member's. */
const ownedBy = ({ q, t }: Pick<Queries, 'q' | 't'>, holding: Holding, memberId: MemberId): SQL => {
  const by = columnOf(t, holding.table, holding.by);
  if (holding.under === undefined) return eq(by, memberId);
  const parent = holdingOf(holding.under);
  const ids = q
    .select({ id: columnOf(t, parent.table, 'id') })
    .from(t[parent.table])
    .where(ownedBy({ q, t }, parent, memberId));
  return inArray(by, ids);
};

/** Several values as one, for comparing keys: `(a, b)`. */
const together = (parts: readonly SQLWrapper[]): SQL => sql`(${sql.join([...parts], sql`, `)})`;

/** Everything about one member, across all tables. */
export const memberDataReads = (queries: Queries) => {
  const { q, t } = queries;
  return {
    /** Every table with rows of members, in the order in which they can be emptied. */
    holdings: HOLDINGS,

    /** How many rows there are of a member, by kind. */
    counts: async (memberId: MemberId): Promise<DeletedCounts> => {
      let counts: DeletedCounts = {};
      for (const holding of HOLDINGS) {
        const [row] = await q
          .select({ rows: count() })
          .from(t[holding.table])
          .where(ownedBy(queries, holding, memberId));
        counts = addCounts(counts, { [holding.kind]: row?.rows ?? 0 });
      }
      return counts;
    },

    /** How many rows of one table. */
    countIn: async (memberId: MemberId, table: TableName): Promise<number> => {
      const [row] = await q
        .select({ rows: count() })
        .from(t[table])
        .where(ownedBy(queries, holdingOf(table), memberId));
      return row?.rows ?? 0;
    },

    artistNames: async (ids: readonly ArtistId[]): Promise<{ id: ArtistId; name: string }[]> =>
      ids.length === 0
        ? []
        : q
            .select({ id: t.artists.id, name: t.artists.name })
            .from(t.artists)
            .where(inArray(t.artists.id, [...ids])),

    /** The next rows of a table in the order of its key, without its secrets. @param after the last one of before */
    part: async (
      memberId: MemberId,
      table: TableName,
      after: ExportRow | null,
      limit: number,
    ): Promise<ExportRow[]> => {
      const holding = holdingOf(table);
      const key = keyOf(t, holding);
      const values = holding.key.map((name) => sql`${after?.[name] ?? null}`);
      const secret = new Set(holding.secret ?? []);
      const shown = Object.entries(columnsOf(t, table)).filter(([name]) => !secret.has(name));
      const rows: unknown = await q
        .select(Object.fromEntries(shown))
        .from(t[table])
        .where(
          and(
            ownedBy(queries, holding, memberId),
            after === null ? undefined : sql`${together(key)} > ${together(values)}`,
          ),
        )
        .orderBy(...key)
        .limit(limit);
      // The columns are chosen by name: the builder cannot know their types.
      return rows as ExportRow[];
    },
  };
};

export const memberDataWrites = (tx: Tx) => {
  const { q, t } = tx;
  return {
    /** Deletes up to `limit` rows of a member from a table. Returns how many; fewer than `limit`: none is left. */
    deleteSome: async (memberId: MemberId, name: TableName, limit: number): Promise<number> => {
      const holding = holdingOf(name);
      const table = t[holding.table];
      const key = keyOf(t, holding);
      const [first] = key;
      if (first === undefined) throw new Error(`A table without a key: ${holding.table}.`);
      const some = q
        .select(Object.fromEntries(key.map((column, at) => [holding.key[at] ?? '', column])))
        .from(table)
        .where(ownedBy(tx, holding, memberId))
        .limit(limit);
      const gone = await q
        .delete(table)
        .where(key.length === 1 ? inArray(first, some) : sql`${together(key)} in ${some}`)
        .returning({ gone: sql<number>`1` });
      return gone.length;
    },

    /** The member's own row. False when there was none. */
    deleteMember: async (memberId: MemberId): Promise<boolean> => {
      const gone = await q
        .delete(t.members)
        .where(eq(t.members.id, memberId))
        .returning({ id: t.members.id });
      return gone.length > 0;
    },
  };
};
