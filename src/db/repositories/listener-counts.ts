import { and, asc, eq, exists, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import type { ListenerId, MemberId } from '../../domain/ids.ts';
import type { Queries, RawRow, Tx } from '../database.ts';

/** A listener whose sums for servers have to be made. */
export interface DueListener {
  readonly listenerId: ListenerId;
  readonly memberId: MemberId;
  readonly revision: number;
}

const at = (name: string) => sql.placeholder(name);

export const listenerCountReads = (queries: Queries) => {
  const { q, t, rows } = queries;
  const { listeners, listenerCounts: counts, serverConsents: consents } = t;
  const agreed = q.select({ one: sql`1` }).from(consents).where(eq(consents.memberId, listeners.memberId));
  const artistRows = q
    .select({ artistId: t.listenerArtists.artistId, plays: t.listenerArtists.plays })
    .from(t.listenerArtists)
    .where(eq(t.listenerArtists.listenerId, at('listener')))
    .prepare();
  const scoreRows = q
    .select({ board: t.listenerScores.board, value: t.listenerScores.value })
    .from(t.listenerScores)
    .where(eq(t.listenerScores.listenerId, at('listener')))
    .prepare();

  return {
    /**
     * Listeners who agreed somewhere and of whom something changed, the longest waiting first.
     * @param before those counted later than this wait for new plays a while longer, ms UTC
     */
    due: async (now: number, before: number, limit: number): Promise<DueListener[]> =>
      q
        .select({ listenerId: listeners.id, memberId: listeners.memberId, revision: listeners.revision })
        .from(listeners)
        .leftJoin(counts, eq(counts.listenerId, listeners.id))
        .where(
          and(
            exists(agreed),
            or(
              isNull(counts.listenerId),
              lte(counts.staleAt, now),
              and(sql`${counts.revision} <> ${listeners.revision}`, lte(counts.countedAt, before)),
            ),
          ),
        )
        .orderBy(asc(sql`coalesce(${counts.countedAt}, 0)`), asc(listeners.id))
        .limit(limit),

    /** `[artistId, plays]` as they are stored. */
    artists: (listener: ListenerId): Promise<RawRow[]> => rows(artistRows, { listener }),
    /** `[board, value]` as they are stored. */
    scores: (listener: ListenerId): Promise<RawRow[]> => rows(scoreRows, { listener }),

    /** Listeners who do not agree anywhere any more: nothing of theirs is needed. */
    idle: async (limit: number): Promise<ListenerId[]> => {
      const found = await q
        .select({ id: counts.listenerId })
        .from(counts)
        .innerJoin(listeners, eq(listeners.id, counts.listenerId))
        .where(notExists(agreed))
        .limit(limit);
      return found.map(({ id }) => id);
    },
  };
};

/** What changed of one kind of sums: rows to write (the key, then the number), and keys that are nothing any more. */
export interface SumChange<K> {
  readonly put: readonly (readonly [K, number])[];
  readonly gone: readonly K[];
}

export const listenerCountWrites = ({ q, t, forEach }: Tx) => {
  const { listenerCounts: counts, listenerArtists: artists, listenerScores: scores } = t;
  const listenerId = at('listenerId');
  const putArtist = q
    .insert(artists)
    .values({ listenerId, artistId: at('artistId'), plays: at('plays') })
    .onConflictDoUpdate({
      target: [artists.listenerId, artists.artistId],
      set: { plays: sql`excluded.plays` },
    });
  const putScore = q
    .insert(scores)
    .values({ listenerId, board: at('board'), value: at('value') })
    .onConflictDoUpdate({ target: [scores.listenerId, scores.board], set: { value: sql`excluded.value` } });

  return {
    /** Says how fresh the sums of a listener are. Before the first of them. */
    note: async (
      id: ListenerId,
      fresh: { readonly revision: number; readonly countedAt: number; readonly staleAt: number },
    ): Promise<void> => {
      await q
        .insert(counts)
        .values({ listenerId: id, ...fresh })
        .onConflictDoUpdate({ target: counts.listenerId, set: fresh });
    },

    changeArtists: async (id: ListenerId, { put, gone }: SumChange<number>): Promise<void> => {
      await forEach(
        putArtist,
        ['listenerId', 'artistId', 'plays'],
        put.map(([key, value]) => [id, key, value]),
      );
      for (let from = 0; from < gone.length; from += 500) {
        const part = gone.slice(from, from + 500);
        await q
          .delete(artists)
          .where(and(eq(artists.listenerId, id), inArray(sql`${artists.artistId}`, part)));
      }
    },

    changeScores: async (id: ListenerId, { put, gone }: SumChange<string>): Promise<void> => {
      await forEach(
        putScore,
        ['listenerId', 'board', 'value'],
        put.map(([key, value]) => [id, key, value]),
      );
      if (gone.length > 0)
        await q.delete(scores).where(and(eq(scores.listenerId, id), inArray(scores.board, [...gone])));
    },

    /** Their sums have to be made anew, whatever is known of them. */
    expire: async (memberId: MemberId): Promise<void> => {
      const theirs = q
        .select({ id: t.listeners.id })
        .from(t.listeners)
        .where(eq(t.listeners.memberId, memberId));
      await q.update(counts).set({ staleAt: 0 }).where(inArray(counts.listenerId, theirs));
    },

    remove: async (ids: readonly ListenerId[]): Promise<void> => {
      if (ids.length > 0) await q.delete(counts).where(inArray(counts.listenerId, [...ids]));
    },
  };
};
