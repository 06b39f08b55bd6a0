import { fold } from '../library/fold.ts';
import type { ChartEntry, ChartSourceName, EntityKind } from './chart.ts';

/**
 * Who is who. An entity is known by several keys: the id of each source that names it, ids that mean the same
 * everywhere (MusicBrainz, ISRC, Spotify), and its folded name. An id wins over a name, so an entity that changes its
 * name stays who it is.
 */

export interface Claim {
  /** An entity that is known already; null: a new one. */
  readonly known: number | null;
  /** Keys that lead to it from now on. */
  readonly keys: readonly string[];
}

/** What identifies an entry, the surest first. The last one is its name. */
export const keysOf = (source: ChartSourceName, kind: EntityKind, entry: ChartEntry): string[] => [
  ...new Set([
    `${source}:${entry.externalId}`,
    ...(entry.mbid === null ? [] : [`mbid:${entry.mbid}`]),
    ...(entry.spotifyId === null ? [] : [`spotify:${entry.spotifyId}`]),
    // A code is a recording's, and albums have none.
    ...(kind !== 'track' || entry.isrc === null ? [] : [`isrc:${entry.isrc}`]),
    nameKey(entry),
  ]),
];

/** Title and all artists, whatever their order and whatever stands between them ("A & B", "B, A"). */
export const nameKey = ({ name, artists }: Pick<ChartEntry, 'name' | 'artists'>): string => {
  const words = new Set(fold(artists.join(' ')).split(' '));
  return `name:${fold(name)}|${[...words].sort().join(' ')}`;
};

/**
 * Which entity each entry of one capture is. Two entries are never one entity: whoever has a source's own id first
 * keeps it, and what only shares a code or a name with it is somebody new.
 * @param known entities by the keys that lead to them
 * @returns in the order of the entries
 */
export const identify = (
  source: ChartSourceName,
  kind: EntityKind,
  entries: readonly ChartEntry[],
  known: ReadonlyMap<string, number>,
): Claim[] => {
  const keys = entries.map((entry) => keysOf(source, kind, entry));
  const taken = new Set<number>();
  const claims = new Array<number | null>(entries.length).fill(null);
  const claim = (at: number, id: number | undefined): void => {
    if (claims[at] !== null || id === undefined || taken.has(id)) return;
    claims[at] = id;
    taken.add(id);
  };
  // First everybody by the surest key, so that nobody takes by a name what another one is by an id.
  for (const [at, [own = '']] of keys.entries()) claim(at, known.get(own));
  for (const [at, own] of keys.entries()) for (const key of own.slice(1, -1)) claim(at, known.get(key));
  for (const [at, own] of keys.entries()) claim(at, known.get(own.at(-1) ?? ''));
  const given = new Set<string>();
  return keys.map((own, at) => {
    const id = claims[at] ?? null;
    // Whoever is new here is known by its own id from now on, whomever that led to before.
    const fresh = own.filter(
      (key, place) => (id === null && place === 0) || (!known.has(key) && !given.has(key)),
    );
    for (const key of fresh) given.add(key);
    return { known: id, keys: fresh };
  });
};
