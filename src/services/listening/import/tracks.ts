import type { Reads, Repositories } from '../../../db/repositories/repositories.ts';
import type { TrackId } from '../../../domain/ids.ts';
import { placeholderTrack, type TrackWords, wordsKey } from '../../../domain/listening/text-track.ts';

/** Which tracks rows mean. Remembers what it found: the same songs come again and again. */
export interface ImportTracks {
  /** The track of each row; null when it is not in the catalogue. */
  known(read: Pick<Reads, 'placeholderTracks'>, rows: readonly TrackWords[]): Promise<(TrackId | null)[]>;
  /** The track of each row; those that are not in the catalogue are put into it. */
  ensure(tx: Repositories, rows: readonly TrackWords[], now: number): Promise<TrackId[]>;
}

/** Tracks that are remembered, at least; a history plays most of its own again and again. */
const REMEMBERED = 30_000;

/**
 * Of one run: what it found in a transaction that did not come to its end must not be used afterwards.
 */
export const createImportTracks = (): ImportTracks => {
  let recent = new Map<string, TrackId>();
  let older = new Map<string, TrackId>();
  const recall = (key: string): TrackId | undefined => recent.get(key) ?? older.get(key);
  const remember = (key: string, id: TrackId): void => {
    recent.set(key, id);
    if (recent.size >= REMEMBERED) [recent, older] = [new Map(), recent];
  };

  /** What is remembered and what the catalogue has; undefined: neither. */
  const look = async (
    { placeholderTracks: tracks }: Pick<Reads, 'placeholderTracks'>,
    rows: readonly TrackWords[],
  ): Promise<{ ids: (TrackId | undefined)[]; missing: Map<string, Missing> }> => {
    const ids: (TrackId | undefined)[] = [];
    const missing = new Map<string, Missing>();
    for (const [at, row] of rows.entries()) {
      const key = keyOf(row);
      const id = recall(key);
      ids.push(id);
      if (id !== undefined) continue;
      const known = missing.get(key);
      if (known === undefined) missing.set(key, { row, places: [at] });
      else known.places.push(at);
    }
    if (missing.size === 0) return { ids, missing };
    const wanted = [...missing.values()].map(({ row }) => row);
    const uris = wanted.flatMap(({ uri }) => uri ?? []);
    const named = wanted.filter(({ uri }) => uri === null);
    const found = uris.length === 0 ? [] : [...(await tracks.idsByUris(uris))];
    if (named.length > 0) found.push(...(await tracks.idsByWords(named)));
    for (const [key, id] of found) settle(ids, missing, key, id);
    return { ids, missing };
  };

  const settle = (
    ids: (TrackId | undefined)[],
    missing: Map<string, Missing>,
    key: string,
    id: TrackId,
  ): void => {
    for (const at of missing.get(key)?.places ?? []) ids[at] = id;
    missing.delete(key);
    remember(key, id);
  };

  return {
    known: async (read, rows) => (await look(read, rows)).ids.map((id) => id ?? null),

    ensure: async (tx, rows, now) => {
      const { ids, missing } = await look(tx, rows);
      if (missing.size > 0) {
        const wanted = [...missing].map(([key, { row }]) => ({ key, track: placeholderTrack(row) }));
        const made = await tx.placeholderTracks.ensure(
          wanted.map(({ track }) => track),
          now,
        );
        for (const { key, track } of wanted) {
          const id = made.get(track.uri);
          if (id !== undefined) settle(ids, missing, key, id);
        }
      }
      return ids.map((id) => {
        if (id === undefined) throw new Error('A track was stored and is not there.');
        return id;
      });
    },
  };
};

/** A track that is not remembered, and the rows that mean it. */
interface Missing {
  readonly row: TrackWords;
  readonly places: number[];
}

const keyOf = ({ uri, artist, title }: TrackWords): string => uri ?? wordsKey(artist, title);
