import { and, eq, inArray, isNull, notExists, notLike, sql } from 'drizzle-orm';
import type { ChartEntityId, ListenerId, MemberId, TrackId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

const CHUNK = 300;
const SPOTIFY = 'spotify:track:%';

/** What one member may have brought into the catalogue that everybody shares. */
export const ownCatalogueReads = ({ q, t }: Queries) => ({
  /** Tracks of a member that Spotify does not know: their own files and words. */
  privateTracks: async (memberId: MemberId): Promise<TrackId[]> => {
    const own = notLike(t.tracks.uri, SPOTIFY);
    const inSources = await q
      .selectDistinct({ id: t.tracks.id })
      .from(t.sourceTracks)
      .innerJoin(t.tracks, eq(t.tracks.id, t.sourceTracks.trackId))
      .where(and(eq(t.sourceTracks.memberId, memberId), own));
    const played = await q
      .selectDistinct({ id: t.tracks.id })
      .from(t.plays)
      .innerJoin(t.listeners, eq(t.listeners.id, t.plays.listenerId))
      .innerJoin(t.tracks, eq(t.tracks.id, t.plays.trackId))
      .where(and(eq(t.listeners.memberId, memberId), own));
    const sorted = await q
      .selectDistinct({ id: t.tracks.id })
      .from(t.curationTracks)
      .innerJoin(t.tracks, eq(t.tracks.id, t.curationTracks.trackId))
      .where(and(eq(t.curationTracks.memberId, memberId), own));
    return [...new Set([...inSources, ...played, ...sorted].map(({ id }) => id))];
  },

  /** What stands or stood on playlists that a member watches. */
  watchedEntities: async (memberId: MemberId): Promise<ChartEntityId[]> => {
    const rows = await q
      .selectDistinct({ id: t.chartMemory.entityId })
      .from(t.chartMemory)
      .innerJoin(t.charts, eq(t.charts.id, t.chartMemory.chartId))
      .where(eq(t.charts.ownerId, memberId));
    return rows.map(({ id }) => id);
  },

  /** Who has plays. */
  listeners: async (): Promise<ListenerId[]> =>
    (await q.select({ id: t.listeners.id }).from(t.listeners).orderBy(t.listeners.id)).map(({ id }) => id),

  /** Those of some tracks that a listener played, hidden plays too. */
  playedBy: async (listenerId: ListenerId, ids: readonly TrackId[]): Promise<TrackId[]> => {
    if (ids.length === 0) return [];
    const rows = await q
      .selectDistinct({ id: t.plays.trackId })
      .from(t.plays)
      .where(and(eq(t.plays.listenerId, listenerId), inArray(t.plays.trackId, [...ids])));
    return rows.map(({ id }) => id);
  },
});

export const ownCatalogueWrites = ({ q, t }: Tx) => ({
  /** Deletes those of some tracks that nothing refers to any more; plays are not looked at. */
  deleteTracks: async (ids: readonly TrackId[]): Promise<number> => {
    let gone = 0;
    for (let start = 0; start < ids.length; start += CHUNK) {
      gone += await deleteUnused({ q, t }, ids.slice(start, start + CHUNK));
    }
    return gone;
  },

  /** Deletes those of some entities of charts that never stood on any chart that is left. */
  deleteEntities: async (ids: readonly ChartEntityId[]): Promise<void> => {
    const { chartEntities, chartMemory, chartAppearances } = t;
    for (let start = 0; start < ids.length; start += CHUNK) {
      await q
        .delete(chartEntities)
        .where(
          and(
            inArray(chartEntities.id, ids.slice(start, start + CHUNK)),
            notExists(
              q.select({ one: sql`1` }).from(chartMemory).where(eq(chartMemory.entityId, chartEntities.id)),
            ),
            notExists(
              q
                .select({ one: sql`1` })
                .from(chartAppearances)
                .where(eq(chartAppearances.entityId, chartEntities.id)),
            ),
          ),
        );
    }
  },
});

const deleteUnused = async ({ q, t }: Pick<Tx, 'q' | 't'>, ids: readonly TrackId[]): Promise<number> => {
  const { tracks, externalData, artists, trackArtists, recordings, recordingTracks, managedDesired } = t;
  const users = [
    ...[t.sourceTracks, t.curationTracks, t.releaseMatches, t.matchWords, t.promotions, t.chartEntities],
    ...[t.manualValues, t.trackEdits, t.recordingEdits, t.ownRecordings, t.rankings],
  ];
  const free = and(
    inArray(tracks.id, [...ids]),
    notLike(tracks.uri, SPOTIFY),
    ...users.map((user) =>
      notExists(q.select({ one: sql`1` }).from(user).where(eq(user.trackId, tracks.id))),
    ),
    notExists(q.select({ one: sql`1` }).from(managedDesired).where(eq(managedDesired.uri, tracks.uri))),
  );
  const unused = (await q.select({ id: tracks.id }).from(tracks).where(free)).map(({ id }) => id);
  if (unused.length === 0) return 0;
  const credited = await q
    .selectDistinct({ id: trackArtists.artistId })
    .from(trackArtists)
    .where(inArray(trackArtists.trackId, unused));
  const grouped = await q
    .selectDistinct({ id: recordingTracks.recordingId })
    .from(recordingTracks)
    .where(inArray(recordingTracks.trackId, unused));
  await q
    .delete(externalData)
    .where(and(eq(externalData.entityKind, 'track'), inArray(externalData.entityId, unused)));
  await q.delete(tracks).where(inArray(tracks.id, unused));
  const artistIds = credited.map(({ id }) => id);
  await q
    .delete(artists)
    .where(
      and(
        inArray(artists.id, artistIds),
        isNull(artists.spotifyId),
        notExists(q.select({ one: sql`1` }).from(trackArtists).where(eq(trackArtists.artistId, artists.id))),
        notExists(q.select({ one: sql`1` }).from(t.rankings).where(eq(t.rankings.artistId, artists.id))),
      ),
    );
  const recordingIds = grouped.map(({ id }) => id);
  await q
    .delete(recordings)
    .where(
      and(
        inArray(recordings.id, recordingIds),
        notExists(
          q
            .select({ one: sql`1` })
            .from(recordingTracks)
            .where(eq(recordingTracks.recordingId, recordings.id)),
        ),
      ),
    );
  return unused.length;
};
