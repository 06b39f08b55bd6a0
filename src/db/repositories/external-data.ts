import { and, asc, count, countDistinct, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Answered } from '../../domain/enrichment/freshness.ts';
import type { EnrichmentSource } from '../../domain/enrichment/values.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** One way of asking one provider. */
export interface AskedKey {
  readonly provider: EnrichmentSource;
  /** Empty where the provider has one way. */
  readonly facet: string;
}

export interface StoredAnswer extends AskedKey, Answered {
  readonly trackId: TrackId;
}

export interface NewAnswer extends StoredAnswer {
  /** Of an answer that found something. */
  readonly document: { readonly externalId: string; readonly raw: unknown } | null;
}

const TRACK = 'track';

/** What providers answered about tracks: documents as they came, and misses. */
export const externalDataReads = ({ q, t }: Queries) => {
  const data = t.externalData;
  const isFresh = ({ provider, facet }: AskedKey, now: number) =>
    and(
      eq(data.entityKind, TRACK),
      eq(data.provider, provider),
      eq(data.facet, facet),
      or(isNull(data.expiresAt), gt(data.expiresAt, now)),
    );
  const unanswered = (
    track: typeof t.sourceTracks.trackId | typeof t.plays.trackId,
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
        .where(eq(t.plays.memberId, memberId))
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
        .select({ trackId: t.plays.trackId, plays: sql<number>`count(*)`.mapWith(Number) })
        .from(t.plays)
        .where(and(eq(t.plays.memberId, memberId), unanswered(t.plays.trackId, key, now)))
        .groupBy(t.plays.trackId),

    /** What these providers answered about these tracks, fresh or not. */
    answers: async (
      trackIds: readonly TrackId[],
      providers: readonly EnrichmentSource[],
    ): Promise<StoredAnswer[]> => {
      if (trackIds.length === 0 || providers.length === 0) return [];
      const rows = await q
        .select({
          entityId: data.entityId,
          provider: data.provider,
          facet: data.facet,
          status: data.status,
          expiresAt: data.expiresAt,
          misses: data.misses,
        })
        .from(data)
        .where(
          and(
            eq(data.entityKind, TRACK),
            inArray(data.entityId, [...trackIds]),
            inArray(data.provider, [...providers]),
          ),
        );
      return rows.map(({ entityId, ...answer }) => ({ ...answer, trackId: entityId as TrackId }));
    },

    /** The documents of a provider about these tracks. */
    documents: async (
      trackIds: readonly TrackId[],
      { provider, facet }: AskedKey,
    ): Promise<{ trackId: TrackId; raw: unknown }[]> => {
      if (trackIds.length === 0) return [];
      const rows = await q
        .select({ entityId: data.entityId, raw: data.raw })
        .from(data)
        .where(
          and(
            eq(data.entityKind, TRACK),
            inArray(data.entityId, [...trackIds]),
            eq(data.provider, provider),
            eq(data.facet, facet),
          ),
        );
      return rows.map(({ entityId, raw }) => ({ trackId: entityId as TrackId, raw }));
    },
  };
};

export const externalDataWrites = ({ q, t: { externalData: data } }: Tx) => ({
  /** Notes answers. A miss leaves the document of an earlier answer where it is. */
  put: async (answers: readonly NewAnswer[], now: number): Promise<void> => {
    for (const { trackId, provider, facet, status, misses, expiresAt, document } of answers) {
      const news = { status, misses, expiresAt, fetchedAt: now, ...(document ?? {}) };
      await q
        .insert(data)
        .values({ entityKind: TRACK, entityId: trackId, provider, facet, ...news })
        .onConflictDoUpdate({
          target: [data.entityKind, data.entityId, data.provider, data.facet],
          set: news,
        });
    }
  },

  /** Has these tracks asked about again by one provider. */
  expire: async (trackIds: readonly TrackId[], { provider, facet }: AskedKey, now: number): Promise<void> => {
    if (trackIds.length === 0) return;
    await q
      .update(data)
      .set({ expiresAt: now })
      .where(
        and(
          eq(data.entityKind, TRACK),
          inArray(data.entityId, [...trackIds]),
          eq(data.provider, provider),
          eq(data.facet, facet),
        ),
      );
  },
});
