import { and, asc, eq, gt, gte, isNull, lte, sql } from 'drizzle-orm';
import type {
  AccountId,
  ListenerId,
  MemberId,
  PlayImportId,
  PlayOriginId,
  TrackId,
} from '../../domain/ids.ts';
import type { PlaySource } from '../../domain/listening.ts';
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

export interface PlayOrigin {
  readonly id: PlayOriginId;
  readonly kind: PlaySource;
  readonly accountId: AccountId | null;
  readonly importId: PlayImportId | null;
}

/** Rows of plays, hidden ones too: for the ledger, which alone writes them. Everybody else asks `plays`. */
export const playRowReads = ({ q, t, rows }: Queries) => {
  const { plays, listeners, playOrigins } = t;
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
    /** Null for who never had a play. */
    listener: async (memberId: MemberId): Promise<ListenerId | null> => {
      const [row] = await q
        .select({ id: listeners.id })
        .from(listeners)
        .where(eq(listeners.memberId, memberId));
      return row?.id ?? null;
    },

    origins: async (listenerId: ListenerId): Promise<PlayOrigin[]> =>
      q
        .select({
          id: playOrigins.id,
          kind: playOrigins.kind,
          accountId: playOrigins.accountId,
          importId: playOrigins.importId,
        })
        .from(playOrigins)
        .where(eq(playOrigins.listenerId, listenerId)),

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
  const { plays, listeners, playOrigins } = t;
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
    /** Whoever has plays gets a number. `isNew`: there were none until now. */
    ensureListener: async (memberId: MemberId): Promise<{ id: ListenerId; isNew: boolean }> => {
      const [known] = await q
        .select({ id: listeners.id })
        .from(listeners)
        .where(eq(listeners.memberId, memberId));
      if (known !== undefined) return { id: known.id, isNew: false };
      const [made] = await q.insert(listeners).values({ memberId }).returning({ id: listeners.id });
      if (made === undefined) throw new Error('A listener was stored without a number.');
      return { id: made.id, isNew: true };
    },

    /** The origin of an account's or import's plays; the same one every time. */
    ensureOrigin: async (
      listenerId: ListenerId,
      origin: Omit<PlayOrigin, 'id'>,
      now: number,
    ): Promise<PlayOriginId> => {
      const { kind, accountId, importId } = origin;
      const [known] = await q
        .select({ id: playOrigins.id })
        .from(playOrigins)
        .where(
          and(
            eq(playOrigins.listenerId, listenerId),
            eq(playOrigins.kind, kind),
            accountId === null ? isNull(playOrigins.accountId) : eq(playOrigins.accountId, accountId),
            importId === null ? isNull(playOrigins.importId) : eq(playOrigins.importId, importId),
          ),
        );
      if (known !== undefined) return known.id;
      const [made] = await q
        .insert(playOrigins)
        .values({ listenerId, ...origin, createdAt: now })
        .returning({ id: playOrigins.id });
      if (made === undefined) throw new Error('An origin was stored without a number.');
      return made.id;
    },

    /** Stores rows, or the flags of rows that are there. */
    put: (listenerId: ListenerId, rows: readonly PlayRow[]): Promise<void> =>
      forEach(
        put,
        rows.map((row) => [listenerId, row.endedAt, row.trackId, row.msPlayed, row.originId, row.flags]),
      ),

    drop: (listenerId: ListenerId, rows: readonly PlayRow[]): Promise<void> =>
      forEach(
        drop,
        rows.map((row) => [listenerId, row.endedAt, row.trackId, row.msPlayed, row.originId]),
      ),

    deleteOrigin: async (listenerId: ListenerId, originId: PlayOriginId): Promise<void> => {
      await q
        .delete(playOrigins)
        .where(and(eq(playOrigins.id, originId), eq(playOrigins.listenerId, listenerId)));
    },

    /** Notes that plays of the listener changed. */
    changed: async (listenerId: ListenerId): Promise<void> => {
      await q
        .update(listeners)
        .set({ revision: sql`${listeners.revision} + 1` })
        .where(eq(listeners.id, listenerId));
    },
  };
};
