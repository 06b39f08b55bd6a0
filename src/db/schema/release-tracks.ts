import type {
  IntakeCounts,
  IntakeState,
  MatchCandidate,
  MatchMethod,
  MatchStatus,
  MatchWordKind,
  ReleaseArtist,
  ReleaseSourceName,
} from '../../domain/curation/release.ts';
import type { UploadFile } from '../../domain/curation/uploads.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type { MusicalKey } from '../../domain/enrichment/values.ts';
import type {
  IntakeId,
  MemberId,
  ReleaseTrackId,
  ReleaseUploadId,
  StyleId,
  TrackId,
} from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';

/** Styles, what was released in them as sources tell it, and which Spotify tracks that is. */
export const defineReleaseTracks = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { tracks }: ReturnType<typeof defineLibrary>,
) => {
  const styles = k.table(
    'styles',
    {
      id: k.id<StyleId>(),
      name: k.text().notNull(),
      /** Folded: names that differ in case and accents only are one. */
      nameKey: k.text().notNull(),
      beatportGenreId: k.int(),
      slug: k.text(),
      /** Null: everybody's. */
      addedBy: k.text<MemberId>().references(() => members.id, { onDelete: 'cascade' }),
      verifiedAt: k.time(),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('styles_genre').on(t.beatportGenreId),
      k.uniqueIndex('styles_name').on(t.addedBy, t.nameKey),
    ],
  );

  const style = () =>
    k
      .ref<StyleId>()
      .notNull()
      .references(() => styles.id, { onDelete: 'cascade' });
  const owner = () => k.text<MemberId>().references(() => members.id, { onDelete: 'cascade' });

  /** What a source says was released. The same track of the same source stands under each of its styles. */
  const releaseTracks = k.table(
    'release_tracks',
    {
      id: k.id<ReleaseTrackId>(),
      styleId: style(),
      ownerId: owner(),
      /** The owner's id, or empty for everybody's: what is unique needs a value. */
      ownerKey: k.text().notNull(),
      source: k.text<ReleaseSourceName>().notNull(),
      externalId: k.text().notNull(),
      title: k.text().notNull(),
      mix: k.text(),
      artists: k.json<readonly ReleaseArtist[]>().notNull(),
      remixers: k.json<readonly string[]>().notNull(),
      label: k.text(),
      releaseTitle: k.text(),
      releaseExternalId: k.text(),
      catalogNumber: k.text(),
      isrc: k.text(),
      bpm: k.real(),
      key: k.json<MusicalKey>(),
      durationMs: k.int(),
      artworkUrl: k.text(),
      /** YYYY-MM-DD: weeks of either kind are stretches of it. */
      publishDate: k.text().notNull(),
      releaseDate: k.text(),
      url: k.text(),
      spotifyUri: k.text(),
      addedAt: k.time().notNull(),
      changedAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('release_tracks_external').on(t.styleId, t.ownerKey, t.source, t.externalId),
      k.index('release_tracks_published').on(t.styleId, t.publishDate),
      k.index('release_tracks_owner').on(t.ownerId),
      k.index('release_tracks_isrc').on(t.isrc),
    ],
  );

  const releaseTrack = () =>
    k
      .ref<ReleaseTrackId>()
      .notNull()
      .references(() => releaseTracks.id, { onDelete: 'cascade' });

  /** What the source sent about it, as it came. */
  const releaseDocuments = k.table('release_documents', {
    releaseTrackId: releaseTrack().primaryKey(),
    raw: k.json<unknown>().notNull(),
    fetchedAt: k.time().notNull(),
  });

  /** One reading of a source over a stretch of days: goes on where it stood, and is not done twice. */
  const intakes = k.table(
    'intakes',
    {
      id: k.id<IntakeId>(),
      styleId: style(),
      ownerId: owner(),
      ownerKey: k.text().notNull(),
      source: k.text<ReleaseSourceName>().notNull(),
      /** YYYY-MM-DD, both included. */
      fromDate: k.text().notNull(),
      toDate: k.text().notNull(),
      /** Where to go on; the source's own. */
      checkpoint: k.json<unknown>(),
      state: k.text<IntakeState>().notNull(),
      counts: k.json<IntakeCounts>().notNull(),
      startedAt: k.time().notNull(),
      /** When it was last read to its end. */
      fetchedAt: k.time(),
    },
    (t) => [
      k.uniqueIndex('intakes_range').on(t.styleId, t.ownerKey, t.source, t.fromDate, t.toDate),
      k.index('intakes_owner').on(t.ownerId),
    ],
  );

  /** The machine's decision, the same for everybody. */
  const releaseMatches = k.table(
    'release_matches',
    {
      releaseTrackId: releaseTrack().primaryKey(),
      status: k.text<MatchStatus>().notNull(),
      trackId: k.ref<TrackId>().references(() => tracks.id, { onDelete: 'set null' }),
      method: k.text<MatchMethod>(),
      score: k.real(),
      features: k.json<unknown>(),
      candidates: k.json<readonly MatchCandidate[]>().notNull(),
      algorithm: k.text().notNull(),
      /** Misses in a row. */
      tries: k.int().notNull(),
      nextTryAt: k.time(),
      decidedAt: k.time().notNull(),
    },
    (t) => [
      k.index('release_matches_due').on(t.nextTryAt),
      k.index('release_matches_status').on(t.status, t.releaseTrackId),
      k.index('release_matches_track').on(t.trackId),
    ],
  );

  /** What members said by hand about it. */
  const matchWords = k.table(
    'match_words',
    {
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      releaseTrackId: releaseTrack(),
      kind: k.text<MatchWordKind>().notNull(),
      trackId: k.ref<TrackId>().references(() => tracks.id, { onDelete: 'set null' }),
      at: k.time().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.releaseTrackId] }),
      k.index('match_words_release').on(t.releaseTrackId),
      k.index('match_words_track').on(t.trackId),
    ],
  );

  /** Pages on which members put files of releases; what has arrived of each file is on the disk. */
  const releaseUploads = k.table(
    'release_uploads',
    {
      id: k.id<ReleaseUploadId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      styleId: style(),
      /** The week that all of it belongs to; null: each row by its own date. */
      range: k.json<DateRange>(),
      files: k.json<readonly UploadFile[]>().notNull(),
      /** Hash of the secret in the address; null once the page is done with. */
      ticketHash: k.text(),
      expiresAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('release_uploads_ticket').on(t.ticketHash),
      k.index('release_uploads_member').on(t.memberId),
      k.index('release_uploads_style').on(t.styleId),
      k.index('release_uploads_expires').on(t.expiresAt),
    ],
  );

  return { styles, releaseTracks, releaseDocuments, intakes, releaseMatches, matchWords, releaseUploads };
};
