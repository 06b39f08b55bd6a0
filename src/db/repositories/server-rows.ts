import { and, desc, eq, inArray, isNull, like, max, min, ne, sql } from 'drizzle-orm';
import type { ArtistId, GuildId, MemberId, TrackId } from '../../domain/ids.ts';
import type { Board } from '../../domain/server/boards.ts';
import type { ServerRow } from '../../domain/server/ranking.ts';
import type { Queries, RawRow } from '../database.ts';
import { playsOf, visiblePlay } from './play-words.ts';
import { contains } from './words.ts';

const at = (name: string) => sql.placeholder(name);
const number = (row: RawRow): ServerRow => ({
  memberId: String(row[0]) as MemberId,
  level: row[1] === 'named' ? 'named' : 'counted',
  value: Number(row[2]),
});

/**
 * How much each member of a server has of something. Consent is part of every question: who withdrew a moment ago is not
 * in the answer.
 */
export const serverRowReads = (queries: Queries) => {
  const { q, t, rows } = queries;
  const { serverConsents: consents, listeners, rollups, playTotals: totals, tracks, trackArtists } = t;
  const { listenerScores: scores, listenerArtists, listenerCounts: counts, recordingTracks } = t;
  const agreed = eq(consents.guildId, at('guild'));
  const theirs = eq(listeners.memberId, consents.memberId);
  const active = and(eq(rollups.listenerId, listeners.id), eq(rollups.state, 'active'));

  const onBoard = q
    .select({ memberId: consents.memberId, level: consents.level, value: scores.value })
    .from(consents)
    .innerJoin(listeners, theirs)
    .innerJoin(scores, and(eq(scores.listenerId, listeners.id), eq(scores.board, at('board'))))
    .where(agreed)
    .prepare();
  const ofArtist = q
    .select({ memberId: consents.memberId, level: consents.level, value: listenerArtists.plays })
    .from(consents)
    .innerJoin(listeners, theirs)
    .innerJoin(
      listenerArtists,
      and(eq(listenerArtists.listenerId, listeners.id), eq(listenerArtists.artistId, at('artist'))),
    )
    .where(agreed)
    .prepare();
  const staleness = q
    .select({ oldest: min(counts.countedAt) })
    .from(consents)
    .innerJoin(listeners, theirs)
    .innerJoin(counts, eq(counts.listenerId, listeners.id))
    .where(and(agreed, ne(counts.revision, listeners.revision)))
    .prepare();

  return {
    onBoard: async (guild: GuildId, board: Board): Promise<ServerRow[]> =>
      (await rows(onBoard, { guild, board })).map(number),

    ofArtist: async (guild: GuildId, artist: ArtistId): Promise<ServerRow[]> =>
      (await rows(ofArtist, { guild, artist })).map(number),

    /** Live: from the sums that every play keeps right. */
    ofTracks: async (guildId: GuildId, trackIds: readonly TrackId[]): Promise<ServerRow[]> => {
      if (trackIds.length === 0) return [];
      return q
        .select({
          memberId: consents.memberId,
          level: consents.level,
          value: sql<number>`sum(${totals.plays})`.mapWith(Number),
        })
        .from(consents)
        .innerJoin(listeners, theirs)
        .innerJoin(rollups, active)
        .innerJoin(totals, and(eq(totals.rollupId, rollups.id), inArray(totals.trackId, [...trackIds])))
        .where(eq(consents.guildId, guildId))
        .groupBy(consents.memberId, consents.level);
    },

    /** A member's own plays of some tracks, whatever they agreed to. */
    own: async (memberId: MemberId, trackIds: readonly TrackId[]): Promise<number> => {
      if (trackIds.length === 0) return 0;
      const [row] = await q
        .select({ plays: sql<number>`coalesce(sum(${totals.plays}), 0)`.mapWith(Number) })
        .from(listeners)
        .innerJoin(rollups, active)
        .innerJoin(totals, and(eq(totals.rollupId, rollups.id), inArray(totals.trackId, [...trackIds])))
        .where(eq(listeners.memberId, memberId));
      return row?.plays ?? 0;
    },

    /** When the oldest sum was made that a play has come after, ms UTC; null: all are right. */
    staleSince: async (guild: GuildId): Promise<number | null> => {
      const [row] = await rows(staleness, { guild });
      return typeof row?.[0] === 'number' ? row[0] : null;
    },

    /** Lists of genres on which somebody of a server stands, the most played first. @param words folded */
    genreBoards: async (guildId: GuildId, words: readonly string[], limit: number): Promise<Board[]> => {
      const found = await q
        .select({ board: scores.board })
        .from(consents)
        .innerJoin(listeners, theirs)
        .innerJoin(scores, and(eq(scores.listenerId, listeners.id), like(scores.board, 'genre:%')))
        .where(and(eq(consents.guildId, guildId), ...words.map((word) => contains(scores.board, word))))
        .groupBy(scores.board)
        .orderBy(desc(sql`sum(${scores.value})`), scores.board)
        .limit(limit);
      return found.map(({ board }) => board);
    },

    /** Every track of an album, that of this track; without one the track alone. */
    albumTracks: async (trackId: TrackId): Promise<TrackId[]> => {
      const [one] = await q
        .select({ album: tracks.albumSpotifyId, title: tracks.albumTitle, artist: trackArtists.artistId })
        .from(tracks)
        .leftJoin(trackArtists, and(eq(trackArtists.trackId, tracks.id), eq(trackArtists.position, 0)))
        .where(eq(tracks.id, trackId));
      if (one === undefined) return [];
      if (one.album !== null) {
        const found = await q
          .select({ id: tracks.id })
          .from(tracks)
          .where(eq(tracks.albumSpotifyId, one.album));
        return found.map(({ id }) => id);
      }
      if (one.title === null || one.artist === null) return [trackId];
      const found = await q
        .select({ id: tracks.id })
        .from(trackArtists)
        .innerJoin(tracks, eq(tracks.id, trackArtists.trackId))
        .where(
          and(
            eq(trackArtists.artistId, one.artist),
            eq(trackArtists.position, 0),
            eq(tracks.albumTitle, one.title),
            isNull(tracks.albumSpotifyId),
          ),
        );
      return found.map(({ id }) => id);
    },

    /** Every track of the recording that this one is of, as everybody sees it. */
    recordingTracks: async (trackId: TrackId): Promise<TrackId[]> => {
      const of = q
        .select({ id: recordingTracks.recordingId })
        .from(recordingTracks)
        .where(eq(recordingTracks.trackId, trackId));
      const found = await q
        .select({ id: recordingTracks.trackId })
        .from(recordingTracks)
        .where(inArray(recordingTracks.recordingId, of));
      return found.length === 0 ? [trackId] : found.map(({ id }) => id);
    },

    /** What a member played last; null without a play. */
    lastTrack: async (memberId: MemberId): Promise<TrackId | null> => {
      const [row] = await q
        .select({ trackId: t.plays.trackId, endedAt: max(t.plays.endedAt) })
        .from(t.plays)
        .where(and(playsOf(queries, memberId), visiblePlay(queries)));
      return row?.endedAt == null ? null : row.trackId;
    },
  };
};
