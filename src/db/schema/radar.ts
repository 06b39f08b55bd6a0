import type {
  ChannelId,
  GuildId,
  ManagedPlaylistId,
  MemberId,
  RadarReleaseId,
  TrackId,
} from '../../domain/ids.ts';
import type { FollowKind, MuteKind, RadarKind, RadarSource, RadarVia } from '../../domain/radar/radar.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';
import type { definePlaylists } from './playlists.ts';

/** New releases of artists whom somebody here listens to, what concerns whom, and what nobody wants to hear of. */
export const defineRadar = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { tracks }: ReturnType<typeof defineLibrary>,
  { managedPlaylists }: ReturnType<typeof definePlaylists>,
) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });

  const radarReleases = k.table(
    'radar_releases',
    {
      id: k.id<RadarReleaseId>(),
      source: k.text<RadarSource>().notNull().default('listenbrainz'),
      /** Of all editions together. */
      externalId: k.text().notNull(),
      title: k.text().notNull(),
      credit: k.text().notNull(),
      artistMbids: k.json<readonly string[]>().notNull(),
      kind: k.text<RadarKind>().notNull(),
      label: k.text(),
      /** Folded. */
      labelKey: k.text(),
      releaseDate: k.text().notNull(),
      imageUrl: k.text(),
      url: k.text().notNull(),
      seenAt: k.time().notNull(),
      /** When its tracks were looked for on Spotify, whatever was found; null: never. */
      soughtAt: k.time(),
    },
    (t) => [
      k.uniqueIndex('radar_releases_external').on(t.externalId),
      k.index('radar_releases_label').on(t.labelKey),
      k.index('radar_releases_date').on(t.releaseDate),
    ],
  );

  const release = () =>
    k
      .ref<RadarReleaseId>()
      .notNull()
      .references(() => radarReleases.id, { onDelete: 'cascade' });

  /** Folded names that stand in its credit. */
  const radarCredits = k.table(
    'radar_credits',
    { nameKey: k.text().notNull(), releaseId: release() },
    (t) => [
      k.primaryKey({ columns: [t.nameKey, t.releaseId] }),
      k.index('radar_credits_release').on(t.releaseId),
    ],
  );

  /** A release on a member's radar; it stays there as dealt with, so that it never comes back as new. */
  const radarItems = k.table(
    'radar_items',
    {
      memberId: member(),
      releaseId: release(),
      /** Because of whom, as the member knows them. */
      artist: k.text().notNull(),
      isMain: k.bool().notNull(),
      /** Whether it is there for its artist or for its label. */
      via: k.text<RadarVia>().notNull().default('artist'),
      /** How much they listen to that artist or label. */
      weight: k.int().notNull(),
      foundAt: k.time().notNull(),
      dealtAt: k.time(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.releaseId] }),
      k.index('radar_items_open').on(t.memberId, t.dealtAt),
    ],
  );

  const radarMutes = k.table(
    'radar_mutes',
    {
      memberId: member(),
      kind: k.text<MuteKind>().notNull(),
      value: k.text().notNull(),
      /** As it was written. */
      name: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.kind, t.value] })],
  );

  /** Who wants to be told in a DM; no row means no. */
  const radarTellings = k.table('radar_tellings', {
    memberId: member().primaryKey(),
    /** What was found up to then was told, or was there when they asked for it. */
    toldAt: k.time().notNull(),
  });

  /** What a member follows by their own word, whatever they play. */
  const radarFollows = k.table(
    'radar_follows',
    {
      memberId: member(),
      kind: k.text<FollowKind>().notNull(),
      /** Folded. */
      value: k.text().notNull(),
      /** As it was written. */
      name: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.kind, t.value] })],
  );

  /** What of a release is on Spotify, in its order. */
  const radarTracks = k.table(
    'radar_tracks',
    {
      releaseId: release(),
      position: k.int().notNull(),
      trackId: k
        .ref<TrackId>()
        .notNull()
        .references(() => tracks.id, { onDelete: 'cascade' }),
    },
    (t) => [
      k.primaryKey({ columns: [t.releaseId, t.position] }),
      k.index('radar_tracks_track').on(t.trackId),
    ],
  );

  /** Members whose radar is a playlist too. */
  const radarPlaylists = k.table(
    'radar_playlists',
    {
      memberId: member().primaryKey(),
      playlistId: k
        .ref<ManagedPlaylistId>()
        .notNull()
        .references(() => managedPlaylists.id, { onDelete: 'cascade' }),
      createdAt: k.time().notNull(),
    },
    (t) => [k.index('radar_playlists_playlist').on(t.playlistId)],
  );

  /** Servers that are told in a channel what is new for those who agreed to be counted there. */
  const radarChannels = k.table(
    'radar_channels',
    {
      guildId: k.text<GuildId>().notNull().primaryKey(),
      channelId: k.text<ChannelId>().notNull(),
      /** Who set it up, and is told when the channel is closed. */
      createdBy: member(),
      locale: k.text().notNull(),
      /** Of the last post, or when it was set up. */
      toldAt: k.time().notNull(),
    },
    (t) => [k.index('radar_channels_maker').on(t.createdBy)],
  );

  /** What a server was told: each release once. */
  const radarChannelReleases = k.table(
    'radar_channel_releases',
    {
      guildId: k
        .text<GuildId>()
        .notNull()
        .references(() => radarChannels.guildId, { onDelete: 'cascade' }),
      releaseId: release(),
    },
    (t) => [
      k.primaryKey({ columns: [t.guildId, t.releaseId] }),
      k.index('radar_channel_releases_release').on(t.releaseId),
    ],
  );

  return {
    ...{ radarReleases, radarCredits, radarItems, radarMutes, radarTellings },
    ...{ radarFollows, radarTracks, radarPlaylists, radarChannels, radarChannelReleases },
  };
};
