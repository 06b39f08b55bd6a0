import type { Stage } from '../stage.ts';
import type { WorldAccount, WorldPlaylist } from '../world/types.ts';
import type { Link } from './peek.ts';
import type { AccountView, PlaylistEntries } from './protocol.ts';

const SHOWN_ENTRIES = 25;
const SHOWN_PLAYS = 5;

/** A Spotify account of the world, and for whom Segue keeps it. */
export const accountView = (
  { world, spotify }: Stage,
  account: WorldAccount,
  links: readonly Link[],
  nameOf: (personId: string) => string | null,
): AccountView => {
  const consent = world.grants(account.id).findLast(({ revokedAt }) => revokedAt === null);
  const keepers = links
    .filter(({ accountId }) => accountId === account.accountId)
    .map(
      ({ personId, status }) => (status === 'active' ? '' : 'must renew: ') + (nameOf(personId) ?? personId),
    );
  const picture = account.images.at(-1)?.url;
  return {
    id: account.id,
    name: account.displayName ?? account.id,
    pictureUrl: picture === undefined ? null : atDouble(picture, spotify.url),
    about: account.about,
    premium: account.premium,
    allowListed: world.isAllowListed(account.id),
    linkedBy: keepers.length === 0 ? null : keepers.join(', '),
    liked: world.likes(account.id).length,
    playlists: world
      .playlistsOf(account.id)
      .filter((playlist) => playlist !== null)
      .map((playlist) => ({
        id: playlist.id,
        name: nameOfList(playlist),
        tracks: playlist.entries.length,
        own: playlist.ownerId === account.id,
      })),
    recent: world
      .plays(account.id)
      .slice(-SHOWN_PLAYS)
      .toReversed()
      .map((play) => ({ ...trackWords(world, play.trackId), at: play.playedAt })),
    authorizedAt: consent?.authorizedAt ?? null,
  };
};

/** The beginning of a playlist as a person reads it. */
export const playlistEntries = ({ world }: Stage, playlistId: string): PlaylistEntries => {
  const entries = world.playlist(playlistId)?.entries ?? [];
  return {
    total: entries.length,
    entries: entries.slice(0, SHOWN_ENTRIES).map(({ content }, position) => {
      switch (content.kind) {
        case 'track': {
          const { title, artists } = trackWords(world, content.trackId);
          return { position, title, by: artists };
        }
        case 'episode':
          return {
            position,
            title: world.catalogue.episode(content.episodeId)?.name ?? 'Episode',
            by: 'episode',
          };
        case 'local':
          return { position, title: content.title, by: `${content.artist} (local file)` };
        case 'vanished':
          return { position, title: 'Not on Spotify any more', by: '' };
        default:
          return content satisfies never;
      }
    }),
  };
};

const trackWords = (world: Stage['world'], trackId: string): { title: string; artists: string } => {
  const track = world.catalogue.track(trackId);
  const artists = track?.artistIds.map((id) => world.catalogue.artist(id)?.name ?? '').join(', ');
  return { title: track?.name ?? trackId, artists: artists ?? '' };
};

const nameOfList = ({ name }: WorldPlaylist): string => (name === null || name === '' ? 'No name' : name);

/** Pictures of the world stand at the double. */
const atDouble = (url: string, origin: string): string => `${origin}/image/${url.split('/').at(-1) ?? ''}`;
