import { and, asc, eq, getTableColumns, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { ChartEntity, ChartSourceName, EntityKind } from '../../domain/charts/chart.ts';
import type { ChartEntityId } from '../../domain/ids.ts';
import type { BulkStatement, Queries, Tx } from '../database.ts';
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

export interface KnownKey extends EntityKey {
  /** The one that it turned out to be; itself otherwise. */
  readonly wholeId: ChartEntityId;
}

/** The one that an entity turned out to be, or itself. */
export const wholeId = (e: Tables['chartEntities']) =>
  sql<ChartEntityId>`coalesce(${e.sameAs}, ${e.id})`.mapWith(e.id);

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

    /** The entity, or the one that it turned out to be. */
    find: async (id: ChartEntityId): Promise<ChartEntity | null> => {
      const [row] = await q
        .select({ id: wholeId(entities) })
        .from(entities)
        .where(eq(entities.id, id));
      return row === undefined ? null : ((await byIds([row.id]))[0] ?? null);
    },

    /** Those of the keys that lead to somebody. */
    known: async (kind: EntityKind, wanted: readonly string[]): Promise<KnownKey[]> => {
      const found: KnownKey[] = [];
      for (let start = 0; start < wanted.length; start += CHUNK * 4) {
        const some = wanted.slice(start, start + CHUNK * 4);
        found.push(
          ...(await q
            .select({ key: keys.key, entityId: keys.entityId, wholeId: wholeId(entities) })
            .from(keys)
            .innerJoin(entities, eq(entities.id, keys.entityId))
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

export interface EntitySet {
  readonly id: ChartEntityId;
  readonly change: EntityChange;
}

export const chartEntityWrites = (tx: Tx) => {
  const { q, t } = tx;
  const { chartEntities: entities, chartEntityKeys: keys } = t;
  const putKey = q
    .insert(keys)
    .values({
      kind: sql.placeholder('kind'),
      key: sql.placeholder('key'),
      entityId: sql.placeholder('entityId'),
    })
    .onConflictDoUpdate({ target: [keys.kind, keys.key], set: { entityId: sql`excluded.entity_id` } });
  /** By the columns that they change. */
  const updates = new Map<string, BulkStatement>();
  const columns = getTableColumns(entities);
  const updateOf = (names: readonly (keyof typeof columns)[]): BulkStatement => {
    const known = updates.get(names.join());
    if (known !== undefined) return known;
    const values = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
    // The columns are the table's own: the builder cannot know that from names.
    const made = q
      .update(entities)
      .set(values as never)
      .where(eq(entities.id, sql.placeholder('id')));
    updates.set(names.join(), made);
    return made;
  };
  /** What is said of many at once. */
  const setAll = async (changes: readonly EntitySet[], now: number): Promise<void> => {
    const alike = Map.groupBy(changes, ({ change }) => Object.keys(change).sort().join());
    for (const some of alike.values()) {
      const names = [...Object.keys(some[0]?.change ?? {}), 'updatedAt'] as (keyof typeof columns)[];
      const rows = some.map(({ id, change }) => {
        const row: Readonly<Record<string, unknown>> = { ...change, updatedAt: now };
        const raw = names.map((name) => {
          const value = row[name] ?? null;
          return value === null ? null : columns[name].mapToDriverValue(value);
        });
        return [...raw, id];
      });
      await tx.forEach(updateOf(names), [...names, 'id'], rows);
    }
  };
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
    addKeys: (kind: EntityKind, wanted: readonly EntityKey[]): Promise<void> =>
      tx.forEach(
        putKey,
        ['kind', 'key', 'entityId'],
        wanted.map(({ key, entityId }) => [kind, key, entityId]),
      ),

    setAll,

    set: (id: ChartEntityId, change: EntityChange, now: number): Promise<void> =>
      setAll([{ id, change }], now),
  };
};
