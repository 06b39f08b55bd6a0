import { and, desc, eq, inArray, isNotNull, max, or, sql } from 'drizzle-orm';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { countedPlay, playsOf, visiblePlay } from './play-words.ts';
import { contains } from './words.ts';

/** Of the plays only the newest count as "the member's tracks" when words are looked for. */
const RECENT_PLAYS = 1_000;

/** A member's tracks, wherever they come from: chosen sources, plays, top lists. */
export const ownTrackReads = (queries: Queries) => {
  const { q, t } = queries;
  const { sourceTracks: lines, sources, plays, rankings, tracks } = t;
  const readings = (memberId: MemberId) =>
    q
      .select({ id: sources.readingId })
      .from(sources)
      .where(
        and(eq(sources.memberId, memberId), isNotNull(sources.selectedAt), isNotNull(sources.readingId)),
      );
  const inLibrary = (memberId: MemberId) =>
    and(eq(lines.memberId, memberId), inArray(lines.readingId, readings(memberId)));

  return {
    has: async (memberId: MemberId, trackId: TrackId): Promise<boolean> => {
      const line = await q
        .select({ id: lines.trackId })
        .from(lines)
        .where(and(inLibrary(memberId), eq(lines.trackId, trackId)))
        .limit(1);
      if (line.length > 0) return true;
      const rank = await q
        .select({ id: rankings.trackId })
        .from(rankings)
        .where(and(eq(rankings.memberId, memberId), eq(rankings.trackId, trackId)))
        .limit(1);
      if (rank.length > 0) return true;
      const [set] = await q
        .select({ id: t.rollups.id, played: t.playTotals.trackId })
        .from(t.listeners)
        .innerJoin(t.rollups, and(eq(t.rollups.listenerId, t.listeners.id), eq(t.rollups.state, 'active')))
        .leftJoin(
          t.playTotals,
          and(eq(t.playTotals.rollupId, t.rollups.id), eq(t.playTotals.trackId, trackId)),
        )
        .where(eq(t.listeners.memberId, memberId))
        .limit(1);
      if (set !== undefined) return set.played !== null;
      // While plays are being counted for the first time there is nothing faster.
      const play = await q
        .select({ id: plays.trackId })
        .from(plays)
        .where(and(playsOf(queries, memberId), eq(plays.trackId, trackId), visiblePlay(queries)))
        .limit(1);
      return play.length > 0;
    },

    /** Played last, each once, the newest first. */
    recent: async (memberId: MemberId, limit: number): Promise<TrackId[]> => {
      const newest = q
        .select({ trackId: plays.trackId, endedAt: plays.endedAt })
        .from(plays)
        .where(and(playsOf(queries, memberId), countedPlay(queries)))
        .orderBy(desc(plays.endedAt))
        .limit(RECENT_PLAYS)
        .as('newest');
      const last = max(newest.endedAt);
      const rows = await q
        .select({ trackId: newest.trackId, last })
        .from(newest)
        .groupBy(newest.trackId)
        .orderBy(desc(last))
        .limit(limit);
      return rows.map(({ trackId }) => trackId);
    },

    /** Of the latest top lists, those of the last weeks first. */
    top: async (memberId: MemberId, limit: number): Promise<TrackId[]> => {
      const rows = await q
        .select({ trackId: rankings.trackId })
        .from(rankings)
        .where(and(eq(rankings.memberId, memberId), eq(rankings.kind, 'tracks')))
        .orderBy(
          sql`case ${rankings.range} when 'short_term' then 0 when 'medium_term' then 1 else 2 end`,
          rankings.rank,
        )
        .limit(limit);
      return [...new Set(rows.flatMap(({ trackId }) => trackId ?? []))];
    },

    /** Added last to the library, the newest first. */
    added: async (memberId: MemberId, limit: number): Promise<TrackId[]> => {
      const last = sql<number>`coalesce(max(${lines.addedAt}), 0)`;
      const rows = await q
        .select({ trackId: lines.trackId })
        .from(lines)
        .where(inLibrary(memberId))
        .groupBy(lines.trackId)
        .orderBy(desc(last), desc(lines.trackId))
        .limit(limit);
      return rows.map(({ trackId }) => trackId);
    },

    /** Those whose title, artists and album hold all of the folded words; the newest in the catalogue first. */
    search: async (memberId: MemberId, words: readonly string[], limit: number): Promise<TrackId[]> => {
      const library = q.select({ id: lines.trackId }).from(lines).where(inLibrary(memberId));
      const ranked = q
        .select({ id: rankings.trackId })
        .from(rankings)
        .where(and(eq(rankings.memberId, memberId), isNotNull(rankings.trackId)));
      const played = q
        .select({ id: plays.trackId })
        .from(plays)
        .where(and(playsOf(queries, memberId), countedPlay(queries)))
        .orderBy(desc(plays.endedAt))
        .limit(RECENT_PLAYS);
      const rows = await q
        .select({ id: tracks.id })
        .from(tracks)
        .where(
          and(
            ...words.map((word) => contains(tracks.searchText, word)),
            or(inArray(tracks.id, library), inArray(tracks.id, ranked), inArray(tracks.id, played)),
          ),
        )
        .orderBy(desc(tracks.id))
        .limit(limit);
      return rows.map(({ id }) => id);
    },
  };
};
