import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ManagedPlaylistId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/playlists/managed.ts';
import type { Queries, Tx } from '../database.ts';

const CHUNK = 500;

/** What Spotify would not take into a playlist. The caller has found the playlist under its member. */
export const managedRefusalReads = ({ q, t: { managedRefusals: refusals } }: Queries) => ({
  ofPlaylist: async (id: ManagedPlaylistId): Promise<Refusal[]> => {
    const { uri, why, times, at, retryAt } = refusals;
    return q
      .select({ uri, why, times, at, retryAt })
      .from(refusals)
      .where(eq(refusals.playlistId, id))
      .orderBy(asc(refusals.at), asc(refusals.uri));
  },
});

export const managedRefusalWrites = ({ q, t: { managedRefusals: refusals } }: Tx) => ({
  /** The newest word about each of them. */
  put: async (id: ManagedPlaylistId, fresh: readonly Refusal[]): Promise<void> => {
    for (const refusal of fresh) {
      const { why, times, at, retryAt } = refusal;
      await q
        .insert(refusals)
        .values({ playlistId: id, ...refusal })
        .onConflictDoUpdate({
          target: [refusals.playlistId, refusals.uri],
          set: { why, times, at, retryAt },
        });
    }
  },

  remove: async (id: ManagedPlaylistId, uris: readonly string[]): Promise<void> => {
    for (let start = 0; start < uris.length; start += CHUNK) {
      const chunk = uris.slice(start, start + CHUNK);
      await q.delete(refusals).where(and(eq(refusals.playlistId, id), inArray(refusals.uri, chunk)));
    }
  },
});
