import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Answered } from '../../domain/enrichment/freshness.ts';
import type { EnrichmentSource } from '../../domain/enrichment/values.ts';
import type { TrackId } from '../../domain/ids.ts';
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

const TRACK = 'track' as const;

/** What providers answered about tracks: documents as they came, and misses. */
export const externalDataReads = ({ q, t }: Queries) => {
  const data = t.externalData;
  return {
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
    const target = [data.entityKind, data.entityId, data.provider, data.facet];
    const state = {
      status: sql`excluded.status`,
      misses: sql`excluded.misses`,
      fetchedAt: sql`excluded.fetched_at`,
      expiresAt: sql`excluded.expires_at`,
    };
    const found = answers.filter(({ document }) => document !== null);
    const missed = answers.filter(({ document }) => document === null);
    if (found.length > 0) {
      const set = { ...state, externalId: sql`excluded.external_id`, raw: sql`excluded.raw` };
      await q
        .insert(data)
        .values(found.map((answer) => rowOf(answer, now)))
        .onConflictDoUpdate({ target, set });
    }
    if (missed.length > 0) {
      await q
        .insert(data)
        .values(missed.map((answer) => rowOf(answer, now)))
        .onConflictDoUpdate({ target, set: state });
    }
  },

  /** Forgets that these providers did not have these tracks, also where that was for ever. */
  reopen: async (
    trackIds: readonly TrackId[],
    providers: readonly EnrichmentSource[],
    now: number,
  ): Promise<void> => {
    if (trackIds.length === 0 || providers.length === 0) return;
    await q
      .update(data)
      .set({ expiresAt: now })
      .where(
        and(
          eq(data.entityKind, TRACK),
          inArray(data.entityId, [...trackIds]),
          inArray(data.provider, [...providers]),
          eq(data.status, 'miss'),
        ),
      );
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

const rowOf = ({ trackId, document, ...answer }: NewAnswer, now: number) => ({
  entityKind: TRACK,
  entityId: trackId,
  ...answer,
  externalId: document?.externalId ?? null,
  raw: document?.raw ?? null,
  fetchedAt: now,
});
