import { and, asc, count, eq, gte, lt, max, sql } from 'drizzle-orm';
import type { ManagedPlaylistId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 500;
/**
 * A list has places from `desiredFrom` on; the other half of the places is where the next long one is written before it
 * takes over. What stands there counts for nothing.
 */
const SPAN = 1_000_000_000;

/** What is wanted in a playlist, in order. The caller has found the playlist under its member. */
export const managedDesiredReads = ({ q, t: { managedDesired: desired, managedPlaylists } }: Queries) => {
  /** Of the list that counts. */
  const current = (id: ManagedPlaylistId) =>
    and(
      eq(desired.playlistId, id),
      gte(desired.place, managedPlaylists.desiredFrom),
      lt(desired.place, sql`${managedPlaylists.desiredFrom} + ${SPAN}`),
    );
  const owner = eq(managedPlaylists.id, desired.playlistId);

  return {
    uris: async (id: ManagedPlaylistId): Promise<string[]> => {
      const rows = await q
        .select({ uri: desired.uri })
        .from(desired)
        .innerJoin(managedPlaylists, owner)
        .where(current(id))
        .orderBy(asc(desired.place));
      return rows.map(({ uri }) => uri);
    },

    count: async (id: ManagedPlaylistId): Promise<number> => {
      const rows = await q
        .select({ n: count() })
        .from(desired)
        .innerJoin(managedPlaylists, owner)
        .where(current(id));
      return rows[0]?.n ?? 0;
    },
  };
};

export const managedDesiredWrites = ({ q, t: { managedDesired: desired, managedPlaylists } }: Tx) => {
  const within = (id: ManagedPlaylistId, from: number) =>
    and(eq(desired.playlistId, id), gte(desired.place, from), lt(desired.place, from + SPAN));
  const facts = async (id: ManagedPlaylistId): Promise<{ from: number; stagings: number }> => {
    const { desiredFrom: from, stagings } = managedPlaylists;
    const [row] = await q
      .select({ from, stagings })
      .from(managedPlaylists)
      .where(eq(managedPlaylists.id, id));
    return row ?? { from: 0, stagings: 0 };
  };
  const current = async (id: ManagedPlaylistId) => within(id, (await facts(id)).from);
  const insert = async (id: ManagedPlaylistId, from: number, uris: readonly string[]): Promise<void> => {
    const fresh = uris.map((uri, at) => ({ playlistId: id, place: from + at, uri }));
    for (let start = 0; start < fresh.length; start += CHUNK) {
      await q.insert(desired).values(fresh.slice(start, start + CHUNK));
    }
  };
  /** Where the list that was begun last is written; null when another one was begun since. */
  const staged = async (id: ManagedPlaylistId, token: number): Promise<number | null> => {
    const { from, stagings } = await facts(id);
    return stagings === token ? SPAN - from : null;
  };

  return {
    /** Makes the list these, in this order; only what differs is written. False when nothing does. */
    replace: async (id: ManagedPlaylistId, uris: readonly string[]): Promise<boolean> => {
      const start = (await facts(id)).from;
      const rows = await q
        .select({ place: desired.place, uri: desired.uri })
        .from(desired)
        .where(within(id, start))
        .orderBy(asc(desired.place));
      const differs = rows.findIndex(({ uri }, at) => uri !== uris[at]);
      const same = differs < 0 ? Math.min(rows.length, uris.length) : differs;
      if (same === rows.length && same === uris.length) return false;
      const from = rows[same]?.place ?? (rows.at(-1)?.place ?? start - 1) + 1;
      await q.delete(desired).where(and(within(id, start), gte(desired.place, from)));
      await insert(id, from, uris.slice(same));
      return true;
    },

    /** Begins a list that counts for nothing before {@link switch}. @returns what names it */
    begin: async (id: ManagedPlaylistId): Promise<number> => {
      const token = (await facts(id)).stagings + 1;
      await q.update(managedPlaylists).set({ stagings: token }).where(eq(managedPlaylists.id, id));
      return token;
    },

    /** Takes away up to so many rows that were left where the list is to stand. False when there were none, or it is over. */
    clear: async (id: ManagedPlaylistId, token: number, most: number): Promise<boolean> => {
      const from = await staged(id, token);
      if (from === null) return false;
      const [last] = await q
        .select({ place: desired.place })
        .from(desired)
        .where(within(id, from))
        .orderBy(asc(desired.place))
        .limit(1)
        .offset(most);
      const end = last === undefined ? from + SPAN : last.place;
      await q.delete(desired).where(and(within(id, from), lt(desired.place, end)));
      return last !== undefined;
    },

    /** Some of it, from its `at`th line on. False when another list was begun since. */
    stage: async (
      id: ManagedPlaylistId,
      token: number,
      at: number,
      uris: readonly string[],
    ): Promise<boolean> => {
      const from = await staged(id, token);
      if (from === null) return false;
      await insert(id, from + at, uris);
      return true;
    },

    /** The list that was begun takes over. False when another one was begun since. */
    switch: async (id: ManagedPlaylistId, token: number): Promise<boolean> => {
      const from = await staged(id, token);
      if (from === null) return false;
      await q
        .update(managedPlaylists)
        .set({ desiredFrom: from, stagings: token + 1 })
        .where(eq(managedPlaylists.id, id));
      return true;
    },

    /** One more at the end. False when it is there already. */
    add: async (id: ManagedPlaylistId, uri: string): Promise<boolean> => {
      const { from } = await facts(id);
      const known = await q
        .select({ place: desired.place })
        .from(desired)
        .where(and(within(id, from), eq(desired.uri, uri)))
        .limit(1);
      if (known.length > 0) return false;
      const [last] = await q
        .select({ place: max(desired.place) })
        .from(desired)
        .where(within(id, from));
      await q.insert(desired).values({ playlistId: id, place: (last?.place ?? from - 1) + 1, uri });
      return true;
    },

    /** One less, wherever it stands. False when it was not there. */
    remove: async (id: ManagedPlaylistId, uri: string): Promise<boolean> => {
      const gone = await q
        .delete(desired)
        .where(and(await current(id), eq(desired.uri, uri)))
        .returning({ place: desired.place });
      return gone.length > 0;
    },
  };
};
