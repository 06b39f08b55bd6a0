import { fold } from '../library/fold.ts';
import type { ChartEntity, ChartEntry, ChartSourceName, EntityKind } from './chart.ts';
import type { SameBy } from './sameness.ts';

/**
 * Who is who. An entity is known by several keys: the id of each source that names it, ids that mean the same
 * everywhere (MusicBrainz, ISRC, Spotify), and its folded name. An id wins over a name, so an entity that changes its
 * name stays who it is.
 */

export interface Claim {
  /** An entity that is known already, by the name under which it was met; null: a new one. */
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

/** By what another entity would be known as the same one, whichever source named it first. The surest first. */
export const identityKeys = ({
  kind,
  mbid,
  spotifyId,
  isrc,
  ...words
}: Pick<ChartEntity, 'kind' | 'mbid' | 'spotifyId' | 'isrc' | 'name' | 'artists'>): Map<SameBy, string> =>
  new Map<SameBy, string>([
    ...(mbid === null ? [] : [['mbid', `mbid:${mbid}`] as const]),
    ...(spotifyId === null ? [] : [['spotify', `spotify:${spotifyId}`] as const]),
    ...(kind !== 'track' || isrc === null ? [] : [['isrc', `isrc:${isrc}`] as const]),
    ['name', nameKey(words)],
  ]);

/** Title and all artists, whatever their order and whatever stands between them ("A & B", "B, A"). */
export const nameKey = ({ name, artists }: Pick<ChartEntry, 'name' | 'artists'>): string => {
  const words = new Set(fold(artists.join(' ')).split(' '));
  return `name:${fold(name)}|${[...words].sort().join(' ')}`;
};

/**
 * Which entity each entry of one capture is. Two entries are never one entity: whoever has a source's own id first
 * keeps it, and what only shares a code or a name with it is somebody new.
 * @param known entities by the keys that lead to them
 * @param same of those that turned out to be another one: which
 * @returns in the order of the entries
 */
export const identify = (
  source: ChartSourceName,
  kind: EntityKind,
  entries: readonly ChartEntry[],
  known: ReadonlyMap<string, number>,
  same: ReadonlyMap<number, number> = new Map(),
): Claim[] => {
  const keys = entries.map((entry) => keysOf(source, kind, entry));
  const taken = new Set<number>();
  const whole = (id: number): number => same.get(id) ?? id;
  const claims = new Array<number | null>(entries.length).fill(null);
  const claim = (at: number, id: number | undefined): void => {
    if (claims[at] !== null || id === undefined || taken.has(whole(id))) return;
    claims[at] = id;
    taken.add(whole(id));
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

/**
 * Those that turned out to be another entity and stand beside it, or beside one more of the same, in this capture by a
 * source's own id: they are two after all. The one that all of them point to stays, or else the first.
 */
export const partedBy = (
  source: ChartSourceName,
  entries: readonly ChartEntry[],
  known: ReadonlyMap<string, number>,
  same: ReadonlyMap<number, number>,
): number[] => {
  const groups = new Map<number, Set<number>>();
  for (const { externalId } of entries) {
    const id = known.get(`${source}:${externalId}`);
    if (id === undefined) continue;
    const whole = same.get(id) ?? id;
    groups.set(whole, (groups.get(whole) ?? new Set()).add(id));
  }
  return [...groups].flatMap(([whole, ids]) =>
    ids.has(whole) ? [...ids].filter((id) => id !== whole) : [...ids].sort((a, b) => a - b).slice(1),
  );
};
