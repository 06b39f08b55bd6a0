import { and, asc, between, eq, inArray, isNull, max, ne, or, sql } from 'drizzle-orm';
import type { CurationTrack, MemberStyle } from '../../domain/curation/curation.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type {
  CurationTrackId,
  MemberId,
  PeriodId,
  RecordingId,
  ReleaseTrackId,
  TrackId,
} from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import { curationColumns } from './curation-tracks.ts';
import { matchedTrack } from './release-matches.ts';
import { markCurated } from './rule-marks.ts';

const CHUNK = 100;

/** How releases come into periods, and how they become Spotify tracks there. */
export const curationJoinReads = ({ q, t }: Queries) => {
  const { curationTracks: one, tracks } = t;
  return {
    /** Releases of these days that a member sees and that the period does not have, in the order of sorting. */
    joinable: async (
      following: MemberStyle,
      periodId: PeriodId,
      { from, to }: DateRange,
      limit: number,
    ): Promise<{ releaseTrackId: ReleaseTrackId; trackId: TrackId | null; uri: string | null }[]> => {
      const { releaseTracks: releases, releaseMatches: matches, matchWords: words } = t;
      const { memberId, styleId, sources } = following;
      if (sources.length === 0) return [];
      const trackId = matchedTrack(t);
      return q
        .select({ releaseTrackId: releases.id, trackId, uri: tracks.uri })
        .from(releases)
        .leftJoin(one, and(eq(one.releaseTrackId, releases.id), eq(one.periodId, periodId)))
        .leftJoin(matches, eq(matches.releaseTrackId, releases.id))
        .leftJoin(words, and(eq(words.releaseTrackId, releases.id), eq(words.memberId, memberId)))
        .leftJoin(tracks, eq(tracks.id, trackId))
        .where(
          and(
            eq(releases.styleId, styleId),
            between(releases.publishDate, from, to),
            or(isNull(releases.ownerId), eq(releases.ownerId, memberId)),
            inArray(releases.source, [...sources]),
            isNull(one.id),
          ),
        )
        .orderBy(asc(releases.publishDate), asc(releases.releaseTitle), asc(releases.id))
        .limit(limit);
    },

    /**
     * Whether a period has this track, or the same recording.
     * @param key what the track is for the member: a recording, or below zero a group of their own; null: neither
     */
    holds: async (
      memberId: MemberId,
      periodId: PeriodId,
      trackId: TrackId,
      key: number | null,
    ): Promise<boolean> => {
      const { recordingTracks, ownRecordings } = t;
      const own = and(
        eq(ownRecordings.trackId, recordingTracks.trackId),
        eq(ownRecordings.memberId, memberId),
      );
      const same =
        key === null
          ? eq(one.trackId, trackId)
          : inArray(
              one.trackId,
              key < 0
                ? q
                    .select({ id: ownRecordings.trackId })
                    .from(ownRecordings)
                    .where(and(eq(ownRecordings.memberId, memberId), eq(ownRecordings.groupKey, key)))
                : q
                    .select({ id: recordingTracks.trackId })
                    .from(recordingTracks)
                    .leftJoin(ownRecordings, own)
                    .where(
                      and(eq(recordingTracks.recordingId, key as RecordingId), isNull(ownRecordings.trackId)),
                    ),
            );
      const rows = await q
        .select({ id: one.id })
        .from(one)
        .where(and(eq(one.periodId, periodId), same))
        .limit(1);
      return rows.length > 0;
    },

    /** Whether something of the period was never looked for on Spotify. */
    isUntried: async (periodId: PeriodId): Promise<boolean> => {
      const { releaseMatches: matches } = t;
      const rows = await q
        .select({ id: one.id })
        .from(one)
        .leftJoin(matches, eq(matches.releaseTrackId, one.releaseTrackId))
        .where(and(eq(one.periodId, periodId), isNull(one.trackId), isNull(matches.releaseTrackId)))
        .limit(1);
      return rows.length > 0;
    },

    /** Tracks of periods that are not closed and whose release is another Spotify track by now than they say. */
    unlike: async (
      releaseTrackIds: readonly ReleaseTrackId[],
    ): Promise<(CurationTrack & { readonly matched: TrackId | null })[]> => {
      const { releaseMatches: matches, matchWords: words, periods } = t;
      const matched = matchedTrack(t);
      const found: (CurationTrack & { readonly matched: TrackId | null })[] = [];
      for (let start = 0; start < releaseTrackIds.length; start += CHUNK) {
        found.push(
          ...(await q
            .select({ ...curationColumns(t), matched })
            .from(one)
            .innerJoin(periods, eq(periods.id, one.periodId))
            .leftJoin(matches, eq(matches.releaseTrackId, one.releaseTrackId))
            .leftJoin(
              words,
              and(eq(words.releaseTrackId, one.releaseTrackId), eq(words.memberId, one.memberId)),
            )
            .where(
              and(
                inArray(one.releaseTrackId, releaseTrackIds.slice(start, start + CHUNK)),
                ne(periods.state, 'closed'),
                sql`coalesce(${matched}, 0) <> coalesce(${one.trackId}, 0)`,
              ),
            )
            .orderBy(asc(one.id))),
        );
      }
      return found;
    },
  };
};

export const curationJoinWrites = (tx: Tx) => {
  const {
    q,
    t: { curationTracks: one },
  } = tx;
  return {
    /** Puts releases at the end of Bronze. Those that are there already are left alone. */
    add: async (
      { memberId, id: periodId }: { readonly memberId: MemberId; readonly id: PeriodId },
      wanted: readonly { readonly releaseTrackId: ReleaseTrackId; readonly trackId: TrackId | null }[],
      now: number,
    ): Promise<void> => {
      const [last] = await q
        .select({ position: max(one.position) })
        .from(one)
        .where(eq(one.periodId, periodId));
      const first = (last?.position ?? 0) + 1;
      const rows = wanted.map(({ releaseTrackId, trackId }, index) => ({
        ...{ memberId, periodId, releaseTrackId, trackId },
        ...{ position: first + index, stage: 'bronze' as const, version: 0, addedAt: now },
      }));
      for (let start = 0; start < rows.length; start += CHUNK) {
        await q
          .insert(one)
          .values(rows.slice(start, start + CHUNK))
          .onConflictDoNothing({ target: [one.periodId, one.releaseTrackId] });
      }
      if (rows.length > 0) await markCurated(tx, memberId, now);
    },

    /** It is this track on Spotify, as is known by now; what was not sorted comes last. */
    found: async (track: CurationTrack, trackId: TrackId | null, now: number): Promise<void> => {
      const [last] = await q
        .select({ position: max(one.position) })
        .from(one)
        .where(eq(one.periodId, track.periodId));
      const late = track.stage === 'bronze' && track.trackId === null && trackId !== null;
      await q
        .update(one)
        .set({
          trackId,
          version: track.version + 1,
          ...(late ? { position: (last?.position ?? 0) + 1 } : {}),
        })
        .where(eq(one.id, track.id));
      await markCurated(tx, track.memberId, now);
    },

    remove: async (id: CurationTrackId): Promise<void> => {
      await q.delete(one).where(eq(one.id, id));
    },
  };
};
