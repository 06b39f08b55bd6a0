import { and, between, eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { ListenerId, MemberId, RollupId } from '../../domain/ids.ts';
import type { WindowParts } from '../../domain/statistics/windows.ts';
import type { Queries, RawRow } from '../database.ts';
import { countedPlay, skippedPlay, visiblePlay } from './play-words.ts';

/** Whose sums are read. */
export interface SumsOf {
  readonly memberId: MemberId;
  readonly id: RollupId;
  readonly listenerId: ListenerId;
}

const at = (name: string) => sql.placeholder(name);
const number = (text: SQL, name: string) => sql<number>`${text}`.mapWith(Number).as(name);

/** The places of a window's parts in a statement; a part that is not there is an empty range. */
export const windowValues = ({ memberId, id, listenerId }: SumsOf, parts: WindowParts | null) => {
  const [first, second] = parts?.edges ?? [];
  return {
    ...{ member: memberId, set: id, listener: listenerId },
    ...{ fromMonth: parts?.months?.from ?? 1, toMonth: parts?.months?.to ?? 0 },
    ...{
      from1: first?.fromAt ?? 0,
      to1: first?.toAt ?? 0,
      from2: second?.fromAt ?? 0,
      to2: second?.toAt ?? 0,
    },
  };
};

/**
 * Sums of tracks in a window, with what each track is a track of: from the sums of all time, or from whole months and the
 * plays at both ends. What belongs together is joined here and nowhere stored, so a correction counts for the past too.
 */
export const statisticReads = (queries: Queries) => {
  const { q, t, rows } = queries;
  const { plays, playTotals, playMonths, recordingTracks: grouped, ownRecordings: own } = t;

  const ofAll = q
    .select({
      trackId: playTotals.trackId,
      plays: number(sql`${playTotals.plays}`, 'plays'),
      ms: number(sql`${playTotals.ms}`, 'ms'),
      skips: number(sql`${playTotals.skips}`, 'skips'),
    })
    .from(playTotals)
    .where(eq(playTotals.rollupId, at('set')))
    .as('sums');

  const edge = (end: 1 | 2) =>
    q
      .select({
        trackId: plays.trackId,
        plays: number(sql`case when ${countedPlay(queries)} then 1 else 0 end`, 'plays'),
        ms: number(sql`${plays.msPlayed}`, 'ms'),
        skips: number(sql`case when ${skippedPlay(queries)} then 1 else 0 end`, 'skips'),
      })
      .from(plays)
      .where(
        and(
          eq(plays.listenerId, at('listener')),
          gte(plays.endedAt, at(`from${end}`)),
          lt(plays.endedAt, at(`to${end}`)),
          visiblePlay(queries),
        ),
      );
  const parts = q
    .select({
      trackId: playMonths.trackId,
      plays: number(sql`${playMonths.plays}`, 'plays'),
      ms: number(sql`${playMonths.ms}`, 'ms'),
      skips: number(sql`${playMonths.skips}`, 'skips'),
    })
    .from(playMonths)
    .where(and(eq(playMonths.rollupId, at('set')), between(playMonths.month, at('fromMonth'), at('toMonth'))))
    .unionAll(edge(1))
    .unionAll(edge(2))
    .as('parts');
  const ofWindow = q
    .select({
      trackId: parts.trackId,
      plays: number(sql`sum(${parts.plays})`, 'plays'),
      ms: number(sql`sum(${parts.ms})`, 'ms'),
      skips: number(sql`sum(${parts.skips})`, 'skips'),
    })
    .from(parts)
    .groupBy(parts.trackId)
    .as('sums');

  /** One statement over all time and one over a window. */
  const both = <S>(make: (sums: typeof ofWindow) => S) => ({
    all: make(ofAll as never),
    window: make(ofWindow),
  });
  const cells = ({ trackId, plays: counted, ms, skips }: typeof ofWindow) => ({
    trackId,
    plays: counted,
    ms,
    skips,
  });
  const byRecording = both((sums) =>
    q
      .select({ ...cells(sums), recording: grouped.recordingId, own: own.groupKey })
      .from(sums)
      .leftJoin(grouped, eq(grouped.trackId, sums.trackId))
      .leftJoin(own, and(eq(own.memberId, at('member')), eq(own.trackId, sums.trackId)))
      .prepare(),
  );
  const byArtist = both((sums) =>
    q
      .select({ ...cells(sums), artist: t.trackArtists.artistId })
      .from(sums)
      .innerJoin(t.trackArtists, eq(t.trackArtists.trackId, sums.trackId))
      .prepare(),
  );
  const byAlbum = both((sums) =>
    q
      .select({
        ...cells(sums),
        album: t.tracks.albumSpotifyId,
        title: t.tracks.albumTitle,
        by: t.tracks.artists,
      })
      .from(sums)
      .innerJoin(t.tracks, eq(t.tracks.id, sums.trackId))
      .where(isNotNull(t.tracks.albumTitle))
      .prepare(),
  );
  const byFact = (column: 'genres' | 'label') =>
    both((sums) =>
      q
        .select({ ...cells(sums), fact: t.trackFacts[column] })
        .from(sums)
        .innerJoin(t.trackFacts, eq(t.trackFacts.trackId, sums.trackId))
        .prepare(),
    );
  const statements = {
    recordings: byRecording,
    artists: byArtist,
    albums: byAlbum,
    genres: byFact('genres'),
    labels: byFact('label'),
  };

  return {
    /**
     * `[trackId, plays, ms, skips, …]`, then by kind: recordings `recordingId, own group`; artists `artistId` (a row for
     * each); albums `spotifyId, title, artists (JSON)`; genres `names with weights (JSON)`; labels `name`.
     * @param window null: all time
     */
    sums: (kind: keyof typeof statements, of: SumsOf, window: WindowParts | null): Promise<RawRow[]> =>
      rows(window === null ? statements[kind].all : statements[kind].window, windowValues(of, window)),
  };
};
