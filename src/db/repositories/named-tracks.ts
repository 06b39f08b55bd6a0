import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** Questions per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;
/** Whose answers are about recordings of MusicBrainz. */
const BY_RECORDING = ['musicbrainz', 'listenbrainz'] as const;

/** Finds tracks of the catalogue by what others call them. */
export const namedTrackReads = ({ q, t }: Queries) => {
  const inChunks = async <K, T>(
    keys: readonly K[],
    ask: (some: K[]) => PromiseLike<readonly T[]>,
  ): Promise<T[]> => {
    const all: T[] = [];
    const unique = [...new Set(keys)];
    for (let start = 0; start < unique.length; start += CHUNK) {
      all.push(...(await ask(unique.slice(start, start + CHUNK))));
    }
    return all;
  };

  return {
    /** The oldest track of each ISRC that is known. */
    byIsrc: async (isrcs: readonly string[]): Promise<Map<string, TrackId>> => {
      const rows = await inChunks(isrcs, (some) =>
        q
          .select({ key: t.tracks.isrc, id: t.tracks.id })
          .from(t.tracks)
          .where(and(isNotNull(t.tracks.isrc), inArray(t.tracks.isrc, some)))
          .orderBy(asc(t.tracks.id)),
      );
      return oldest(rows);
    },

    /** The oldest track of each recording of MusicBrainz that a provider found for one. */
    byRecording: async (mbids: readonly string[]): Promise<Map<string, TrackId>> => {
      const { externalData } = t;
      const rows = await inChunks(mbids, (some) =>
        q
          .select({ key: externalData.externalId, id: t.tracks.id })
          .from(externalData)
          .innerJoin(t.tracks, eq(t.tracks.id, externalData.entityId))
          .where(
            and(
              inArray(externalData.provider, [...BY_RECORDING]),
              inArray(externalData.externalId, some),
              eq(externalData.entityKind, 'track'),
              eq(externalData.status, 'found'),
            ),
          )
          .orderBy(asc(t.tracks.id)),
      );
      return oldest(rows);
    },

    /** ms of those whose length is known. */
    lengths: async (ids: readonly TrackId[]): Promise<Map<TrackId, number>> => {
      const rows = await inChunks(ids, (some) =>
        q
          .select({ id: t.tracks.id, durationMs: t.tracks.durationMs })
          .from(t.tracks)
          .where(inArray(t.tracks.id, some)),
      );
      return new Map(
        rows.flatMap(({ id, durationMs }) => (durationMs === null ? [] : [[id, durationMs] as const])),
      );
    },
  };
};

const oldest = (rows: readonly { key: string | null; id: TrackId }[]): Map<string, TrackId> => {
  const found = new Map<string, TrackId>();
  for (const { key, id } of rows) if (key !== null && !found.has(key)) found.set(key, id);
  return found;
};
