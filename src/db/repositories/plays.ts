import { and, asc, count, desc, eq, gt, gte, lt, lte } from 'drizzle-orm';
import type { AccountId, MemberId } from '../../domain/ids.ts';
import { playKey } from '../../domain/listening/merge.ts';
import type { ShownPlay } from '../../domain/listening/shown.ts';
import type { Play, PlayGap } from '../../domain/listening.ts';
import type { Queries, Tx } from '../database.ts';
import { ruleMarkWrites } from './rule-marks.ts';

export interface NewPlay extends Play {
  /** The account that it was fetched from; null for imports. */
  readonly accountId: AccountId | null;
}

export const playReads = ({ q, t }: Queries) => ({
  /** A member's plays, newest first. */
  recent: async (memberId: MemberId, offset: number, limit: number): Promise<ShownPlay[]> =>
    q
      .select({
        playedAt: t.plays.playedAt,
        spotifyId: t.tracks.spotifyId,
        title: t.tracks.title,
        artists: t.tracks.artists,
        imageUrl: t.tracks.imageUrl,
      })
      .from(t.plays)
      .innerJoin(t.tracks, eq(t.tracks.id, t.plays.trackId))
      .where(eq(t.plays.memberId, memberId))
      .orderBy(desc(t.plays.playedAt), desc(t.plays.trackId))
      .limit(limit)
      .offset(offset),

  countOf: async (memberId: MemberId): Promise<number> => {
    const rows = await q.select({ plays: count() }).from(t.plays).where(eq(t.plays.memberId, memberId));
    return rows[0]?.plays ?? 0;
  },

  /** Keys (domain `playKey`) of the plays that ended within the span, both ends included. */
  keysWithin: async (memberId: MemberId, span: PlayGap): Promise<Set<string>> => {
    const rows = await q
      .select({ playedAt: t.plays.playedAt, uri: t.tracks.uri })
      .from(t.plays)
      .innerJoin(t.tracks, eq(t.tracks.id, t.plays.trackId))
      .where(
        and(
          eq(t.plays.memberId, memberId),
          gte(t.plays.playedAt, span.fromAt),
          lte(t.plays.playedAt, span.toAt),
        ),
      );
    return new Set(rows.map(playKey));
  },

  /** Gaps that overlap `fromAt` … `toAt`, newest first; one that only touches an end is not within. */
  gapsWithin: async (memberId: MemberId, span: PlayGap): Promise<PlayGap[]> =>
    q
      .select({ fromAt: t.playGaps.fromAt, toAt: t.playGaps.toAt })
      .from(t.playGaps)
      .where(
        and(
          eq(t.playGaps.memberId, memberId),
          lt(t.playGaps.fromAt, span.toAt),
          gt(t.playGaps.toAt, span.fromAt),
        ),
      )
      .orderBy(desc(t.playGaps.fromAt)),

  /** When a member's stored history begins; null without plays. */
  firstAt: async (memberId: MemberId): Promise<number | null> => {
    const rows = await q
      .select({ playedAt: t.plays.playedAt })
      .from(t.plays)
      .where(eq(t.plays.memberId, memberId))
      .orderBy(asc(t.plays.playedAt))
      .limit(1);
    return rows[0]?.playedAt ?? null;
  },
});

export const playWrites = (tx: Tx) => {
  const { q, t } = tx;
  const marks = ruleMarkWrites(tx);
  return {
    /** Stores plays; those that are known already stay as they are. Returns how many were new. */
    add: async (plays: readonly NewPlay[]): Promise<number> => {
      if (plays.length === 0) return 0;
      const rows = await q
        .insert(t.plays)
        .values([...plays])
        .onConflictDoNothing()
        .returning({ memberId: t.plays.memberId });
      for (const memberId of new Set(rows.map((row) => row.memberId))) {
        await marks.mark(memberId, [{ kind: 'plays', what: '' }], 0);
      }
      return rows.length;
    },

    noteGap: async (memberId: MemberId, gap: PlayGap, now: number): Promise<void> => {
      await q
        .insert(t.playGaps)
        .values({ memberId, ...gap, notedAt: now })
        .onConflictDoNothing();
    },
  };
};
