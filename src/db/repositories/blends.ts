import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { BlendId, GuildId, ManagedPlaylistId, MemberId, TrackId } from '../../domain/ids.ts';
import type { Blend, BlendLine } from '../../domain/taste/blends.ts';
import type { Queries, Tx } from '../database.ts';

const CHUNK = 200;

/** Playlists that several members blend, and what is in them for whom. */
export const blendReads = ({ q, t }: Queries) => {
  const { blends, blendMembers: inside, blendTracks: lines } = t;
  const withMembers = async (rows: readonly (typeof blends.$inferSelect)[]): Promise<Blend[]> => {
    const found: Blend[] = [];
    for (const { week, blended, createdAt: _, ...row } of rows) {
      const members = await q
        .select({ id: inside.memberId })
        .from(inside)
        .where(eq(inside.blendId, row.id))
        .orderBy(asc(inside.joinedAt), asc(inside.memberId));
      found.push({ ...row, week, blended, members: members.map(({ id }) => id) });
    }
    return found;
  };

  return {
    find: async (id: BlendId): Promise<Blend | null> =>
      (await withMembers(await q.select().from(blends).where(eq(blends.id, id))))[0] ?? null,

    /** Those that a member is in, the oldest first. */
    ofMember: async (memberId: MemberId): Promise<Blend[]> => {
      const mine = q.select({ id: inside.blendId }).from(inside).where(eq(inside.memberId, memberId));
      return withMembers(
        await q.select().from(blends).where(inArray(blends.id, mine)).orderBy(asc(blends.id)),
      );
    },

    countOf: (ownerId: MemberId): Promise<number> => q.$count(blends, eq(blends.ownerId, ownerId)),

    /** Begun, and not put together for this week, or for other people. */
    due: async (week: number, limit: number): Promise<BlendId[]> => {
      const people = q.$count(inside, eq(inside.blendId, blends.id));
      const rows = await q
        .select({ id: blends.id })
        .from(blends)
        .where(
          and(
            isNotNull(blends.startedAt),
            isNotNull(blends.playlistId),
            or(isNull(blends.week), ne(blends.week, week), sql`${blends.blended} <> ${people}`),
          ),
        )
        .orderBy(asc(blends.id))
        .limit(limit);
      return rows.map(({ id }) => id);
    },

    /** What is in it now, in order. */
    lines: async (id: BlendId): Promise<BlendLine[]> => {
      const rows = await q
        .select({ place: lines.place, trackId: lines.trackId, memberId: lines.memberId })
        .from(lines)
        .where(eq(lines.blendId, id))
        .orderBy(asc(lines.place), asc(lines.memberId));
      const found = new Map<number, BlendLine>();
      for (const { place, trackId, memberId } of rows) {
        found.set(place, { trackId, for: [...(found.get(place)?.for ?? []), memberId] });
      }
      return [...found.values()];
    },

    /** What tracks are for everybody, whoever groups them otherwise: the recording, and the uri. */
    recordings: async (
      trackIds: readonly TrackId[],
    ): Promise<Map<TrackId, { readonly recording: number | null; readonly uri: string }>> => {
      const { tracks, recordingTracks } = t;
      const found = new Map<TrackId, { recording: number | null; uri: string }>();
      for (let start = 0; start < trackIds.length; start += CHUNK) {
        const rows = await q
          .select({ id: tracks.id, uri: tracks.uri, recording: recordingTracks.recordingId })
          .from(tracks)
          .leftJoin(recordingTracks, eq(recordingTracks.trackId, tracks.id))
          .where(inArray(tracks.id, trackIds.slice(start, start + CHUNK)));
        for (const { id, ...facts } of rows) found.set(id, facts);
      }
      return found;
    },

    /** Tracks that any of these members banned from any of their playlists. */
    banned: async (memberIds: readonly MemberId[]): Promise<TrackId[]> => {
      const { managedMarks: marks, managedPlaylists: playlists, tracks } = t;
      if (memberIds.length === 0) return [];
      const rows = await q
        .selectDistinct({ id: tracks.id })
        .from(marks)
        .innerJoin(playlists, eq(playlists.id, marks.playlistId))
        .innerJoin(tracks, eq(tracks.uri, marks.uri))
        .where(and(eq(marks.kind, 'ban'), inArray(playlists.memberId, [...memberIds])));
      return rows.map(({ id }) => id);
    },
  };
};

export const blendWrites = ({ q, t }: Tx) => {
  const { blends, blendMembers: inside, blendTracks: lines } = t;
  const leave = async (id: BlendId, memberId: MemberId): Promise<boolean> => {
    const gone = await q
      .delete(inside)
      .where(and(eq(inside.blendId, id), eq(inside.memberId, memberId)))
      .returning({ id: inside.memberId });
    await q.delete(lines).where(and(eq(lines.blendId, id), eq(lines.memberId, memberId)));
    return gone.length > 0;
  };
  return {
    insert: async (
      blend: { readonly ownerId: MemberId; readonly guildId: GuildId; readonly name: string },
      now: number,
    ): Promise<BlendId> => {
      const [row] = await q
        .insert(blends)
        .values({ ...blend, blended: 0, createdAt: now })
        .returning({ id: blends.id });
      if (row === undefined) throw new Error('A blend was stored without an id.');
      return row.id;
    },

    /** False: they are in it already. */
    join: async (id: BlendId, memberId: MemberId, now: number): Promise<boolean> => {
      const rows = await q
        .insert(inside)
        .values({ blendId: id, memberId, joinedAt: now })
        .onConflictDoNothing()
        .returning({ id: inside.memberId });
      return rows.length > 0;
    },

    /** With everything that was in it for them alone. False: they are not in it. */
    leave,

    start: async (id: BlendId, playlistId: ManagedPlaylistId, now: number): Promise<void> => {
      await q.update(blends).set({ playlistId, startedAt: now, week: null }).where(eq(blends.id, id));
    },

    /** What it holds from now on, of whom and for which week. */
    setLines: async (
      id: BlendId,
      made: { readonly lines: readonly BlendLine[]; readonly week: number; readonly blended: number },
    ): Promise<void> => {
      await q.delete(lines).where(eq(lines.blendId, id));
      const rows = made.lines.flatMap(({ trackId, for: people }, place) =>
        people.map((memberId) => ({ blendId: id, place, trackId, memberId })),
      );
      for (let start = 0; start < rows.length; start += CHUNK) {
        await q.insert(lines).values(rows.slice(start, start + CHUNK));
      }
      await q.update(blends).set({ week: made.week, blended: made.blended }).where(eq(blends.id, id));
    },

    remove: async (id: BlendId): Promise<void> => {
      await q.delete(blends).where(eq(blends.id, id));
    },
  };
};
