import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ManagedPlaylistId } from '../../domain/ids.ts';
import type { Mark } from '../../domain/playlists/managed.ts';
import type { Queries, Tx } from '../database.ts';

const CHUNK = 500;

/** Pins and bans of a playlist. The caller has found the playlist under its member. */
export const managedMarkReads = ({ q, t: { managedMarks: marks } }: Queries) => ({
  /** In the order in which they were made. */
  ofPlaylist: async (id: ManagedPlaylistId): Promise<Mark[]> =>
    q
      .select({ uri: marks.uri, kind: marks.kind, by: marks.by, at: marks.at })
      .from(marks)
      .where(eq(marks.playlistId, id))
      .orderBy(asc(marks.at), asc(marks.uri)),
});

export const managedMarkWrites = ({ q, t: { managedMarks: marks } }: Tx) => ({
  /** The newest word about a track counts: a pin ends a ban, and the other way round. */
  put: async (id: ManagedPlaylistId, fresh: readonly Mark[]): Promise<void> => {
    for (const mark of fresh) {
      const { kind, by, at } = mark;
      await q
        .insert(marks)
        .values({ playlistId: id, ...mark })
        .onConflictDoUpdate({ target: [marks.playlistId, marks.uri], set: { kind, by, at } });
    }
  },

  remove: async (id: ManagedPlaylistId, uris: readonly string[]): Promise<void> => {
    for (let start = 0; start < uris.length; start += CHUNK) {
      const chunk = uris.slice(start, start + CHUNK);
      await q.delete(marks).where(and(eq(marks.playlistId, id), inArray(marks.uri, chunk)));
    }
  },

  /** What was said about one track, of several playlists. */
  forget: async (ids: readonly ManagedPlaylistId[], uri: string): Promise<void> => {
    if (ids.length === 0) return;
    await q.delete(marks).where(and(inArray(marks.playlistId, [...ids]), eq(marks.uri, uri)));
  },

  /** Makes them exactly these. */
  replace: async (id: ManagedPlaylistId, all: readonly Mark[]): Promise<void> => {
    await q.delete(marks).where(eq(marks.playlistId, id));
    for (let start = 0; start < all.length; start += CHUNK) {
      await q
        .insert(marks)
        .values(all.slice(start, start + CHUNK).map((mark) => ({ playlistId: id, ...mark })));
    }
  },
});
