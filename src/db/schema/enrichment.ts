import type { ManualChange } from '../../domain/enrichment/manual.ts';
import type { EnrichmentField, EnrichmentSource, EnrichmentValues } from '../../domain/enrichment/values.ts';
import type {
  LabelId,
  MemberId,
  RecordingEditId,
  RecordingId,
  ReleaseId,
  TrackEditId,
  TrackId,
} from '../../domain/ids.ts';
import type { EditKind, GroupMethod } from '../../domain/recordings/recordings.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';

/** Ids at MusicBrainz that an answer named, best first. */
export interface StoredIds {
  readonly recordings?: readonly string[];
  readonly artists?: readonly string[];
  readonly releases?: readonly string[];
  readonly releaseGroups?: readonly string[];
}

/** Performances, releases and labels; what providers said about tracks, and what members say themselves. */
export const defineEnrichment = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { tracks }: ReturnType<typeof defineLibrary>,
) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });
  const track = () =>
    k
      .ref<TrackId>()
      .notNull()
      .references(() => tracks.id, { onDelete: 'cascade' });

  const labels = k.table(
    'labels',
    {
      id: k.id<LabelId>(),
      name: k.text().notNull(),
      nameKey: k.text().notNull(),
      updatedAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex('labels_name').on(t.nameKey)],
  );

  /** Albums, EPs and singles; the tracks of one have its `albumSpotifyId`. */
  const releases = k.table(
    'releases',
    {
      id: k.id<ReleaseId>(),
      /** Null for releases that Spotify does not have. */
      spotifyId: k.text(),
      title: k.text().notNull(),
      releaseDate: k.text(),
      imageUrl: k.text(),
      labelId: k.ref<LabelId>().references(() => labels.id),
      updatedAt: k.time().notNull(),
    },
    (t) => [k.uniqueIndex('releases_spotify').on(t.spotifyId), k.index('releases_label').on(t.labelId)],
  );

  /** One performance, however many Spotify ids it has. */
  const recordings = k.table('recordings', { id: k.id<RecordingId>(), createdAt: k.time().notNull() });

  /** Every track belongs to exactly one recording; how that was decided can be looked at and done again. */
  const recordingTracks = k.table(
    'recording_tracks',
    {
      trackId: track().primaryKey(),
      recordingId: k
        .ref<RecordingId>()
        .notNull()
        .references(() => recordings.id),
      method: k.text<GroupMethod>().notNull(),
      /** Of the agreement with the first track of the recording, 0..1. */
      score: k.real().notNull(),
      features: k.json<unknown>(),
      algorithm: k.text().notNull(),
      groupedAt: k.time().notNull(),
    },
    (t) => [k.index('recording_tracks_recording').on(t.recordingId)],
  );

  /** What a member put together or took apart by hand, in the order in which they did. */
  const recordingEdits = k.table(
    'recording_edits',
    {
      id: k.id<RecordingEditId>(),
      memberId: member(),
      kind: k.text<EditKind>().notNull(),
      trackId: track(),
      /** The track that a merge puts it together with. */
      otherId: k.ref<TrackId>().references(() => tracks.id, { onDelete: 'cascade' }),
      createdAt: k.time().notNull(),
    },
    (t) => [
      k.index('recording_edits_member').on(t.memberId, t.id),
      k.index('recording_edits_track').on(t.trackId),
    ],
  );

  /** Where a member's edits make a track belong to something else than its recording. */
  const ownRecordings = k.table(
    'own_recordings',
    {
      memberId: member(),
      trackId: track(),
      /** Below zero, so that it never meets a recording's id: minus the smallest track id of the group. */
      groupKey: k.int().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.trackId] }),
      k.index('own_recordings_key').on(t.memberId, t.groupKey),
    ],
  );

  /** What a provider answered about an entity of ours: its document as it came, or that it has none. */
  const externalData = k.table(
    'external_data',
    {
      entityKind: k.text<'track'>().notNull(),
      entityId: k.int().notNull(),
      provider: k.text<EnrichmentSource>().notNull(),
      /** One way of asking where a provider has several; empty where it has one. */
      facet: k.text().notNull(),
      status: k.text<'found' | 'miss' | 'unanswered'>().notNull(),
      externalId: k.text(),
      raw: k.json<unknown>(),
      /** Times in a row without anything. */
      misses: k.int().notNull(),
      fetchedAt: k.time().notNull(),
      /** When to ask again; null: never. */
      expiresAt: k.time(),
    },
    (t) => [
      k.primaryKey({ columns: [t.entityKind, t.entityId, t.provider, t.facet] }),
      k.index('external_data_id').on(t.provider, t.externalId),
    ],
  );

  /** The reading of a document. */
  const enrichments = k.table(
    'enrichments',
    {
      trackId: track(),
      source: k.text<EnrichmentSource>().notNull(),
      facet: k.text().notNull(),
      version: k.int().notNull(),
      values: k.json<Partial<EnrichmentValues>>().notNull(),
      ids: k.json<StoredIds>(),
      confidence: k.real().notNull(),
      fetchedAt: k.time().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.trackId, t.source, t.facet] }),
      k.index('enrichments_version').on(t.source, t.facet, t.version),
    ],
  );

  /** What a member says about a track, for themselves. */
  const manualValues = k.table(
    'manual_values',
    {
      memberId: member(),
      trackId: track(),
      field: k.text<EnrichmentField>().notNull(),
      value: k.json<unknown>().notNull(),
      setAt: k.time().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.trackId, t.field] }),
      k.index('manual_values_track').on(t.trackId),
    ],
  );

  /** Changes of those values, so that each can be taken back. */
  const trackEdits = k.table(
    'track_edits',
    {
      id: k.id<TrackEditId>(),
      memberId: member(),
      trackId: track(),
      change: k.json<ManualChange>().notNull(),
      createdAt: k.time().notNull(),
      undoneAt: k.time(),
    },
    (t) => [k.index('track_edits_member').on(t.memberId, t.id)],
  );

  return {
    labels,
    releases,
    recordings,
    recordingTracks,
    recordingEdits,
    ownRecordings,
    externalData,
    enrichments,
    manualValues,
    trackEdits,
  };
};
