import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { ChartEntity, EntityKind } from '../../domain/charts/chart.ts';
import type { ArtistId, ChartEntityId, GuildId, MemberId, ReleaseId, TrackId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';
import { entityColumns } from './chart-entities.ts';
import { closeness, contains } from './words.ts';

/** Who looks, and from where: charts of others' playlists and other servers are not theirs to see. */
export interface Viewer {
  readonly memberId: MemberId;
  readonly guildId: GuildId | null;
}

/** A track of the catalogue as far as an entity is looked for by name. */
export interface NamedTrack {
  readonly artistId: ArtistId;
  /** Folded. */
  readonly artistKey: string;
  readonly trackId: TrackId;
  readonly title: string;
  readonly albumTitle: string | null;
  readonly albumSpotifyId: string | null;
}

/** What charts have to do with the catalogue and with a member's library. */
export const chartViewReads = ({ q, t }: Queries) => {
  const { chartEntities: entities, chartMemory: memory, charts, artists, tracks, trackArtists } = t;
  const { sourceTracks: lines, sources, recordingTracks: grouped, releases } = t;

  const visible = ({ memberId, guildId }: Viewer) =>
    and(
      or(isNull(charts.ownerId), eq(charts.ownerId, memberId)),
      guildId === null ? isNull(charts.guildId) : or(isNull(charts.guildId), eq(charts.guildId, guildId)),
    );
  const selected = (memberId: MemberId) =>
    q
      .select({ id: sources.readingId })
      .from(sources)
      .where(
        and(eq(sources.memberId, memberId), isNotNull(sources.selectedAt), isNotNull(sources.readingId)),
      );
  const own = (memberId: MemberId) =>
    and(eq(lines.memberId, memberId), inArray(lines.readingId, selected(memberId)));

  const ownTracks = async (memberId: MemberId, ids: readonly ChartEntityId[]): Promise<ChartEntityId[]> => {
    const wanted = and(inArray(entities.id, [...ids]), own(memberId));
    const twin = q
      .select({ id: grouped.recordingId })
      .from(grouped)
      .where(eq(grouped.trackId, entities.trackId));
    const rows = await q
      .selectDistinct({ id: entities.id })
      .from(entities)
      .innerJoin(lines, eq(lines.trackId, entities.trackId))
      .where(wanted);
    const others = await q
      .selectDistinct({ id: entities.id })
      .from(entities)
      .innerJoin(grouped, sql`${grouped.recordingId} = (${twin})`)
      .innerJoin(lines, eq(lines.trackId, grouped.trackId))
      .where(wanted);
    return [...rows, ...others].map(({ id }) => id);
  };

  const ownOfArtists = async (
    memberId: MemberId,
    kind: 'album' | 'artist',
    ids: readonly ChartEntityId[],
  ): Promise<ChartEntityId[]> => {
    const query = q
      .selectDistinct({ id: entities.id })
      .from(entities)
      .innerJoin(trackArtists, eq(trackArtists.artistId, entities.artistId))
      .innerJoin(lines, eq(lines.trackId, trackArtists.trackId));
    const wanted = and(inArray(entities.id, [...ids]), own(memberId));
    const rows =
      kind === 'artist'
        ? await query.where(wanted)
        : await query
            .innerJoin(releases, eq(releases.id, entities.releaseId))
            .innerJoin(
              tracks,
              and(eq(tracks.id, trackArtists.trackId), eq(tracks.albumSpotifyId, releases.spotifyId)),
            )
            .where(wanted);
    return rows.map(({ id }) => id);
  };

  return {
    /** Those of the entities of which a member has something in the chosen sources. */
    inLibrary: async (
      memberId: MemberId,
      kind: EntityKind,
      ids: readonly ChartEntityId[],
    ): Promise<ReadonlySet<ChartEntityId>> => {
      if (ids.length === 0) return new Set();
      const found =
        kind === 'track' ? await ownTracks(memberId, ids) : await ownOfArtists(memberId, kind, ids);
      return new Set(found);
    },

    /**
     * Entities on charts that somebody sees whose name and artists hold all folded words: first who is called just that,
     * then whose name begins with it, then the others, last seen first.
     */
    search: async (
      viewer: Viewer,
      kinds: readonly EntityKind[],
      words: readonly string[],
      limit: number,
    ): Promise<ChartEntity[]> => {
      const seen = q
        .select({ one: sql`1` })
        .from(memory)
        .innerJoin(charts, eq(charts.id, memory.chartId))
        .where(and(eq(memory.entityId, entities.id), visible(viewer)));
      return q
        .select(entityColumns(t))
        .from(entities)
        .where(
          and(
            inArray(entities.kind, [...kinds]),
            ...words.map((word) => contains(entities.searchText, word)),
            sql`exists ${seen}`,
          ),
        )
        .orderBy(closeness(entities.searchText, words.join(' ')), desc(entities.updatedAt), asc(entities.id))
        .limit(limit);
    },

    /** Labels of entities that are tracks of the catalogue, as everybody knows them. */
    labels: async (ids: readonly ChartEntityId[]): Promise<Map<ChartEntityId, string>> => {
      if (ids.length === 0) return new Map();
      const rows = await q
        .select({ id: entities.id, own: entities.label, known: t.trackFacts.label })
        .from(entities)
        .leftJoin(t.trackFacts, eq(t.trackFacts.trackId, entities.trackId))
        .where(inArray(entities.id, [...ids]));
      return new Map(
        rows.flatMap(({ id, own: said, known }) => {
          const label = said ?? known;
          return label === null ? [] : [[id, label] as const];
        }),
      );
    },

    trackByUri: async (uri: string): Promise<TrackId | null> =>
      (await q.select({ id: tracks.id }).from(tracks).where(eq(tracks.uri, uri)))[0]?.id ?? null,

    /** The oldest of the catalogue with this code that Spotify has. */
    trackByIsrc: async (isrc: string): Promise<TrackId | null> =>
      (
        await q
          .select({ id: tracks.id })
          .from(tracks)
          .where(and(eq(tracks.isrc, isrc), isNotNull(tracks.spotifyId)))
          .orderBy(asc(tracks.id))
          .limit(1)
      )[0]?.id ?? null,

    /** Artists of the catalogue by folded name; those that Spotify knows first. */
    artistsNamed: async (key: string): Promise<ArtistId[]> => {
      const rows = await q
        .select({ id: artists.id })
        .from(artists)
        .where(eq(artists.nameKey, key))
        .orderBy(desc(isNotNull(artists.spotifyId)), asc(artists.id))
        .limit(10);
      return rows.map(({ id }) => id);
    },

    /** Tracks of these artists that Spotify has, the oldest first. */
    tracksOf: async (ids: readonly ArtistId[], limit: number): Promise<NamedTrack[]> =>
      ids.length === 0
        ? []
        : q
            .select({
              artistId: trackArtists.artistId,
              artistKey: artists.nameKey,
              trackId: tracks.id,
              title: tracks.title,
              albumTitle: tracks.albumTitle,
              albumSpotifyId: tracks.albumSpotifyId,
            })
            .from(trackArtists)
            .innerJoin(artists, eq(artists.id, trackArtists.artistId))
            .innerJoin(tracks, eq(tracks.id, trackArtists.trackId))
            .where(and(inArray(trackArtists.artistId, [...ids]), isNotNull(tracks.spotifyId)))
            .orderBy(asc(tracks.id))
            .limit(limit),

    releaseOf: async (albumSpotifyId: string): Promise<ReleaseId | null> =>
      (await q.select({ id: releases.id }).from(releases).where(eq(releases.spotifyId, albumSpotifyId)))[0]
        ?.id ?? null,
  };
};
