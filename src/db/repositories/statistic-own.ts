import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { ArtistId, ListenerId, RollupId, TrackId } from '../../domain/ids.ts';
import { ESTIMATED } from '../../domain/listening/play-flags.ts';
import type { PlaySpan } from '../../domain/listening.ts';
import type { MonthOfPlays } from '../../domain/statistics/months.ts';
import type { Queries } from '../database.ts';
import { visiblePlay } from './play-words.ts';
import { contains } from './words.ts';

const sum = (column: SQL | Parameters<typeof sql>[1]) => sql<number>`sum(${column})`.mapWith(Number);

/** What a listener's plays are plays of: their own artists, albums and labels, by the sums of all time. */
export const statisticOwnReads = (queries: Queries) => {
  const { q, t } = queries;
  const { playTotals: totals, playMonths: months, plays, trackArtists, artists, tracks, trackFacts } = t;
  const playsOfAll = sum(totals.plays);

  return {
    /** The most played first. @param words folded; all of them are in the name */
    artists: async (
      set: RollupId,
      words: readonly string[],
      limit: number,
    ): Promise<{ id: ArtistId; name: string }[]> =>
      q
        .select({ id: artists.id, name: artists.name })
        .from(totals)
        .innerJoin(trackArtists, eq(trackArtists.trackId, totals.trackId))
        .innerJoin(artists, eq(artists.id, trackArtists.artistId))
        .where(and(eq(totals.rollupId, set), ...words.map((word) => contains(artists.nameKey, word))))
        .groupBy(artists.id, artists.name)
        .orderBy(desc(playsOfAll), asc(artists.id))
        .limit(limit),

    /** A track of each album, the most played first. @param words folded; title, artists and album hold all of them */
    albums: async (
      set: RollupId,
      words: readonly string[],
      limit: number,
    ): Promise<{ trackId: TrackId; title: string }[]> => {
      const rows = await q
        .select({ trackId: sql<TrackId>`min(${tracks.id})`, title: tracks.albumTitle })
        .from(totals)
        .innerJoin(tracks, eq(tracks.id, totals.trackId))
        .where(
          and(
            eq(totals.rollupId, set),
            isNotNull(tracks.albumTitle),
            ...words.map((word) => contains(tracks.searchText, word)),
          ),
        )
        .groupBy(tracks.albumSpotifyId, tracks.albumTitle)
        .orderBy(desc(playsOfAll), asc(sql`min(${tracks.id})`))
        .limit(limit);
      return rows.flatMap(({ trackId, title }) => (title === null ? [] : [{ trackId, title }]));
    },

    /** A track of each label, the most played first. */
    labels: async (set: RollupId): Promise<{ trackId: TrackId; label: string }[]> => {
      const rows = await q
        .select({ trackId: sql<TrackId>`min(${totals.trackId})`, label: trackFacts.label })
        .from(totals)
        .innerJoin(trackFacts, eq(trackFacts.trackId, totals.trackId))
        .where(and(eq(totals.rollupId, set), isNotNull(trackFacts.label)))
        .groupBy(trackFacts.label)
        .orderBy(desc(playsOfAll), asc(sql`min(${totals.trackId})`));
      return rows.flatMap(({ trackId, label }) => (label === null ? [] : [{ trackId, label }]));
    },

    /** Every track that was heard of an album, that of this track. */
    tracksOfAlbum: async (set: RollupId, trackId: TrackId): Promise<TrackId[]> => {
      const [one] = await q
        .select({ id: tracks.albumSpotifyId, title: tracks.albumTitle })
        .from(tracks)
        .where(eq(tracks.id, trackId));
      if (one === undefined || one.title === null) return [];
      const same =
        one.id === null
          ? and(isNull(tracks.albumSpotifyId), eq(tracks.albumTitle, one.title))
          : eq(tracks.albumSpotifyId, one.id);
      const found = await q
        .select({ id: totals.trackId })
        .from(totals)
        .innerJoin(tracks, eq(tracks.id, totals.trackId))
        .where(and(eq(totals.rollupId, set), same));
      return found.map(({ id }) => id);
    },

    /** Every track that was heard of labels that are written like one of these. */
    tracksOfLabels: async (set: RollupId, labels: readonly string[]): Promise<TrackId[]> => {
      const found = await q
        .select({ id: totals.trackId })
        .from(totals)
        .innerJoin(trackFacts, eq(trackFacts.trackId, totals.trackId))
        .where(and(eq(totals.rollupId, set), inArray(trackFacts.label, [...labels])));
      return found.map(({ id }) => id);
    },

    /** Plays of an artist by month, ascending; also what was only skipped. */
    monthsOfArtist: async (set: RollupId, id: ArtistId): Promise<(MonthOfPlays & { skips: number })[]> => {
      const theirs = q
        .select({ id: trackArtists.trackId })
        .from(trackArtists)
        .where(eq(trackArtists.artistId, id));
      return q
        .select({
          month: months.month,
          plays: sum(months.plays),
          ms: sum(months.ms),
          skips: sum(months.skips),
        })
        .from(months)
        .where(and(eq(months.rollupId, set), inArray(months.trackId, theirs)))
        .groupBy(months.month)
        .orderBy(asc(months.month));
    },

    /** Artists with at least so many plays that were not heard since, the most played first. @param since ms UTC */
    silentArtists: async (
      set: RollupId,
      since: number,
      least: number,
    ): Promise<{ id: ArtistId; plays: number; lastAt: number }[]> => {
      // Months become tracks before tracks become artists: there are fewer of them.
      const ends = q
        .select({
          trackId: months.trackId,
          plays: sum(months.plays).as('plays'),
          lastAt: sql<number>`max(${months.lastAt})`.mapWith(Number).as('last_at'),
        })
        .from(months)
        .where(and(eq(months.rollupId, set), isNotNull(months.lastAt)))
        .groupBy(months.trackId)
        .as('ends');
      const count = sum(ends.plays);
      const last = sql<number>`max(${ends.lastAt})`.mapWith(Number);
      return q
        .select({ id: trackArtists.artistId, plays: count, lastAt: last })
        .from(ends)
        .innerJoin(trackArtists, eq(trackArtists.trackId, ends.trackId))
        .groupBy(trackArtists.artistId)
        .having(and(gte(count, least), lt(last, since)))
        .orderBy(desc(count), asc(last), asc(trackArtists.artistId));
    },

    /** How long tracks were heard each time, where that was measured. @param from ms UTC @param to ms UTC, excluded */
    heard: async (
      listenerId: ListenerId,
      trackIds: readonly TrackId[],
      from: number,
      to: number,
    ): Promise<{ trackId: TrackId; ms: number }[]> =>
      q
        .select({ trackId: plays.trackId, ms: plays.msPlayed })
        .from(plays)
        .where(
          and(
            eq(plays.listenerId, listenerId),
            gte(plays.endedAt, from),
            lt(plays.endedAt, to),
            inArray(plays.trackId, [...trackIds]),
            visiblePlay(queries),
            sql`(${plays.flags} & ${sql.raw(`${ESTIMATED}`)}) = 0`,
          ),
        ),

    /** Visible plays of which nobody knows how long they were. @param trackIds null: of all tracks */
    estimated: async (
      listenerId: ListenerId,
      { fromAt, toAt }: PlaySpan,
      trackIds: readonly TrackId[] | null,
    ): Promise<number> => {
      const [row] = await q
        .select({ plays: count() })
        .from(plays)
        .where(
          and(
            eq(plays.listenerId, listenerId),
            gte(plays.endedAt, fromAt),
            lt(plays.endedAt, toAt),
            ...(trackIds === null ? [] : [inArray(plays.trackId, [...trackIds])]),
            visiblePlay(queries),
            sql`(${plays.flags} & ${sql.raw(`${ESTIMATED}`)}) <> 0`,
          ),
        );
      return row?.plays ?? 0;
    },
  };
};
