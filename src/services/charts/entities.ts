import type { EntityChange, NewEntity } from '../../db/repositories/chart-entities.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ChartEntity, ChartEntry, ChartSpec } from '../../domain/charts/chart.ts';
import { type Claim, identify, keysOf } from '../../domain/charts/identify.ts';
import type { Place } from '../../domain/charts/memory.ts';
import type { ChartEntityId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';

type Kept = Pick<ChartSpec, 'source' | 'kind'>;

/**
 * Who the entries of a capture are: known entities, with what is new about them, and new ones. In the caller's
 * transaction. @returns their places, in order
 */
export const placeEntries = async (
  tx: Repositories,
  { source, kind }: Kept,
  entries: readonly ChartEntry[],
  now: number,
): Promise<Place[]> => {
  const keys = [...new Set(entries.flatMap((entry) => keysOf(source, kind, entry)))];
  const known = new Map<string, number>(
    (await tx.chartEntities.known(kind, keys)).map(({ key, entityId }) => [key, entityId]),
  );
  const claims = identify(source, kind, entries, known);
  const fresh = entries.flatMap((entry, at) => (claims[at]?.known == null ? [{ entry, at }] : []));
  const made = await tx.chartEntities.add(
    fresh.map(({ entry }) => entityOf(entry, { source, kind }, now)),
    now,
  );
  const madeAt = new Map(fresh.map(({ at }, index) => [at, made[index]]));
  const idOf = (at: number, claim: Claim | undefined): ChartEntityId => {
    const id = claim?.known == null ? madeAt.get(at) : (claim.known as ChartEntityId);
    if (id === undefined) throw new Error('An entity was stored and did not come back.');
    return id;
  };
  const places = entries.map(({ rank }, at) => ({ rank, entityId: idOf(at, claims[at]) }));
  await tx.chartEntities.addKeys(
    kind,
    places.flatMap(({ entityId }, at) => (claims[at]?.keys ?? []).map((key) => ({ key, entityId }))),
  );
  const met = claims.flatMap(({ known: id }) => (id === null ? [] : [id as ChartEntityId]));
  const before = new Map((await tx.chartEntities.byIds(met)).map((one) => [one.id, one]));
  for (const [at, { entityId }] of places.entries()) {
    const [entity, entry] = [before.get(entityId), entries[at]];
    if (entity === undefined || entry === undefined) continue;
    const change = changeOf(entity, entry, source, now);
    if (change !== null) await tx.chartEntities.set(entityId, change, now);
  }
  return places;
};

const searchTextOf = ({ name, artists }: Pick<ChartEntry, 'name' | 'artists'>): string =>
  [name, ...artists].map(fold).join(' | ');

const entityOf = (entry: ChartEntry, { source, kind }: Kept, now: number): NewEntity => {
  const { rank: _, externalId: __, ...facts } = entry;
  return {
    ...facts,
    kind,
    namedBy: source,
    searchText: searchTextOf(entry),
    resolveAt: now,
    // Whom the source calls by MusicBrainz' own id is known.
    identifyAt: entry.mbid === null ? now : null,
  };
};

/**
 * What an entry says that is not known yet. Whoever named an entity may name it anew and show another picture; others
 * only fill in what is missing.
 */
const changeOf = (
  entity: ChartEntity,
  entry: ChartEntry,
  source: ChartSpec['source'],
  now: number,
): EntityChange | null => {
  const missing = Object.fromEntries(
    FILLED.filter((field) => entity[field] === null && entry[field] !== null).map((field) => [
      field,
      entry[field],
    ]),
  );
  const isNamer = entity.namedBy === source;
  const named = isNamer && searchTextOf(entity) !== searchTextOf(entry);
  const pictured = isNamer && entry.imageUrl !== null && entry.imageUrl !== entity.imageUrl;
  const change: EntityChange = {
    ...missing,
    ...(named ? { name: entry.name, artists: entry.artists, searchText: searchTextOf(entry) } : {}),
    ...(pictured ? { imageUrl: entry.imageUrl } : {}),
    ...('mbid' in missing ? { identifyAt: null } : {}),
    // A code or a new name may be what the catalogue knows it by.
    ...(named || 'isrc' in missing || 'spotifyId' in missing ? { resolveAt: now } : {}),
  };
  return Object.keys(change).length === 0 ? null : change;
};

const FILLED = ['mbid', 'spotifyId', 'isrc', 'imageUrl', 'url', 'label', 'releaseDate'] as const;
