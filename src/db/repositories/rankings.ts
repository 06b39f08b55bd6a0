import { and, asc, count, eq } from 'drizzle-orm';
import type { ArtistId, MemberId, TrackId } from '../../domain/ids.ts';
import type { RankedName } from '../../domain/listening/shown.ts';
import type { RankingKind, RankingRange } from '../../domain/listening.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

export interface RankingState {
  /** When Spotify was last asked, ms UTC; null for never. */
  readonly refreshedAt: number | null;
  /** When the member last looked. */
  readonly lookedAt: number | null;
}

/** A member whom the sweep may refresh. */
export interface RankingMember extends RankingState {
  readonly memberId: MemberId;
  readonly lastSeenAt: number;
}

/** One list, best first: ranks count from 1 in this order. */
export type NewRanking =
  | { readonly kind: 'tracks'; readonly range: RankingRange; readonly ids: readonly TrackId[] }
  | { readonly kind: 'artists'; readonly range: RankingRange; readonly ids: readonly ArtistId[] };

interface Page {
  readonly range: RankingRange;
  readonly offset: number;
  readonly limit: number;
}

export const rankingReads = ({ q, t }: Queries) => ({
  state: async (memberId: MemberId): Promise<RankingState> => {
    const rows = await q
      .select({ refreshedAt: t.rankingStates.refreshedAt, lookedAt: t.rankingStates.lookedAt })
      .from(t.rankingStates)
      .where(eq(t.rankingStates.memberId, memberId));
    return rows[0] ?? { refreshedAt: null, lookedAt: null };
  },

  size: async (memberId: MemberId, kind: RankingKind, range: RankingRange): Promise<number> => {
    const rows = await q
      .select({ size: count() })
      .from(t.rankings)
      .where(and(eq(t.rankings.memberId, memberId), eq(t.rankings.kind, kind), eq(t.rankings.range, range)));
    return rows[0]?.size ?? 0;
  },

  tracks: async (memberId: MemberId, { range, offset, limit }: Page): Promise<RankedName[]> =>
    q
      .select({
        rank: t.rankings.rank,
        name: t.tracks.title,
        artists: t.tracks.artists,
        spotifyId: t.tracks.spotifyId,
        imageUrl: t.tracks.imageUrl,
      })
      .from(t.rankings)
      .innerJoin(t.tracks, eq(t.tracks.id, t.rankings.trackId))
      .where(
        and(eq(t.rankings.memberId, memberId), eq(t.rankings.kind, 'tracks'), eq(t.rankings.range, range)),
      )
      .orderBy(asc(t.rankings.rank))
      .limit(limit)
      .offset(offset),

  artists: async (memberId: MemberId, { range, offset, limit }: Page): Promise<RankedName[]> => {
    const rows = await q
      .select({
        rank: t.rankings.rank,
        name: t.artists.name,
        spotifyId: t.artists.spotifyId,
        imageUrl: t.artists.imageUrl,
      })
      .from(t.rankings)
      .innerJoin(t.artists, eq(t.artists.id, t.rankings.artistId))
      .where(
        and(eq(t.rankings.memberId, memberId), eq(t.rankings.kind, 'artists'), eq(t.rankings.range, range)),
      )
      .orderBy(asc(t.rankings.rank))
      .limit(limit)
      .offset(offset);
    return rows.map((row) => ({ ...row, artists: [] }));
  },

  /** Everybody whose rankings can be read: members with an active Spotify account. */
  candidates: async (): Promise<RankingMember[]> =>
    q
      .selectDistinct({
        memberId: t.members.id,
        lastSeenAt: t.members.lastSeenAt,
        refreshedAt: t.rankingStates.refreshedAt,
        lookedAt: t.rankingStates.lookedAt,
      })
      .from(t.members)
      .innerJoin(t.accounts, eq(t.accounts.memberId, t.members.id))
      .leftJoin(t.rankingStates, eq(t.rankingStates.memberId, t.members.id))
      .where(and(eq(t.accounts.provider, 'spotify'), eq(t.accounts.status, 'active')))
      .orderBy(asc(t.members.id)),
});

export const rankingWrites = ({ q, t }: Tx) => ({
  /** Puts these lists in the place of the same lists, and notes when they were read. */
  replace: async (memberId: MemberId, rankings: readonly NewRanking[], now: number): Promise<void> => {
    for (const { kind, range } of rankings) {
      await q
        .delete(t.rankings)
        .where(
          and(eq(t.rankings.memberId, memberId), eq(t.rankings.kind, kind), eq(t.rankings.range, range)),
        );
    }
    const rows = rankings.flatMap((ranking) => rowsOf(memberId, ranking));
    if (rows.length > 0) await q.insert(t.rankings).values(rows);
    await q
      .insert(t.rankingStates)
      .values({ memberId, refreshedAt: now, lookedAt: null })
      .onConflictDoUpdate({ target: t.rankingStates.memberId, set: { refreshedAt: now } });
  },

  noteLook: async (memberId: MemberId, now: number): Promise<void> => {
    await q
      .insert(t.rankingStates)
      .values({ memberId, refreshedAt: null, lookedAt: now })
      .onConflictDoUpdate({ target: t.rankingStates.memberId, set: { lookedAt: now } });
  },
});

type Row = Tables['rankings']['$inferInsert'];

const rowsOf = (memberId: MemberId, ranking: NewRanking): Row[] => {
  const { kind, range } = ranking;
  const list = { memberId, kind, range, trackId: null, artistId: null };
  return ranking.kind === 'tracks'
    ? ranking.ids.map((trackId, at) => ({ ...list, rank: at + 1, trackId }))
    : ranking.ids.map((artistId, at) => ({ ...list, rank: at + 1, artistId }));
};
