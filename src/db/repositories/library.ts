import { and, asc, count, desc, eq, inArray, isNotNull, min, or, type SQL, sql } from 'drizzle-orm';

import type { ArtistId, MemberId, SourceId, TrackId } from '../../domain/ids.ts';
import type { LibraryFilter } from '../../domain/library/filter.ts';
import { searchWords } from '../../domain/library/fold.ts';
import type { Queries } from '../database.ts';
import { contains } from './words.ts';

/** A track of a library: once, however many lines and sources hold it. */
export interface LibraryRow {
  readonly trackId: TrackId;
  /** The earliest time that any of the sources names, ms UTC; 0 when none does. */
  readonly addedAt: number;
}

/** A source that a track came from. */
export interface Origin {
  readonly trackId: TrackId;
  readonly sourceId: SourceId;
}

/** The merged tracks of the sources that a member chose. Everything is computed from the lines, so it is never stale. */
export const libraryReads = ({ q, t }: Queries) => {
  const { sources, sourceTracks: lines, tracks, trackArtists, artists } = t;

  /** Readings that count, of the chosen sources or of one of them. */
  const current = (memberId: MemberId, sourceId: SourceId | null) =>
    q
      .select({ id: sources.readingId })
      .from(sources)
      .where(
        and(
          eq(sources.memberId, memberId),
          isNotNull(sources.selectedAt),
          isNotNull(sources.readingId),
          sourceId === null ? undefined : eq(sources.id, sourceId),
        ),
      );

  const ofMember = (memberId: MemberId, sourceId: SourceId | null = null) =>
    and(eq(lines.memberId, memberId), inArray(lines.readingId, current(memberId, sourceId)));

  const nameHas = (word: string) =>
    or(contains(artists.nameKey, word), contains(sql`replace(${artists.nameKey}, ' ', '')`, word));

  const byArtist = (artist: NonNullable<LibraryFilter['artist']>): SQL | undefined => {
    const credits = q.select({ one: sql`1` }).from(trackArtists);
    const sameTrack = eq(trackArtists.trackId, lines.trackId);
    if ('id' in artist) {
      return sql`exists ${credits.where(and(sameTrack, eq(trackArtists.artistId, artist.id)))}`;
    }
    const words = searchWords(artist.name);
    const named = credits
      .innerJoin(artists, eq(artists.id, trackArtists.artistId))
      .where(and(sameTrack, ...words.map(nameHas)));
    // The search text holds the artists too: most tracks are out before anybody looks at credits.
    return and(...words.map((word) => contains(tracks.searchText, word)), sql`exists ${named}`);
  };

  const added = sql<number>`coalesce(${min(lines.addedAt)}, 0)`.mapWith(Number);
  const within = ({ after, before }: LibraryFilter): SQL | undefined =>
    and(
      after === null ? undefined : sql`${added} >= ${after}`,
      before === null ? undefined : sql`${added} < ${before}`,
    );

  /** One statement gives the page and how many there are in all. */
  const select = async (memberId: MemberId, filter: LibraryFilter, offset: number, limit: number) => {
    const words = filter.text === null ? [] : searchWords(filter.text);
    const needsTracks = words.length > 0 || (filter.artist !== null && 'name' in filter.artist);
    const from = q
      .select({
        trackId: lines.trackId,
        addedAt: added,
        total: sql<number>`count(*) over ()`.mapWith(Number),
      })
      .from(lines)
      .$dynamic();
    const joined = needsTracks ? from.innerJoin(tracks, eq(tracks.id, lines.trackId)) : from;
    return joined
      .where(
        and(
          ofMember(memberId, filter.sourceId),
          ...words.map((word) => contains(tracks.searchText, word)),
          filter.artist === null ? undefined : byArtist(filter.artist),
        ),
      )
      .groupBy(lines.trackId)
      .having(within(filter))
      .orderBy(desc(added), desc(lines.trackId))
      .limit(limit)
      .offset(offset);
  };

  return {
    /** Newest first. */
    page: async (
      memberId: MemberId,
      filter: LibraryFilter,
      offset: number,
      limit: number,
    ): Promise<{ rows: LibraryRow[]; total: number }> => {
      const rows = await select(memberId, filter, offset, limit);
      const shown = rows.map(({ trackId, addedAt }) => ({ trackId, addedAt }));
      if (rows.length > 0 || offset === 0) return { rows: shown, total: rows[0]?.total ?? 0 };
      const [first] = await select(memberId, filter, 0, 1);
      return { rows: [], total: first?.total ?? 0 };
    },

    /** How many tracks there are, each once. */
    size: async (memberId: MemberId): Promise<number> => {
      const each = q.selectDistinct({ id: lines.trackId }).from(lines).where(ofMember(memberId)).as('each');
      return (await q.select({ n: count() }).from(each))[0]?.n ?? 0;
    },

    /** The chosen sources that hold these tracks, in the order of the sources. */
    origins: async (memberId: MemberId, trackIds: readonly TrackId[]): Promise<Origin[]> =>
      trackIds.length === 0
        ? []
        : q
            .selectDistinct({
              trackId: lines.trackId,
              sourceId: sources.id,
              account: sources.accountId,
              position: sources.position,
            })
            .from(lines)
            .innerJoin(sources, eq(sources.readingId, lines.readingId))
            .where(
              and(
                eq(lines.memberId, memberId),
                inArray(lines.trackId, [...trackIds]),
                isNotNull(sources.selectedAt),
              ),
            )
            .orderBy(asc(sources.accountId), asc(sources.position)),

    /** Artists of the library whose name contains the words, those with the most tracks first. */
    artists: async (
      memberId: MemberId,
      words: readonly string[],
      limit: number,
    ): Promise<{ id: ArtistId; name: string; tracks: number }[]> => {
      const n = sql<number>`count(distinct ${lines.trackId})`.mapWith(Number);
      return q
        .select({ id: artists.id, name: artists.name, tracks: n })
        .from(lines)
        .innerJoin(trackArtists, eq(trackArtists.trackId, lines.trackId))
        .innerJoin(artists, eq(artists.id, trackArtists.artistId))
        .where(and(ofMember(memberId), ...words.map(nameHas)))
        .groupBy(artists.id, artists.name)
        .orderBy(desc(n), asc(artists.name))
        .limit(limit);
    },
  };
};
