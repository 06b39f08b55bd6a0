import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ArtistId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { TrackArtist } from '../../domain/library.ts';
import type { Queries, Tx } from '../database.ts';

export interface NewArtist extends TrackArtist {
  readonly imageUrl?: string | null;
}

/** What makes an artist the same one: the provider's id, or for one without an id the folded name. */
export const artistKey = ({ spotifyId, name }: TrackArtist): string =>
  spotifyId === null ? `name:${fold(name)}` : `spotify:${spotifyId}`;

export const artistReads = ({ q, t: { artists } }: Queries) => ({
  find: async (id: ArtistId): Promise<{ name: string; spotifyId: string | null } | null> =>
    (
      await q
        .select({ name: artists.name, spotifyId: artists.spotifyId })
        .from(artists)
        .where(eq(artists.id, id))
    )[0] ?? null,
});

export const artistWrites = ({ q, t: { artists } }: Tx) => {
  const known = async (wanted: readonly NewArtist[]) => {
    const columns = {
      id: artists.id,
      spotifyId: artists.spotifyId,
      name: artists.name,
      imageUrl: artists.imageUrl,
    };
    const ids = wanted.flatMap(({ spotifyId }) => (spotifyId === null ? [] : [spotifyId]));
    const names = wanted.flatMap(({ spotifyId, name }) => (spotifyId === null ? [fold(name)] : []));
    const byId =
      ids.length === 0 ? [] : await q.select(columns).from(artists).where(inArray(artists.spotifyId, ids));
    const byName =
      names.length === 0
        ? []
        : await q
            .select(columns)
            .from(artists)
            .where(and(isNull(artists.spotifyId), inArray(artists.nameKey, names)));
    return [...byId, ...byName];
  };

  return {
    /** Stores artists that are new or have changed. Returns the id of each by {@link artistKey}. */
    upsert: async (wanted: readonly NewArtist[], now: number): Promise<Map<string, ArtistId>> => {
      const unique = new Map(wanted.map((artist) => [artistKey(artist), artist]));
      const rows = await known([...unique.values()]);
      const ids = new Map(rows.map((row) => [artistKey(row), row.id]));
      for (const row of rows) {
        const fresh = unique.get(artistKey(row));
        const imageUrl = fresh?.imageUrl ?? row.imageUrl;
        if (fresh === undefined || (fresh.name === row.name && imageUrl === row.imageUrl)) continue;
        await q
          .update(artists)
          .set({ name: fresh.name, nameKey: fold(fresh.name), imageUrl, updatedAt: now })
          .where(eq(artists.id, row.id));
      }
      const added = [...unique].filter(([key]) => !ids.has(key)).map(([, artist]) => artist);
      if (added.length === 0) return ids;
      const inserted = await q
        .insert(artists)
        .values(
          added.map(({ spotifyId, name, imageUrl = null }) => ({
            spotifyId,
            name,
            nameKey: fold(name),
            imageUrl,
            updatedAt: now,
          })),
        )
        .returning({ id: artists.id, spotifyId: artists.spotifyId, name: artists.name });
      for (const row of inserted) ids.set(artistKey(row), row.id);
      return ids;
    },
  };
};
