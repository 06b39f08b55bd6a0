import { and, asc, count, eq, gte, max } from 'drizzle-orm';
import type { ManagedPlaylistId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 500;

/** What is wanted in a playlist, in order. The caller has found the playlist under its member. */
export const managedDesiredReads = ({ q, t: { managedDesired: desired } }: Queries) => ({
  uris: async (id: ManagedPlaylistId): Promise<string[]> => {
    const rows = await q
      .select({ uri: desired.uri })
      .from(desired)
      .where(eq(desired.playlistId, id))
      .orderBy(asc(desired.place));
    return rows.map(({ uri }) => uri);
  },

  count: async (id: ManagedPlaylistId): Promise<number> =>
    (await q.select({ n: count() }).from(desired).where(eq(desired.playlistId, id)))[0]?.n ?? 0,
});

export const managedDesiredWrites = ({ q, t: { managedDesired: desired } }: Tx) => {
  const of = (id: ManagedPlaylistId) => eq(desired.playlistId, id);

  return {
    /** Makes the list these, in this order; only what differs is written. False when nothing does. */
    replace: async (id: ManagedPlaylistId, uris: readonly string[]): Promise<boolean> => {
      const rows = await q
        .select({ place: desired.place, uri: desired.uri })
        .from(desired)
        .where(of(id))
        .orderBy(asc(desired.place));
      const differs = rows.findIndex(({ uri }, at) => uri !== uris[at]);
      const same = differs < 0 ? Math.min(rows.length, uris.length) : differs;
      if (same === rows.length && same === uris.length) return false;
      const from = rows[same]?.place ?? (rows.at(-1)?.place ?? -1) + 1;
      await q.delete(desired).where(and(of(id), gte(desired.place, from)));
      const fresh = uris.slice(same).map((uri, at) => ({ playlistId: id, place: from + at, uri }));
      for (let start = 0; start < fresh.length; start += CHUNK) {
        await q.insert(desired).values(fresh.slice(start, start + CHUNK));
      }
      return true;
    },

    /** One more at the end. False when it is there already. */
    add: async (id: ManagedPlaylistId, uri: string): Promise<boolean> => {
      const known = await q
        .select({ place: desired.place })
        .from(desired)
        .where(and(of(id), eq(desired.uri, uri)))
        .limit(1);
      if (known.length > 0) return false;
      const [last] = await q
        .select({ place: max(desired.place) })
        .from(desired)
        .where(of(id));
      await q.insert(desired).values({ playlistId: id, place: (last?.place ?? -1) + 1, uri });
      return true;
    },

    /** One less, wherever it stands. False when it was not there. */
    remove: async (id: ManagedPlaylistId, uri: string): Promise<boolean> => {
      const gone = await q
        .delete(desired)
        .where(and(of(id), eq(desired.uri, uri)))
        .returning({ place: desired.place });
      return gone.length > 0;
    },
  };
};
