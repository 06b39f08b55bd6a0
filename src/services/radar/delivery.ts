import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ChannelId, GuildId, MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { RadarChannel } from '../../domain/radar/radar.ts';
import type { Enqueue } from '../intents.ts';
import type { PlaylistMaking } from '../playlists/making.ts';
import { radarFill } from './work.ts';

/** Where a radar comes, beside `/radar` itself. */
export interface RadarPlaces {
  readonly dm: boolean;
  readonly playlist: ManagedPlaylist | null;
  /** Of the server where they ask; null: none, or asked in a DM. */
  readonly channel: RadarChannel | null;
  /** Members who agreed to be counted in that server. */
  readonly counted: number;
}

export interface RadarDelivery {
  places(memberId: MemberId, guildId: GuildId | null): Promise<RadarPlaces>;
  /**
   * From now on a playlist of theirs holds what is on their radar; once it does, nothing is changed.
   * @param name in the member's language
   * @throws {AppError} NOT_LINKED, NEEDS_REAUTH, INSUFFICIENT_SCOPE, LIMIT_REACHED
   */
  toPlaylist(memberId: MemberId, name: string): Promise<void>;
  /** Lets go of it; in Spotify it stays as it is. */
  stopPlaylist(memberId: MemberId): Promise<void>;
  /** Tells a server, in one channel, what is new for those who agreed to be counted there. */
  toChannel(
    guildId: GuildId,
    channelId: ChannelId,
    by: { readonly memberId: MemberId; readonly locale: string },
  ): Promise<void>;
  stopChannel(guildId: GuildId): Promise<void>;
}

export const createRadarDelivery = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  making: Pick<PlaylistMaking, 'create'>;
}): RadarDelivery => {
  const { store, clock, enqueue, making } = deps;
  const { read } = store;
  return {
    places: async (memberId, guildId) => {
      const id = await read.radarDeliveries.playlistOf(memberId);
      return {
        dm: (await read.radar.toldAt(memberId)) !== null,
        playlist: id === null ? null : await read.managedPlaylists.find(memberId, id),
        channel: guildId === null ? null : await read.radarDeliveries.channel(guildId),
        counted: guildId === null ? 0 : (await read.members.consenting(guildId)).length,
      };
    },

    toPlaylist: (memberId, name) =>
      store.transaction(async (tx) => {
        if ((await tx.radarDeliveries.playlistOf(memberId)) === null) {
          // What is dealt with goes by the member's own word: nobody asks whether it may.
          const wish = { name, purpose: 'radar', maxRemovedPercent: 100 } as const;
          const playlist = await making.create(tx, memberId, wish);
          await tx.radarDeliveries.setPlaylist(memberId, playlist.id, clock.now());
        }
        await enqueue(tx, radarFill(memberId));
      }),

    stopPlaylist: (memberId) =>
      store.transaction(async (tx) => {
        const id = await tx.radarDeliveries.playlistOf(memberId);
        // The row of the delivery goes with the playlist's.
        if (id !== null) await tx.managedPlaylists.remove(memberId, id);
      }),

    toChannel: (guildId, channelId, { memberId, locale }) =>
      store.transaction((tx) =>
        tx.radarDeliveries.setChannel({
          ...{ guildId, channelId, createdBy: memberId, locale },
          toldAt: clock.now(),
        }),
      ),

    stopChannel: async (guildId) => {
      await store.transaction((tx) => tx.radarDeliveries.dropChannel(guildId));
    },
  };
};
