import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { ChartEntity, ChartSourceName, EntityKind } from '../../domain/charts/chart.ts';
import type { ChartEntityId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;

export const entityColumns = ({ chartEntities: e }: Tables) => ({
  id: e.id,
  kind: e.kind,
  name: e.name,
  artists: e.artists,
  isrc: e.isrc,
  imageUrl: e.imageUrl,
  url: e.url,
  label: e.label,
  releaseDate: e.releaseDate,
  spotifyId: e.spotifyId,
  mbid: e.mbid,
  namedBy: e.namedBy,
  trackId: e.trackId,
  artistId: e.artistId,
  releaseId: e.releaseId,
});

export interface EntityKey {
  readonly key: string;
  readonly entityId: ChartEntityId;
}

/** Who stands on charts. */
export const chartEntityReads = ({ q, t }: Queries) => {
  const { chartEntities: entities, chartEntityKeys: keys } = t;
  const byIds = async (ids: readonly ChartEntityId[]): Promise<ChartEntity[]> => {
    const found: ChartEntity[] = [];
    for (let start = 0; start < ids.length; start += CHUNK) {
      const some = ids.slice(start, start + CHUNK);
      found.push(...(await q.select(entityColumns(t)).from(entities).where(inArray(entities.id, some))));
    }
    return found;
  };
  return {
    byIds,

    find: async (id: ChartEntityId): Promise<ChartEntity | null> => (await byIds([id]))[0] ?? null,

    /** Those of the keys that lead to somebody. */
    known: async (kind: EntityKind, wanted: readonly string[]): Promise<EntityKey[]> => {
      const found: EntityKey[] = [];
      for (let start = 0; start < wanted.length; start += CHUNK * 4) {
        const some = wanted.slice(start, start + CHUNK * 4);
        found.push(
          ...(await q
            .select({ key: keys.key, entityId: keys.entityId })
            .from(keys)
            .where(and(eq(keys.kind, kind), inArray(keys.key, some)))),
        );
      }
      return found;
    },

    /** Those to look for in the catalogue. */
    toResolve: async (now: number, limit: number): Promise<ChartEntity[]> =>
      q
        .select(entityColumns(t))
        .from(entities)
        .where(and(isNotNull(entities.resolveAt), lte(entities.resolveAt, now)))
        .orderBy(asc(entities.resolveAt))
        .limit(limit),

    /** Those about whom MusicBrainz was never asked. */
    toIdentify: async (now: number, limit: number): Promise<ChartEntity[]> =>
      q
        .select(entityColumns(t))
        .from(entities)
        .where(and(isNotNull(entities.identifyAt), lte(entities.identifyAt, now)))
        .orderBy(asc(entities.identifyAt), asc(entities.id))
        .limit(limit),
  };
};

export type NewEntity = Omit<ChartEntity, 'id' | 'trackId' | 'artistId' | 'releaseId'> & {
  readonly namedBy: ChartSourceName;
  readonly searchText: string;
  readonly resolveAt: number | null;
  readonly identifyAt: number | null;
};

export type EntityChange = Partial<Omit<ChartEntity, 'id' | 'kind'>> & {
  readonly searchText?: string;
  readonly resolveAt?: number | null;
  readonly identifyAt?: number | null;
};

export const chartEntityWrites = ({ q, t }: Tx) => {
  const { chartEntities: entities, chartEntityKeys: keys } = t;
  return {
    /** @returns their ids in the order given */
    add: async (wanted: readonly NewEntity[], now: number): Promise<ChartEntityId[]> => {
      const ids: ChartEntityId[] = [];
      for (let start = 0; start < wanted.length; start += CHUNK / 2) {
        const rows = wanted.slice(start, start + CHUNK / 2).map((one) => ({ ...one, updatedAt: now }));
        const made = await q.insert(entities).values(rows).returning({ id: entities.id });
        ids.push(...made.map(({ id }) => id).sort((a, b) => a - b));
      }
      return ids;
    },

    /** A key that led to somebody else leads here from now on. */
    addKeys: async (kind: EntityKind, wanted: readonly EntityKey[]): Promise<void> => {
      for (let start = 0; start < wanted.length; start += CHUNK) {
        const rows = wanted.slice(start, start + CHUNK).map((one) => ({ kind, ...one }));
        await q
          .insert(keys)
          .values(rows)
          .onConflictDoUpdate({ target: [keys.kind, keys.key], set: { entityId: sql`excluded.entity_id` } });
      }
    },

    set: async (id: ChartEntityId, change: EntityChange, now: number): Promise<void> => {
      await q
        .update(entities)
        .set({ ...change, updatedAt: now })
        .where(eq(entities.id, id));
    },
  };
};
