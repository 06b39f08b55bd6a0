import { and, asc, eq, gt, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type {
  ChannelId,
  GuildId,
  ManagedPlaylistId,
  MemberId,
  RadarReleaseId,
  TrackId,
} from '../../domain/ids.ts';
import type { RadarChannel, RadarItem } from '../../domain/radar/radar.ts';
import type { Queries, Tx } from '../database.ts';
import { itemColumns } from './radar.ts';

const CHUNK = 100;

/** Where radars are delivered beside `/radar`: playlists of members, channels of servers. */
export const radarDeliveryReads = ({ q, t }: Queries) => ({
  /** The playlist that a member's radar fills; null: none. */
  playlistOf: async (memberId: MemberId): Promise<ManagedPlaylistId | null> => {
    const { radarPlaylists: playlists } = t;
    const rows = await q
      .select({ id: playlists.playlistId })
      .from(playlists)
      .where(eq(playlists.memberId, memberId));
    return rows[0]?.id ?? null;
  },

  /** Everybody whose radar fills a playlist. */
  withPlaylist: async (): Promise<MemberId[]> => {
    const rows = await q
      .select({ id: t.radarPlaylists.memberId })
      .from(t.radarPlaylists)
      .orderBy(asc(t.radarPlaylists.memberId));
    return rows.map(({ id }) => id);
  },

  /**
   * What of these releases is on Spotify, in its order; one that was not looked for is not in the map.
   * @param since ms UTC: one that was not found before then counts as not looked for
   */
  tracksOf: async (ids: readonly RadarReleaseId[], since: number): Promise<Map<RadarReleaseId, string[]>> => {
    const { radarReleases: releases, radarTracks: found, tracks } = t;
    const known = new Map<RadarReleaseId, string[]>();
    for (let start = 0; start < ids.length; start += CHUNK) {
      const rows = await q
        .select({ id: releases.id, soughtAt: releases.soughtAt, uri: tracks.uri })
        .from(releases)
        .leftJoin(found, eq(found.releaseId, releases.id))
        .leftJoin(tracks, eq(tracks.id, found.trackId))
        .where(inArray(releases.id, ids.slice(start, start + CHUNK)))
        .orderBy(asc(releases.id), asc(found.position));
      for (const { id, soughtAt, uri } of rows) {
        if (soughtAt === null || (uri === null && soughtAt < since)) continue;
        const uris = known.get(id) ?? [];
        known.set(id, uri === null ? uris : [...uris, uri]);
      }
    }
    return known;
  },

  channel: async (guildId: GuildId): Promise<RadarChannel | null> => {
    const rows = await q.select().from(t.radarChannels).where(eq(t.radarChannels.guildId, guildId));
    return rows[0] ?? null;
  },

  channels: async (): Promise<RadarChannel[]> =>
    q.select().from(t.radarChannels).orderBy(asc(t.radarChannels.guildId)),

  /**
   * What is new for members of a server since a moment and was not told there yet: each release with whose radar it is on.
   * @param of members who agreed to be counted there
   */
  newFor: async (
    guildId: GuildId,
    of: readonly MemberId[],
    since: number,
  ): Promise<{ item: RadarItem; memberId: MemberId; weight: number }[]> => {
    const { radarItems: items, radarReleases: releases, radarChannelReleases: told } = t;
    const found: { item: RadarItem; memberId: MemberId; weight: number }[] = [];
    for (let start = 0; start < of.length; start += CHUNK) {
      const rows = await q
        .select({ ...itemColumns(t), memberId: items.memberId, weight: items.weight })
        .from(items)
        .innerJoin(releases, eq(releases.id, items.releaseId))
        .where(
          and(
            inArray(items.memberId, of.slice(start, start + CHUNK)),
            isNull(items.dealtAt),
            gt(items.foundAt, since),
            notExists(
              q
                .select({ one: sql`1` })
                .from(told)
                .where(and(eq(told.guildId, guildId), eq(told.releaseId, items.releaseId))),
            ),
          ),
        );
      found.push(...rows.map(({ memberId, weight, ...item }) => ({ item, memberId, weight })));
    }
    return found;
  },
});

export const radarDeliveryWrites = ({ q, t }: Tx) => {
  const { radarPlaylists: playlists, radarChannels: channels, radarChannelReleases: told } = t;
  return {
    setPlaylist: async (memberId: MemberId, playlistId: ManagedPlaylistId, now: number): Promise<void> => {
      await q
        .insert(playlists)
        .values({ memberId, playlistId, createdAt: now })
        .onConflictDoUpdate({ target: playlists.memberId, set: { playlistId, createdAt: now } });
    },

    /** Notes what was found of a release on Spotify; nothing found is an answer too. */
    setTracks: async (id: RadarReleaseId, trackIds: readonly TrackId[], now: number): Promise<void> => {
      await q.delete(t.radarTracks).where(eq(t.radarTracks.releaseId, id));
      if (trackIds.length > 0) {
        const rows = trackIds.map((trackId, position) => ({ releaseId: id, position, trackId }));
        await q.insert(t.radarTracks).values(rows);
      }
      await q.update(t.radarReleases).set({ soughtAt: now }).where(eq(t.radarReleases.id, id));
    },

    setChannel: async (channel: RadarChannel): Promise<void> => {
      const { guildId: _, ...facts } = channel;
      await q.insert(channels).values(channel).onConflictDoUpdate({ target: channels.guildId, set: facts });
    },

    /** Nothing is told there any more. False: nothing was. @param only if it is still that channel */
    dropChannel: async (guildId: GuildId, only?: ChannelId): Promise<boolean> => {
      const same = only === undefined ? undefined : eq(channels.channelId, only);
      const rows = await q
        .delete(channels)
        .where(and(eq(channels.guildId, guildId), same))
        .returning({ id: channels.guildId });
      return rows.length > 0;
    },

    /** Moves the moment on; null when somebody set another one meanwhile. */
    tellChannel: async (
      { guildId, toldAt }: Pick<RadarChannel, 'guildId' | 'toldAt'>,
      releases: readonly RadarReleaseId[],
      now: number,
    ): Promise<boolean> => {
      const moved = await q
        .update(channels)
        .set({ toldAt: now })
        .where(and(eq(channels.guildId, guildId), eq(channels.toldAt, toldAt)))
        .returning({ id: channels.guildId });
      if (moved.length === 0) return false;
      for (let start = 0; start < releases.length; start += CHUNK) {
        const rows = releases.slice(start, start + CHUNK).map((releaseId) => ({ guildId, releaseId }));
        await q.insert(told).values(rows).onConflictDoNothing();
      }
      return true;
    },
  };
};
