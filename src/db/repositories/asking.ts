import { and, asc, count, countDistinct, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import type { AskedKey } from './external-data.ts';
import { playsOf, visiblePlay } from './play-words.ts';

const TRACK = 'track';

/** Whose tracks are to be asked about, and which of them. */
export const askingReads = (queries: Queries) => {
  const { q, t } = queries;
  const data = t.externalData;
  const isFresh = ({ provider, facet }: AskedKey, now: number) =>
    and(
      eq(data.entityKind, TRACK),
      eq(data.provider, provider),
      eq(data.facet, facet),
      or(isNull(data.expiresAt), gt(data.expiresAt, now)),
    );
  const unanswered = (
    track: typeof t.sourceTracks.trackId | typeof t.playTotals.trackId,
    key: AskedKey,
    now: number,
  ) => {
    const answers = q.select({ one: sql`1` }).from(data);
    return sql`not exists ${answers.where(and(isFresh(key, now), eq(data.entityId, track)))}`;
  };
  const chosen = and(isNotNull(t.sources.selectedAt), isNotNull(t.sources.readingId));
  return {
    /** How many tracks there are, and about how many of them somebody said something. */
    coverage: async (): Promise<{ tracks: number; knownTracks: number }> => {
      const [tracks] = await q.select({ n: count() }).from(t.tracks);
      const [known] = await q.select({ n: countDistinct(t.enrichments.trackId) }).from(t.enrichments);
      return { tracks: tracks?.n ?? 0, knownTracks: known?.n ?? 0 };
    },

    /** Members who have tracks to be asked about. */
    members: async (): Promise<MemberId[]> => {
      const rows = await q
        .selectDistinct({ memberId: t.sources.memberId })
        .from(t.sources)
        .where(chosen)
        .orderBy(asc(t.sources.memberId));
      return rows.map(({ memberId }) => memberId);
    },

    hasTracks: async (memberId: MemberId): Promise<boolean> => {
      const sources = await q
        .select({ id: t.sources.id })
        .from(t.sources)
        .where(and(eq(t.sources.memberId, memberId), chosen))
        .limit(1);
      if (sources.length > 0) return true;
      const plays = await q
        .select({ trackId: t.plays.trackId })
        .from(t.plays)
        .where(and(playsOf(queries, memberId), visiblePlay(queries)))
        .limit(1);
      return plays.length > 0;
    },

    /**
     * Tracks in a member's chosen sources about which the provider was never asked, or too long ago.
     * @returns with the latest time at which one of the sources got it, ms UTC
     */
    dueInLibrary: async (
      memberId: MemberId,
      key: AskedKey,
      now: number,
    ): Promise<{ trackId: TrackId; addedAt: number }[]> => {
      const lines = t.sourceTracks;
      const readings = q
        .select({ id: t.sources.readingId })
        .from(t.sources)
        .where(and(eq(t.sources.memberId, memberId), isNotNull(t.sources.selectedAt)));
      return q
        .select({
          trackId: lines.trackId,
          addedAt: sql<number>`coalesce(max(${lines.addedAt}), 0)`.mapWith(Number),
        })
        .from(lines)
        .where(
          and(
            eq(lines.memberId, memberId),
            inArray(lines.readingId, readings),
            unanswered(lines.trackId, key, now),
          ),
        )
        .groupBy(lines.trackId);
    },

    /** The same for tracks that the member played, with how often. */
    dueInPlays: async (
      memberId: MemberId,
      key: AskedKey,
      now: number,
    ): Promise<{ trackId: TrackId; plays: number }[]> =>
      q
        .select({ trackId: t.playTotals.trackId, plays: t.playTotals.plays })
        .from(t.listeners)
        .innerJoin(t.rollups, and(eq(t.rollups.listenerId, t.listeners.id), eq(t.rollups.state, 'active')))
        .innerJoin(t.playTotals, eq(t.playTotals.rollupId, t.rollups.id))
        .where(and(eq(t.listeners.memberId, memberId), unanswered(t.playTotals.trackId, key, now))),
  };
};
