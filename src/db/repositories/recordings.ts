import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { MemberId, RecordingId, TrackId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import type { GroupMethod, Membership } from '../../domain/recordings/recordings.ts';
import type { Queries, Tx } from '../database.ts';

/** A track as far as grouping needs it. */
export interface GroupCandidate
  extends Pick<
    Track,
    'title' | 'artists' | 'durationMs' | 'isrc' | 'albumTitle' | 'albumSpotifyId' | 'imageUrl' | 'releaseDate'
  > {
  readonly trackId: TrackId;
  /** Where it belongs now; null: nowhere yet. */
  readonly recordingId: RecordingId | null;
}

export interface NewMembership extends Membership {
  readonly method: GroupMethod;
  readonly score: number;
  readonly features: unknown;
  readonly algorithm: string;
}

/** Which tracks are one performance, for everybody. */
export const recordingReads = ({ q, t }: Queries) => {
  const candidates = () =>
    q
      .select({
        trackId: t.tracks.id,
        recordingId: t.recordingTracks.recordingId,
        title: t.tracks.title,
        artists: t.tracks.artists,
        durationMs: t.tracks.durationMs,
        isrc: t.tracks.isrc,
        albumTitle: t.tracks.albumTitle,
        albumSpotifyId: t.tracks.albumSpotifyId,
        imageUrl: t.tracks.imageUrl,
        releaseDate: t.tracks.releaseDate,
      })
      .from(t.tracks)
      .leftJoin(t.recordingTracks, eq(t.recordingTracks.trackId, t.tracks.id));
  const memberships = () =>
    q
      .select({ trackId: t.recordingTracks.trackId, recordingId: t.recordingTracks.recordingId })
      .from(t.recordingTracks);
  return {
    /** Tracks that wait to be grouped, the oldest first. */
    due: async (limit: number): Promise<GroupCandidate[]> =>
      candidates().where(eq(t.tracks.groupDue, true)).orderBy(asc(t.tracks.id)).limit(limit),

    anyDue: async (): Promise<boolean> =>
      (await q.select({ id: t.tracks.id }).from(t.tracks).where(eq(t.tracks.groupDue, true)).limit(1))
        .length > 0,

    withIsrc: async (isrcs: readonly string[]): Promise<GroupCandidate[]> =>
      isrcs.length === 0 ? [] : candidates().where(inArray(t.tracks.isrc, [...isrcs])),

    /** The recordings of these tracks, with all other tracks in them. */
    around: async (trackIds: readonly TrackId[]): Promise<Membership[]> => {
      if (trackIds.length === 0) return [];
      const own = q
        .select({ id: t.recordingTracks.recordingId })
        .from(t.recordingTracks)
        .where(inArray(t.recordingTracks.trackId, [...trackIds]));
      return memberships()
        .where(inArray(t.recordingTracks.recordingId, own))
        .orderBy(asc(t.recordingTracks.trackId));
    },

    /** Under which key a member counts these tracks: the recording's id, or the key of a group of their own. */
    keysOf: async (
      memberId: MemberId,
      trackIds: readonly TrackId[],
    ): Promise<{ trackId: TrackId; key: number }[]> =>
      trackIds.length === 0
        ? []
        : q
            .select({
              trackId: t.recordingTracks.trackId,
              key: sql<number>`coalesce(${t.ownRecordings.groupKey}, ${t.recordingTracks.recordingId})`.mapWith(
                Number,
              ),
            })
            .from(t.recordingTracks)
            .leftJoin(
              t.ownRecordings,
              and(
                eq(t.ownRecordings.trackId, t.recordingTracks.trackId),
                eq(t.ownRecordings.memberId, memberId),
              ),
            )
            .where(inArray(t.recordingTracks.trackId, [...trackIds])),
  };
};

export const recordingWrites = ({ q, t }: Tx) => ({
  /** New recordings without tracks. */
  create: async (count: number, now: number): Promise<RecordingId[]> => {
    if (count === 0) return [];
    const rows = Array.from({ length: count }, () => ({ createdAt: now }));
    const created = await q.insert(t.recordings).values(rows).returning({ id: t.recordings.id });
    return created.map(({ id }) => id);
  },

  /** Puts tracks where they belong; each leaves where it was. */
  place: async (memberships: readonly NewMembership[], now: number): Promise<void> => {
    for (const membership of memberships) {
      const row = { ...membership, groupedAt: now };
      await q
        .insert(t.recordingTracks)
        .values(row)
        .onConflictDoUpdate({ target: t.recordingTracks.trackId, set: row });
      await q
        .update(t.trackFacts)
        .set({ recordingId: membership.recordingId, changedAt: now })
        .where(eq(t.trackFacts.trackId, membership.trackId));
    }
  },

  settle: async (trackIds: readonly TrackId[]): Promise<void> => {
    if (trackIds.length === 0) return;
    await q
      .update(t.tracks)
      .set({ groupDue: false })
      .where(inArray(t.tracks.id, [...trackIds]));
  },

  /** Removes those of the recordings that no track belongs to any more. */
  removeEmpty: async (ids: readonly RecordingId[]): Promise<void> => {
    if (ids.length === 0) return;
    const used = q
      .select({ id: t.recordingTracks.recordingId })
      .from(t.recordingTracks)
      .where(and(isNotNull(t.recordingTracks.recordingId), inArray(t.recordingTracks.recordingId, [...ids])));
    await q
      .delete(t.recordings)
      .where(and(inArray(t.recordings.id, [...ids]), sql`${t.recordings.id} not in ${used}`));
  },
});
