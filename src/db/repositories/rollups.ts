import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { ListenerId, MemberId, RollupId } from '../../domain/ids.ts';
import type { RollupState } from '../../domain/listening/rollup-state.ts';
import type { Queries, RawRow, Tx } from '../database.ts';
import { countedPlay } from './play-words.ts';
import { rollupStatements } from './rollup-statements.ts';

/** A set of sums over a listener's plays. */
export interface Rollup {
  readonly id: RollupId;
  readonly listenerId: ListenerId;
  /** IANA name. */
  readonly timeZone: string;
  readonly state: RollupState;
  /** Plays that ended up to then are in it, ms UTC. */
  readonly builtThrough: number;
}

/** Sums of a track in a month that say when the first and the last of it was. */
export interface MonthEdge {
  readonly trackId: number;
  readonly month: number;
  /** ms UTC; null when nothing in it counts as a play. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

export const rollupReads = (queries: Queries) => {
  const { q, t, rows } = queries;
  const { rollups, listeners, plays } = t;
  const edges = q
    .select({
      trackId: plays.trackId,
      firstAt: sql`min(${plays.endedAt})`,
      lastAt: sql`max(${plays.endedAt})`,
    })
    .from(plays)
    .where(
      and(
        eq(plays.listenerId, sql.placeholder('listener')),
        sql`${plays.endedAt} >= ${sql.placeholder('from')}`,
        sql`${plays.endedAt} < ${sql.placeholder('to')}`,
        countedPlay(queries),
      ),
    )
    .groupBy(plays.trackId)
    .prepare();

  return {
    /** The sums that count for a member. Null: never a play, or they are being built. */
    active: async (memberId: MemberId): Promise<Rollup | null> => {
      const [row] = await q
        .select({ rollup: rollups })
        .from(listeners)
        .innerJoin(rollups, and(eq(rollups.listenerId, listeners.id), eq(rollups.state, 'active')))
        .where(eq(listeners.memberId, memberId))
        .limit(1);
      return row?.rollup ?? null;
    },

    /** Every set of a listener that plays have to keep right: the active one, and one that is being built. */
    kept: async (listenerId: ListenerId): Promise<Rollup[]> =>
      q
        .select()
        .from(rollups)
        .where(and(eq(rollups.listenerId, listenerId), ne(rollups.state, 'retired')))
        .orderBy(asc(rollups.id)),

    /** Listeners of whom something is left that waits to be deleted. */
    withRetired: async (): Promise<ListenerId[]> =>
      (
        await q
          .selectDistinct({ listenerId: rollups.listenerId })
          .from(rollups)
          .where(eq(rollups.state, 'retired'))
      ).map(({ listenerId }) => listenerId),

    /** What no one reads any more and waits to be deleted. */
    retired: async (listenerId: ListenerId): Promise<Pick<Rollup, 'id'>[]> =>
      q
        .select({ id: rollups.id })
        .from(rollups)
        .where(and(eq(rollups.listenerId, listenerId), eq(rollups.state, 'retired'))),

    /** `[trackId, firstAt, lastAt]` of what counts and ended from `from` to before `to`, ms UTC. */
    edges: (listenerId: ListenerId, from: number, to: number): Promise<RawRow[]> =>
      rows(edges, { listener: listenerId, from, to }),
  };
};

/** The columns of each kind of sums, as the values of a change stand. */
const COLUMNS = {
  totals: ['trackId', 'plays', 'ms', 'skips'],
  months: ['month', 'trackId', 'plays', 'ms', 'skips', 'firstAt', 'lastAt'],
  days: ['day', 'plays', 'ms', 'skips'],
  hours: ['month', 'hourOfWeek', 'plays', 'ms'],
} as const;
const KINDS = ['totals', 'months', 'days', 'hours'] as const;

/** A change of sums, in the columns of their tables; numbers that are taken away are negative. */
export type RollupRows = Readonly<Record<keyof typeof COLUMNS, readonly RawRow[]>>;

export const rollupWrites = (tx: Tx) => {
  const { q, t, forEach } = tx;
  const { rollups } = t;
  const { add, prune, setEdge } = rollupStatements(tx);
  const under = (id: RollupId, rows: readonly RawRow[]): RawRow[] => rows.map((row) => [id, ...row]);

  return {
    create: async (rollup: Omit<Rollup, 'id'>): Promise<RollupId> => {
      const [made] = await q.insert(rollups).values(rollup).returning({ id: rollups.id });
      if (made === undefined) throw new Error('A set of sums was stored without a number.');
      return made.id;
    },

    setState: async (id: RollupId, state: RollupState): Promise<void> => {
      await q.update(rollups).set({ state }).where(eq(rollups.id, id));
    },

    setBuiltThrough: async (id: RollupId, builtThrough: number): Promise<void> => {
      await q.update(rollups).set({ builtThrough }).where(eq(rollups.id, id));
    },

    /** Adds to the sums, or takes from them; nothing is read before. */
    add: async (id: RollupId, sums: RollupRows): Promise<void> => {
      for (const kind of KINDS)
        await forEach(add[kind], ['rollupId', ...COLUMNS[kind]], under(id, sums[kind]));
    },

    /** Deletes those of the sums that have become nothing. */
    prune: async (id: RollupId, sums: RollupRows): Promise<void> => {
      for (const kind of KINDS)
        await forEach(prune[kind], ['rollupId', ...COLUMNS[kind]], under(id, sums[kind]));
    },

    /** Says anew when the first and the last of a track in a month was; of sums that are there only. */
    setEdges: (id: RollupId, edges: readonly MonthEdge[]): Promise<void> =>
      forEach(
        setEdge,
        ['firstAt', 'lastAt', 'rollupId', 'month', 'trackId'],
        edges.map(({ trackId, month, firstAt, lastAt }) => [firstAt, lastAt, id, month, trackId]),
      ),

    /** Deletes a part of a retired set, and at last itself. False: nothing is left of it. */
    deletePart: async (id: RollupId, limit: number): Promise<boolean> => {
      const parts = [
        { table: t.playMonths, by: t.playMonths.month },
        { table: t.playTotals, by: t.playTotals.trackId },
      ];
      for (const { table, by } of parts) {
        const own = eq(table.rollupId, id);
        const [last] = await q.select({ by }).from(table).where(own).orderBy(asc(by)).limit(1).offset(limit);
        if (last !== undefined) {
          await q.delete(table).where(and(own, sql`${by} <= ${last.by}`));
          return true;
        }
      }
      // What is left hangs on the row, and is little.
      await q.delete(rollups).where(eq(rollups.id, id));
      return false;
    },
  };
};
