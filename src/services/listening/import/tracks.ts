import type { Reads, Repositories } from '../../../db/repositories/repositories.ts';
import type { TrackId } from '../../../domain/ids.ts';
import type { ExportPlay } from '../../../domain/listening/exports/rows.ts';
import { placeholderTrack, wordsKey } from '../../../domain/listening/text-track.ts';

/** Which tracks rows mean. Remembers what it found: the same songs come again and again. */
export interface ImportTracks {
  /** The track of each row; null when it is not in the catalogue. */
  known(read: Pick<Reads, 'placeholderTracks'>, rows: readonly ExportPlay[]): Promise<(TrackId | null)[]>;
  /** The track of each row; those that are not in the catalogue are put into it. */
  ensure(tx: Repositories, rows: readonly ExportPlay[], now: number): Promise<TrackId[]>;
}

/** Tracks that are remembered, at least; a history has some ten thousand. */
const REMEMBERED = 50_000;

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

  /** Looks for those that are not remembered. */
  const look = async (
    { placeholderTracks: tracks }: Pick<Reads, 'placeholderTracks'>,
    rows: readonly ExportPlay[],
    keys: readonly string[],
  ): Promise<void> => {
    const missing = new Map<string, ExportPlay>();
    for (const [at, row] of rows.entries()) {
      const key = keys[at] ?? '';
      if (recall(key) === undefined) missing.set(key, row);
    }
    const uris = [...missing.values()].flatMap(({ uri }) => uri ?? []);
    if (uris.length > 0) for (const [uri, id] of await tracks.idsByUris(uris)) remember(uri, id);
    const named = [...missing.values()].filter(({ uri }) => uri === null);
    if (named.length > 0) for (const [key, id] of await tracks.idsByWords(named)) remember(key, id);
  };

  return {
    known: async (read, rows) => {
      const keys = rows.map(keyOf);
      await look(read, rows, keys);
      return keys.map((key) => recall(key) ?? null);
    },

    ensure: async (tx, rows, now) => {
      const keys = rows.map(keyOf);
      await look(tx, rows, keys);
      const missing = new Map<string, ExportPlay>();
      for (const [at, row] of rows.entries()) {
        const key = keys[at] ?? '';
        if (recall(key) === undefined) missing.set(key, row);
      }
      if (missing.size > 0) {
        const wanted = [...missing].map(([key, row]) => ({ key, track: placeholderTrack(row) }));
        const ids = await tx.placeholderTracks.ensure(
          wanted.map(({ track }) => track),
          now,
        );
        for (const { key, track } of wanted) {
          const id = ids.get(track.uri);
          if (id !== undefined) remember(key, id);
        }
      }
      return keys.map((key) => {
        const id = recall(key);
        if (id === undefined) throw new Error('A track was stored and is not there.');
        return id;
      });
    },
  };
};

const keyOf = ({ uri, artist, title }: ExportPlay): string => uri ?? wordsKey(artist, title);
