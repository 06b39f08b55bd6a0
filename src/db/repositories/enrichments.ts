import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Enrichment, EnrichmentSource } from '../../domain/enrichment/values.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { StoredIds } from '../schema/enrichment.ts';
import type { AskedKey } from './external-data.ts';

/** A reading of what a provider said about a track. */
export interface StoredEnrichment extends Enrichment {
  readonly trackId: TrackId;
  readonly facet: string;
  readonly ids: StoredIds | null;
}

const CHUNK = 500;

export const enrichmentReads = ({ q, t: { enrichments } }: Queries) => {
  const columns = {
    trackId: enrichments.trackId,
    source: enrichments.source,
    facet: enrichments.facet,
    version: enrichments.version,
    values: enrichments.values,
    ids: enrichments.ids,
    confidence: enrichments.confidence,
    fetchedAt: enrichments.fetchedAt,
  };
  return {
    ofTracks: async (trackIds: readonly TrackId[]): Promise<StoredEnrichment[]> => {
      const all: StoredEnrichment[] = [];
      for (let start = 0; start < trackIds.length; start += CHUNK) {
        const ids = trackIds.slice(start, start + CHUNK);
        all.push(...(await q.select(columns).from(enrichments).where(inArray(enrichments.trackId, ids))));
      }
      return all;
    },

    /** Readings by an older version than this. */
    olderThan: async (
      { provider, facet }: AskedKey,
      version: number,
      limit: number,
    ): Promise<StoredEnrichment[]> =>
      q
        .select(columns)
        .from(enrichments)
        .where(
          and(
            eq(enrichments.source, provider),
            eq(enrichments.facet, facet),
            lt(enrichments.version, version),
          ),
        )
        .orderBy(asc(enrichments.trackId))
        .limit(limit),
  };
};

export const enrichmentWrites = ({ q, t: { enrichments } }: Tx) => ({
  put: async (rows: readonly StoredEnrichment[]): Promise<void> => {
    if (rows.length === 0) return;
    await q
      .insert(enrichments)
      .values([...rows])
      .onConflictDoUpdate({
        target: [enrichments.trackId, enrichments.source, enrichments.facet],
        set: {
          version: sql`excluded.version`,
          values: sql`excluded."values"`,
          ids: sql`excluded.ids`,
          confidence: sql`excluded.confidence`,
          fetchedAt: sql`excluded.fetched_at`,
        },
      });
  },

  remove: async (trackIds: readonly TrackId[], source: EnrichmentSource, facet: string): Promise<void> => {
    if (trackIds.length === 0) return;
    await q
      .delete(enrichments)
      .where(
        and(
          inArray(enrichments.trackId, [...trackIds]),
          eq(enrichments.source, source),
          eq(enrichments.facet, facet),
        ),
      );
  },
});
