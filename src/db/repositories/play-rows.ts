import { and, asc, count, desc, eq, gt, gte, inArray, lte, sql } from 'drizzle-orm';
import type { ListenerId, PlayOriginId, TrackId } from '../../domain/ids.ts';
import type { Queries, RawRow, Tx } from '../database.ts';

/** A play as it is stored; the order of its key is that of the fields. */
export interface PlayRow {
  /** ms UTC. */
  readonly endedAt: number;
  readonly trackId: TrackId;
  readonly msPlayed: number;
  readonly originId: PlayOriginId;
  /** Bits (domain `playFlags`). */
  readonly flags: number;
}

export interface PlayedName {
  readonly trackId: TrackId;
  readonly title: string;
  /** The first one. */
  readonly artist: string;
}

const KEY = ['listenerId', 'endedAt', 'trackId', 'msPlayed', 'originId'];
const NAMES_AT_ONCE = 200;

/** Rows of plays, hidden ones too: for the ledger, which alone writes them. Everybody else asks `plays`. */
export const playRowReads = ({ q, t, rows }: Queries) => {
  const { plays } = t;
  const columns = {
    endedAt: plays.endedAt,
    trackId: plays.trackId,
    msPlayed: plays.msPlayed,
    originId: plays.originId,
    flags: plays.flags,
  };
  const order = [asc(plays.endedAt), asc(plays.trackId), asc(plays.msPlayed), asc(plays.originId)];
  const listener = sql.placeholder('listener');
  const between = q
    .select(columns)
    .from(plays)
    .where(
      and(
        eq(plays.listenerId, listener),
        gte(plays.endedAt, sql.placeholder('from')),
        lte(plays.endedAt, sql.placeholder('to')),
      ),
    )
    .orderBy(...order)
    .prepare();
  const following = q
    .select(columns)
    .from(plays)
    .where(and(eq(plays.listenerId, listener), gt(plays.endedAt, sql.placeholder('after'))))
    .orderBy(...order)
    .limit(sql.placeholder('limit'))
    .prepare();

  return {
    /** When the first and the last of them ended, ms UTC; hidden ones too. */
    span: async (listenerId: ListenerId): Promise<{ first: number | null; last: number | null }> => {
      const ends = async (order: typeof asc): Promise<number | null> => {
        const [row] = await q
          .select({ at: plays.endedAt })
          .from(plays)
          .where(eq(plays.listenerId, listenerId))
          .orderBy(order(plays.endedAt))
          .limit(1);
        return row?.at ?? null;
      };
      return { first: await ends(asc), last: await ends(desc) };
    },

    /** Hidden ones too. */
    count: async (listenerId: ListenerId): Promise<number> => {
      const [row] = await q.select({ rows: count() }).from(plays).where(eq(plays.listenerId, listenerId));
      return row?.rows ?? 0;
    },

    /** What their tracks are called, for telling whether two of them are one song. */
    names: async (trackIds: readonly TrackId[]): Promise<PlayedName[]> => {
      const found: PlayedName[] = [];
      for (let start = 0; start < trackIds.length; start += NAMES_AT_ONCE) {
        const some = trackIds.slice(start, start + NAMES_AT_ONCE);
        const named = await q
          .select({ trackId: t.tracks.id, title: t.tracks.title, artists: t.tracks.artists })
          .from(t.tracks)
          .where(inArray(t.tracks.id, some));
        for (const { trackId, title, artists } of named) {
          found.push({ trackId, title, artist: artists[0]?.name ?? '' });
        }
      }
      return found;
    },

    /** Both ends included; in the order of the key. */
    between: async (listenerId: ListenerId, fromAt: number, toAt: number): Promise<PlayRow[]> =>
      (await rows(between, { listener: listenerId, from: fromAt, to: toAt })).map(rowOf),

    /** The next ones that ended later than `after`, in the order of the key. */
    following: async (listenerId: ListenerId, after: number, limit: number): Promise<PlayRow[]> =>
      (await rows(following, { listener: listenerId, after, limit })).map(rowOf),
  };
};

const rowOf = ([endedAt, trackId, msPlayed, originId, flags]: RawRow): PlayRow => ({
  endedAt: Number(endedAt),
  trackId: Number(trackId) as TrackId,
  msPlayed: Number(msPlayed),
  originId: Number(originId) as PlayOriginId,
  flags: Number(flags),
});

export const playRowWrites = ({ q, t, forEach }: Tx) => {
  const { plays } = t;
  const key = {
    listenerId: sql.placeholder('listenerId'),
    endedAt: sql.placeholder('endedAt'),
    trackId: sql.placeholder('trackId'),
    msPlayed: sql.placeholder('msPlayed'),
    originId: sql.placeholder('originId'),
  };
  const put = q
    .insert(plays)
    .values({ ...key, flags: sql.placeholder('flags') })
    .onConflictDoUpdate({
      target: [plays.listenerId, plays.endedAt, plays.trackId, plays.msPlayed, plays.originId],
      set: { flags: sql`excluded.flags` },
    });
  const drop = q
    .delete(plays)
    .where(
      and(
        eq(plays.listenerId, key.listenerId),
        eq(plays.endedAt, key.endedAt),
        eq(plays.trackId, key.trackId),
        eq(plays.msPlayed, key.msPlayed),
        eq(plays.originId, key.originId),
      ),
    );

  return {
    /** Stores rows, or the flags of rows that are there. */
    put: (listenerId: ListenerId, rows: readonly PlayRow[]): Promise<void> =>
      forEach(
        put,
        [...KEY, 'flags'],
        rows.map((row) => [listenerId, row.endedAt, row.trackId, row.msPlayed, row.originId, row.flags]),
      ),

    drop: (listenerId: ListenerId, rows: readonly PlayRow[]): Promise<void> =>
      forEach(
        drop,
        KEY,
        rows.map((row) => [listenerId, row.endedAt, row.trackId, row.msPlayed, row.originId]),
      ),
  };
};
