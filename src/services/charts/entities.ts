import type { EntityChange, NewEntity } from '../../db/repositories/chart-entities.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ChartEntity, ChartEntry, ChartSpec } from '../../domain/charts/chart.ts';
import { type Claim, identify, keysOf, partedBy } from '../../domain/charts/identify.ts';
import type { Seat } from '../../domain/charts/memory.ts';
import type { ChartEntityId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import { partTwin } from './sameness.ts';

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
): Promise<Seat[]> => {
  const keys = [...new Set(entries.flatMap((entry) => keysOf(source, kind, entry)))];
  const found = await tx.chartEntities.known(kind, keys);
  const known = new Map<string, number>(found.map(({ key, entityId }) => [key, entityId]));
  const same = new Map<number, ChartEntityId>(found.map(({ entityId, wholeId }) => [entityId, wholeId]));
  for (const id of partedBy(source, entries, known, same)) {
    await partTwin(tx, id as ChartEntityId, now);
    same.delete(id);
  }
  const claims = identify(source, kind, entries, known, same);
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
  const places = entries.map(({ rank }, at) => {
    const metAs = idOf(at, claims[at]);
    return { rank, metAs, entityId: same.get(metAs) ?? metAs };
  });
  await tx.chartEntities.addKeys(
    kind,
    places.flatMap(({ metAs: entityId }, at) => (claims[at]?.keys ?? []).map((key) => ({ key, entityId }))),
  );
  const met = places.flatMap(({ entityId }, at) => (claims[at]?.known == null ? [] : [entityId]));
  const before = new Map((await tx.chartEntities.byIds(met)).map((one) => [one.id, one]));
  const changes = places.flatMap(({ entityId }, at) => {
    const [entity, entry] = [before.get(entityId), entries[at]];
    const change = entity === undefined || entry === undefined ? null : changeOf(entity, entry, source, now);
    return change === null ? [] : [{ id: entityId, change }];
  });
  await tx.chartEntities.setAll(changes, now);
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
    // An id or a new name may be what the catalogue knows it by, or another entity.
    ...(named || ['isrc', 'spotifyId', 'mbid'].some((id) => id in missing) ? { resolveAt: now } : {}),
  };
  return Object.keys(change).length === 0 ? null : change;
};

const FILLED = ['mbid', 'spotifyId', 'isrc', 'imageUrl', 'url', 'label', 'releaseDate'] as const;
