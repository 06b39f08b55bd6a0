import type { Account, AppMode } from '../../../domain/accounts.ts';
import type { ListedSource } from '../../../domain/library/listing.ts';
import type { TrackSource } from '../../track-source-port.ts';
import type { AccessOf, SpotifyPlaylist, SpotifyReader } from '../port.ts';

/** A member's playlists, own and followed. Spotify's snapshot id tells whether one has changed. */
export const createPlaylistSource = (deps: {
  spotify: Pick<SpotifyReader, 'playlists' | 'playlist' | 'playlistItems'>;
  accessOf: AccessOf;
}): TrackSource => {
  const { spotify, accessOf } = deps;
  return {
    kind: 'playlist',
    provider: 'spotify',
    newestFirst: false,
    list: async (account, signal) => {
      const access = await accessOf(account.memberId, account.id);
      const playlists = await spotify.playlists(access, signal);
      return playlists.map((playlist) => listed(playlist, account, access.app.mode));
    },
    look: async (account, id, signal) => {
      const access = await accessOf(account.memberId, account.id);
      const { snapshotId, trackTotal } = await spotify.playlist(access, id, signal);
      return { version: snapshotId, total: trackTotal, first: null };
    },
    page: async (account, id, offset, signal) =>
      spotify.playlistItems(await accessOf(account.memberId, account.id), id, offset, signal),
  };
};

const listed = (playlist: SpotifyPlaylist, account: Account, mode: AppMode): ListedSource => ({
  externalId: playlist.id,
  name: playlist.name,
  ownerName: playlist.ownerId === account.externalUserId ? null : playlist.ownerName,
  imageUrl: playlist.imageUrl,
  readable: readable(playlist, account, mode),
  listedTracks: playlist.trackTotal,
  snapshotId: playlist.snapshotId,
});

/** In development mode Spotify opens only what the person owns or collaborates on; the list names no collaborators. */
const readable = (playlist: SpotifyPlaylist, account: Account, mode: AppMode): ListedSource['readable'] => {
  if (mode === 'extended' || playlist.ownerId === account.externalUserId) return 'yes';
  return playlist.collaborative || account.externalUserId === null ? 'perhaps' : 'no';
};
