import { and, eq, gt, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

/** An artist by folded name, and a number. */
export interface CountedArtist {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** Something of an artist's that is out. */
export interface KnownTitle {
  readonly key: string;
  readonly title: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  readonly since: string;
}

const CHUNK = 100;
/** More words of MusicBrainz about the artists of a member add nothing. */
const MOST_IDS = 5_000;

/** Whom members listen to, as far as they have something new: everything here is about artists of stored releases. */
export const radarListenerReads = ({ q, t }: Queries) => {
  const credited = () => q.select({ key: t.radarCredits.nameKey }).from(t.radarCredits);
  const number = <T>(text: T) => sql<number>`${text}`.mapWith(Number);
  const active = (memberId: MemberId) =>
    q
      .select({ id: t.rollups.id })
      .from(t.rollups)
      .innerJoin(t.listeners, eq(t.listeners.id, t.rollups.listenerId))
      .where(and(eq(t.listeners.memberId, memberId), eq(t.rollups.state, 'active')));
  const columns = { key: t.artists.nameKey, name: sql<string>`min(${t.artists.name})` };
  const inChunks = async <T>(
    keys: readonly string[],
    ask: (some: string[]) => PromiseLike<readonly T[]>,
  ): Promise<T[]> => {
    const all: T[] = [];
    for (let start = 0; start < keys.length; start += CHUNK) {
      all.push(...(await ask(keys.slice(start, start + CHUNK))));
    }
    return all;
  };

  return {
    /** Counted plays of all time. */
    plays: async (memberId: MemberId): Promise<CountedArtist[]> =>
      q
        .select({ ...columns, count: number(sql`sum(${t.playTotals.plays})`) })
        .from(t.playTotals)
        .innerJoin(t.trackArtists, eq(t.trackArtists.trackId, t.playTotals.trackId))
        .innerJoin(t.artists, eq(t.artists.id, t.trackArtists.artistId))
        .where(
          and(
            inArray(t.playTotals.rollupId, active(memberId)),
            gt(t.playTotals.plays, 0),
            inArray(t.artists.nameKey, credited()),
          ),
        )
        .groupBy(t.artists.nameKey),

    /** The same since a month (year × 12 + month). */
    recentPlays: async (memberId: MemberId, month: number): Promise<CountedArtist[]> =>
      q
        .select({ ...columns, count: number(sql`sum(${t.playMonths.plays})`) })
        .from(t.playMonths)
        .innerJoin(t.trackArtists, eq(t.trackArtists.trackId, t.playMonths.trackId))
        .innerJoin(t.artists, eq(t.artists.id, t.trackArtists.artistId))
        .where(
          and(
            inArray(t.playMonths.rollupId, active(memberId)),
            gte(t.playMonths.month, month),
            inArray(t.artists.nameKey, credited()),
          ),
        )
        .groupBy(t.artists.nameKey),

    /** Tracks in the library. */
    kept: async (memberId: MemberId): Promise<CountedArtist[]> => {
      const { sources, sourceTracks: lines } = t;
      const readings = q
        .select({ id: sources.readingId })
        .from(sources)
        .where(
          and(eq(sources.memberId, memberId), isNotNull(sources.selectedAt), isNotNull(sources.readingId)),
        );
      return q
        .select({ ...columns, count: number(sql`count(distinct ${lines.trackId})`) })
        .from(lines)
        .innerJoin(t.trackArtists, eq(t.trackArtists.trackId, lines.trackId))
        .innerJoin(t.artists, eq(t.artists.id, t.trackArtists.artistId))
        .where(
          and(
            eq(lines.memberId, memberId),
            inArray(lines.readingId, readings),
            inArray(t.artists.nameKey, credited()),
          ),
        )
        .groupBy(t.artists.nameKey);
    },

    /** Albums of these artists that the catalogue knows, each with its dates. */
    knownTitles: async (keys: readonly string[]): Promise<KnownTitle[]> => {
      const rows = await inChunks(keys, (some) =>
        q
          .selectDistinct({
            key: t.artists.nameKey,
            title: t.tracks.albumTitle,
            since: t.tracks.releaseDate,
          })
          .from(t.artists)
          .innerJoin(t.trackArtists, eq(t.trackArtists.artistId, t.artists.id))
          .innerJoin(t.tracks, eq(t.tracks.id, t.trackArtists.trackId))
          .where(
            and(
              inArray(t.artists.nameKey, some),
              eq(t.trackArtists.position, 0),
              isNotNull(t.tracks.albumTitle),
              isNotNull(t.tracks.releaseDate),
            ),
          ),
      );
      return rows.flatMap(({ key, title, since }) =>
        title === null || since === null ? [] : [{ key, title, since }],
      );
    },

    /** MusicBrainz's ids of these artists, from tracks that are theirs alone. */
    mbids: async (keys: readonly string[]): Promise<{ key: string; mbid: string }[]> => {
      const rows = await inChunks(keys, (some) =>
        q
          .select({ key: t.artists.nameKey, artists: t.tracks.artists, ids: t.enrichments.ids })
          .from(t.artists)
          .innerJoin(t.trackArtists, eq(t.trackArtists.artistId, t.artists.id))
          .innerJoin(t.tracks, eq(t.tracks.id, t.trackArtists.trackId))
          .innerJoin(t.enrichments, eq(t.enrichments.trackId, t.tracks.id))
          .where(
            and(
              inArray(t.artists.nameKey, some),
              eq(t.trackArtists.position, 0),
              eq(t.enrichments.source, 'musicbrainz'),
            ),
          )
          .limit(MOST_IDS),
      );
      return rows.flatMap(({ key, artists, ids }) => {
        const [mbid, ...others] = ids?.artists ?? [];
        const isAlone = artists.length === 1 && others.length === 0;
        return isAlone && mbid !== undefined ? [{ key, mbid }] : [];
      });
    },
  };
};
