import { and, asc, count, desc, eq, gt, gte, lt, lte, ne, notExists, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import { playKey } from '../../domain/listening/merge.ts';
import type { ShownPlay } from '../../domain/listening/shown.ts';
import type { PlayGap, PlaySpan } from '../../domain/listening.ts';
import type { Queries, Tx } from '../database.ts';
import type { NotMine } from './not-mine.ts';
import { countedPlay, playsOf, visiblePlay } from './play-words.ts';

export const playReads = (queries: Queries) => {
  const { q, t } = queries;
  const counted = countedPlay(queries);
  return {
    /** A member's plays, newest first. */
    recent: async (memberId: MemberId, offset: number, limit: number): Promise<ShownPlay[]> =>
      q
        .select({
          playedAt: t.plays.endedAt,
          spotifyId: t.tracks.spotifyId,
          title: t.tracks.title,
          artists: t.tracks.artists,
          imageUrl: t.tracks.imageUrl,
        })
        .from(t.plays)
        .innerJoin(t.tracks, eq(t.tracks.id, t.plays.trackId))
        .where(and(playsOf(queries, memberId), counted))
        .orderBy(desc(t.plays.endedAt), desc(t.plays.trackId))
        .limit(limit)
        .offset(offset),

    /** Those that ended within the span, both ends included. */
    countWithin: async (memberId: MemberId, span: NotMine): Promise<number> => {
      const rows = await q
        .select({ plays: count() })
        .from(t.plays)
        .where(
          and(
            playsOf(queries, memberId),
            gte(t.plays.endedAt, span.fromAt),
            lte(t.plays.endedAt, span.toAt),
            counted,
          ),
        );
      return rows[0]?.plays ?? 0;
    },

    /** What counts as a play, by the sums of days where there are some. */
    countOf: async (memberId: MemberId): Promise<number> => {
      const [sums] = await q
        .select({
          set: t.rollups.id,
          plays: sql<number>`coalesce(sum(${t.playDays.plays}), 0)`.mapWith(Number),
        })
        .from(t.listeners)
        .innerJoin(t.rollups, and(eq(t.rollups.listenerId, t.listeners.id), eq(t.rollups.state, 'active')))
        .leftJoin(t.playDays, eq(t.playDays.rollupId, t.rollups.id))
        .where(eq(t.listeners.memberId, memberId))
        .groupBy(t.rollups.id);
      if (sums !== undefined) return sums.plays;
      const rows = await q
        .select({ plays: count() })
        .from(t.plays)
        .where(and(playsOf(queries, memberId), counted));
      return rows[0]?.plays ?? 0;
    },

    /** Keys (domain `playKey`) of what live sync brought that ended within the span, both ends included; hidden or not. */
    keysWithin: async (memberId: MemberId, span: PlaySpan): Promise<Set<string>> => {
      const rows = await q
        .select({ playedAt: t.plays.endedAt, uri: t.tracks.uri })
        .from(t.plays)
        .innerJoin(t.tracks, eq(t.tracks.id, t.plays.trackId))
        .innerJoin(t.playOrigins, eq(t.playOrigins.id, t.plays.originId))
        .where(
          and(
            playsOf(queries, memberId),
            gte(t.plays.endedAt, span.fromAt),
            lte(t.plays.endedAt, span.toAt),
            eq(t.playOrigins.kind, 'live'),
          ),
        );
      return new Set(rows.map(playKey));
    },

    /**
     * Gaps that overlap `fromAt` … `toAt`, newest first; one that only touches an end is not within, and one that another
     * source has filled is none any more.
     */
    gapsWithin: async (memberId: MemberId, { fromAt, toAt }: PlaySpan): Promise<PlayGap[]> =>
      q
        .select({ fromAt: t.playGaps.fromAt, toAt: t.playGaps.toAt, missingMs: t.playGaps.missingMs })
        .from(t.playGaps)
        .where(
          and(
            eq(t.playGaps.memberId, memberId),
            lt(t.playGaps.fromAt, toAt),
            gt(t.playGaps.toAt, fromAt),
            notExists(inGap(queries, memberId)),
          ),
        )
        .orderBy(desc(t.playGaps.fromAt)),

    /** When a member's stored history begins; null without plays. */
    firstAt: async (memberId: MemberId): Promise<number | null> => {
      const rows = await q
        .select({ endedAt: t.plays.endedAt })
        .from(t.plays)
        .where(and(playsOf(queries, memberId), counted))
        .orderBy(asc(t.plays.endedAt))
        .limit(1);
      return rows[0]?.endedAt ?? null;
    },
  };
};

/** What others than live sync know of a gap's time. */
const inGap = (queries: Queries, memberId: MemberId) => {
  const { q, t } = queries;
  return q
    .select({ trackId: t.plays.trackId })
    .from(t.plays)
    .innerJoin(t.playOrigins, eq(t.playOrigins.id, t.plays.originId))
    .where(
      and(
        playsOf(queries, memberId),
        gt(t.plays.endedAt, t.playGaps.fromAt),
        lt(t.plays.endedAt, t.playGaps.toAt),
        ne(t.playOrigins.kind, 'live'),
        visiblePlay(queries),
      ),
    );
};

export const playWrites = ({ q, t }: Tx) => ({
  noteGap: async (memberId: MemberId, gap: PlayGap, now: number): Promise<void> => {
    await q
      .insert(t.playGaps)
      .values({ memberId, ...gap, notedAt: now })
      .onConflictDoNothing();
  },
});
