import { and, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { CurationTrack, Place } from '../../domain/curation/curation.ts';
import type { PlaceCount } from '../../domain/curation/places.ts';
import type { CurationTrackId, MemberId, PeriodId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';
import { markCurated } from './rule-marks.ts';

const CHUNK = 100;

export const curationColumns = ({ curationTracks: one }: Tables) => ({
  id: one.id,
  periodId: one.periodId,
  memberId: one.memberId,
  releaseTrackId: one.releaseTrackId,
  trackId: one.trackId,
  position: one.position,
  stage: one.stage,
  categoryId: one.categoryId,
  version: one.version,
  sortedAt: one.sortedAt,
});

/** Release tracks within members' periods. */
export const curationTrackReads = ({ q, t }: Queries) => {
  const { curationTracks: one, tracks } = t;
  const all = () => q.select(curationColumns(t)).from(one);
  const at = (periodId: PeriodId, place: Place) =>
    and(
      eq(one.periodId, periodId),
      eq(one.stage, place.stage),
      place.stage === 'silver' ? eq(one.categoryId, place.categoryId) : isNull(one.categoryId),
    );

  // A click asks for these: writing them takes longer than running them.
  const byId = all()
    .where(and(eq(one.memberId, sql.placeholder('member')), eq(one.id, sql.placeholder('track'))))
    .prepare();
  const counts = q
    .select({ stage: one.stage, categoryId: one.categoryId, all: count(), found: count(one.trackId) })
    .from(one)
    .where(eq(one.periodId, sql.placeholder('period')))
    .groupBy(one.stage, one.categoryId)
    .prepare();

  return {
    find: async (memberId: MemberId, id: CurationTrackId): Promise<CurationTrack | null> =>
      (await byId.execute({ member: memberId, track: id }))[0] ?? null,

    /** Those of the ids that are this member's and in the period. */
    byIds: async (
      memberId: MemberId,
      periodId: PeriodId,
      ids: readonly CurationTrackId[],
    ): Promise<CurationTrack[]> => {
      const found: CurationTrack[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        const chunk = inArray(one.id, ids.slice(start, start + CHUNK));
        found.push(
          ...(await all().where(and(eq(one.memberId, memberId), eq(one.periodId, periodId), chunk))),
        );
      }
      return found.sort((a, b) => a.position - b.position);
    },

    counts: (periodId: PeriodId): Promise<PlaceCount[]> => counts.execute({ period: periodId }),

    /** Everything at a place, in order. */
    ofPlace: async (periodId: PeriodId, place: Place): Promise<CurationTrack[]> =>
      all().where(at(periodId, place)).orderBy(asc(one.position)),

    /** What a playlist of that place is to hold. */
    urisOf: async (periodId: PeriodId, place: Place): Promise<string[]> => {
      const rows = await q
        .select({ uri: tracks.uri })
        .from(one)
        .innerJoin(tracks, eq(tracks.id, one.trackId))
        .where(at(periodId, place))
        .orderBy(asc(one.position));
      return [...new Set(rows.map(({ uri }) => uri))];
    },

    /** Tracks of a period with their uris: what is not on Spotify is left out. */
    withUris: async (periodId: PeriodId): Promise<(CurationTrack & { readonly uri: string })[]> =>
      q
        .select({ ...curationColumns(t), uri: tracks.uri })
        .from(one)
        .innerJoin(tracks, eq(tracks.id, one.trackId))
        .where(eq(one.periodId, periodId))
        .orderBy(asc(one.position)),

    /** Whether another release of the period is the same track and stands at the same place. */
    hasTwin: async (track: CurationTrack, place: Place): Promise<boolean> => {
      if (track.trackId === null) return false;
      const { periodId, trackId, id } = track;
      const rows = await q
        .select({ id: one.id })
        .from(one)
        .where(and(eq(one.periodId, periodId), eq(one.trackId, trackId), ne(one.id, id), at(periodId, place)))
        .limit(1);
      return rows.length > 0;
    },
  };
};

export const curationTrackWrites = (tx: Tx) => ({
  /** Moves a track. False when it has been moved since that version. */
  place: async (track: CurationTrack, place: Place, now: number): Promise<boolean> => {
    const { curationTracks: one } = tx.t;
    const rows = await tx.q
      .update(one)
      .set({
        stage: place.stage,
        categoryId: place.stage === 'silver' ? place.categoryId : null,
        version: track.version + 1,
        sortedAt: place.stage === 'bronze' ? null : now,
      })
      .where(and(eq(one.id, track.id), eq(one.version, track.version)))
      .returning({ id: one.id });
    if (rows.length === 0) return false;
    await markCurated(tx, track.memberId, now);
    return true;
  },
});
