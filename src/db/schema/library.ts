import type {
  AccountId,
  ArtistId,
  LibraryViewId,
  MemberId,
  ReadingId,
  SourceId,
  TrackId,
} from '../../domain/ids.ts';
import type { SourceKind, SourceProblem, TrackArtist } from '../../domain/library.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** Sources a member can choose, the tracks in them, and the catalogue both share. */
export const defineLibrary = (k: SchemaKit, { members, accounts }: ReturnType<typeof definePeople>) => {
  const artists = k.table(
    'artists',
    {
      id: k.id<ArtistId>(),
      spotifyId: k.text(),
      name: k.text().notNull(),
      /** Only for artists without any provider id (local files): the folded name is the identity. */
      nameKey: k.text().notNull(),
      imageUrl: k.text(),
      updatedAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex('artists_spotify').on(t.spotifyId), k.index('artists_name').on(t.nameKey)],
  );

  const tracks = k.table(
    'tracks',
    {
      id: k.id<TrackId>(),
      /** Identity for us: `spotify:track:…`, or the whole `spotify:local:…` uri. */
      uri: k.text().notNull(),
      spotifyId: k.text(),
      isrc: k.text(),
      title: k.text().notNull(),
      /** As shown, in order; `track_artists` holds the same as rows. */
      artists: k.json<TrackArtist[]>().notNull(),
      albumTitle: k.text(),
      albumSpotifyId: k.text(),
      imageUrl: k.text(),
      durationMs: k.int(),
      explicit: k.bool(),
      releaseDate: k.text(),
      /** Title, artists and album, folded for searching. */
      searchText: k.text().notNull(),
      /** New, or changed in what decides which recording it belongs to. */
      groupDue: k.bool().notNull().default(true),
      updatedAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('tracks_uri').on(t.uri),
      k.index('tracks_isrc').on(t.isrc),
      k.index('tracks_group_due').on(t.groupDue),
      k.index('tracks_album').on(t.albumSpotifyId),
    ],
  );

  const trackArtists = k.table(
    'track_artists',
    {
      trackId: k
        .ref<TrackId>()
        .notNull()
        .references(() => tracks.id, { onDelete: 'cascade' }),
      artistId: k
        .ref<ArtistId>()
        .notNull()
        .references(() => artists.id),
      position: k.int().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.trackId, t.position] }),
      k.index('track_artists_artist').on(t.artistId, t.trackId),
    ],
  );

  const sources = k.table(
    'sources',
    {
      id: k.id<SourceId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      accountId: k
        .ref<AccountId>()
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      kind: k.text<SourceKind>().notNull(),
      externalId: k.text().notNull(),
      name: k.text().notNull(),
      ownerName: k.text(),
      imageUrl: k.text(),
      readable: k.bool().notNull(),
      selectedAt: k.time(),
      /** Order of the provider's list. */
      position: k.int().notNull(),
      listedTracks: k.int(),
      syncedTracks: k.int(),
      /** Entries of the synced list that are not music (episodes, entries that vanished). */
      droppedEntries: k.int(),
      /** The complete reading that counts; the lines of any other reading are seen by nobody. */
      readingId: k.ref<ReadingId>(),
      snapshotId: k.text(),
      syncedSnapshotId: k.text(),
      lastSyncAt: k.time(),
      lastFullSyncAt: k.time(),
      lastProblem: k.text<SourceProblem>(),
      /** When the provider's list last contained it; older than the list itself means it is gone. */
      listedAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('sources_external').on(t.accountId, t.kind, t.externalId),
      k.index('sources_member').on(t.memberId, t.position),
    ],
  );

  /**
   * One pass over a source's list. Lines arrive page by page under a reading that nobody sees yet; when it is complete,
   * the source points to it. An interrupted one goes on at `nextOffset` while the provider's version is still the same.
   */
  const sourceReadings = k.table(
    'source_readings',
    {
      id: k.id<ReadingId>(),
      sourceId: k
        .ref<SourceId>()
        .notNull()
        .references(() => sources.id, { onDelete: 'cascade' }),
      /** The provider's version of the list when the reading began. */
      version: k.text().notNull(),
      nextOffset: k.int().notNull(),
      lines: k.int().notNull(),
      dropped: k.int().notNull(),
      startedAt: k.time().notNull(),
    },
    (t) => [k.index('source_readings_source').on(t.sourceId)],
  );

  /** The lines of a reading, in order, duplicates included. Newest-first lists grow towards smaller positions. */
  const sourceTracks = k.table(
    'source_tracks',
    {
      readingId: k
        .ref<ReadingId>()
        .notNull()
        .references(() => sourceReadings.id, { onDelete: 'cascade' }),
      position: k.int().notNull(),
      memberId: k.text<MemberId>().notNull(),
      trackId: k
        .ref<TrackId>()
        .notNull()
        .references(() => tracks.id),
      addedAt: k.time(),
    },
    (t) => [
      k.primaryKey({ columns: [t.readingId, t.position] }),
      k.index('source_tracks_member').on(t.memberId, t.trackId, t.readingId, t.addedAt),
      k.index('source_tracks_track').on(t.trackId),
    ],
  );

  /** What is known about an account's list of sources as a whole, and when it is due for the next look. */
  const sourceLists = k.table(
    'source_lists',
    {
      accountId: k
        .ref<AccountId>()
        .primaryKey()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      /** When the provider's list was last read to its end. */
      listedAt: k.time(),
      nextSyncAt: k.time().notNull(),
    },
    (t) => [k.index('source_lists_due').on(t.nextSyncAt), k.index('source_lists_member').on(t.memberId)],
  );

  /** Filters of `/library` that a paging button refers to: they do not fit into a custom id. */
  const libraryViews = k.table(
    'library_views',
    {
      id: k.id<LibraryViewId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      /** The filter in its one canonical form, so that the same question is stored once. */
      filter: k.text().notNull(),
      usedAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex('library_views_filter').on(t.memberId, t.filter)],
  );

  return {
    artists,
    tracks,
    trackArtists,
    sources,
    sourceReadings,
    sourceTracks,
    sourceLists,
    libraryViews,
  };
};
