import { and, asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { CurationTrack, Place } from '../../domain/curation/curation.ts';
import type { ReleaseTrack } from '../../domain/curation/release.ts';
import type { CurationTrackId, MemberId, PeriodId, RecordingId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { curationColumns } from './curation-tracks.ts';
import { releaseColumns } from './release-columns.ts';

/** What is known of the Spotify track behind a release. */
export interface CardTrack {
  readonly uri: string;
  readonly spotifyId: string | null;
  readonly imageUrl: string | null;
  readonly durationMs: number | null;
  readonly recordingId: RecordingId | null;
  readonly bpm: number | null;
  readonly keyCode: number | null;
  readonly genres: readonly { readonly name: string; readonly weight: number }[] | null;
  readonly tags: readonly string[] | null;
  readonly label: string | null;
}

export interface CardRow {
  readonly track: CurationTrack;
  readonly release: ReleaseTrack;
  /** Null: not on Spotify (yet). */
  readonly spotify: CardTrack | null;
}

/** Curation tracks with everything that a card says about them. */
export const curationCardReads = ({ q, t }: Queries) => {
  const { curationTracks: one, releaseTracks: releases, tracks, trackFacts: facts } = t;
  const columns = {
    track: curationColumns(t),
    release: releaseColumns(t),
    uri: tracks.uri,
    spotifyId: tracks.spotifyId,
    imageUrl: tracks.imageUrl,
    durationMs: tracks.durationMs,
    recordingId: facts.recordingId,
    bpm: facts.bpm,
    keyCode: facts.keyCode,
    genres: facts.genres,
    tags: facts.tags,
    label: facts.label,
  };
  const all = () =>
    q
      .select(columns)
      .from(one)
      .innerJoin(releases, eq(releases.id, one.releaseTrackId))
      .leftJoin(tracks, eq(tracks.id, one.trackId))
      .leftJoin(facts, eq(facts.trackId, one.trackId));

  const member = sql.placeholder('member');
  const track = sql.placeholder('track');
  const period = sql.placeholder('period');
  // A click asks for these: writing them takes longer than running them.
  const byId = all()
    .where(and(eq(one.memberId, member), eq(one.id, track)))
    .prepare();
  const bronze = and(
    eq(one.memberId, member),
    eq(one.periodId, period),
    eq(one.stage, 'bronze'),
    isNull(one.categoryId),
  );
  const nextOf = (which: SQL | undefined) => all().where(which).orderBy(asc(one.position)).limit(1).prepare();
  const next = { any: nextOf(bronze), found: nextOf(and(bronze, isNotNull(one.trackId))) };
  const first = ([row]: readonly Row[]): CardRow | null => (row === undefined ? null : cardOf(row));

  return {
    find: async (memberId: MemberId, id: CurationTrackId): Promise<CardRow | null> =>
      first(await byId.execute({ member: memberId, track: id })),

    /** What is sorted next. @param unmatched also what is not on Spotify */
    next: async (memberId: MemberId, periodId: PeriodId, unmatched: boolean): Promise<CardRow | null> =>
      first(await next[unmatched ? 'any' : 'found'].execute({ member: memberId, period: periodId })),

    /** At a place, in order. */
    ofPlace: async (
      memberId: MemberId,
      periodId: PeriodId,
      place: Place,
      limit: number,
      offset: number,
    ): Promise<CardRow[]> => {
      const rows = await all()
        .where(
          and(
            eq(one.memberId, memberId),
            eq(one.periodId, periodId),
            eq(one.stage, place.stage),
            place.stage === 'silver' ? eq(one.categoryId, place.categoryId) : undefined,
          ),
        )
        .orderBy(asc(one.position))
        .limit(limit)
        .offset(offset);
      return rows.map(cardOf);
    },
  };
};

type Row = Omit<CardTrack, 'uri'> & Pick<CardRow, 'track' | 'release'> & { readonly uri: string | null };

const cardOf = ({ track, release, uri, ...spotify }: Row): CardRow => ({
  track,
  release,
  spotify: uri === null ? null : { uri, ...spotify },
});
