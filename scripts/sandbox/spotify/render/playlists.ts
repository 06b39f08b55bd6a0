import type { World } from '../../world/contract.ts';
import { contentUri } from '../../world/playlists.ts';
import type { PlaylistEntry, WorldEpisode, WorldPlaylist } from '../../world/types.ts';
import { identity, type Links } from './links.ts';
import type { MusicRenderer, View } from './music.ts';
import type { PeopleRenderer } from './people.ts';

export interface PlaylistRenderer {
  /** `readable`: whether the caller owns it or collaborates; `items` is there for those only. */
  summary(playlist: WorldPlaylist, view: View, readable: boolean): object;
  full(playlist: WorldPlaylist, contents: object | undefined, view: View): object;
  entry(entry: PlaylistEntry, view: View, episodesWanted: boolean): object;
}

const isoSeconds = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

export function createPlaylistRenderer(
  world: World,
  links: Links,
  music: MusicRenderer,
  people: PeopleRenderer,
): PlaylistRenderer {
  const base = (playlist: WorldPlaylist): object => ({
    collaborative: playlist.collaborative,
    description: playlist.description,
    ...identity(links, 'playlist', playlist.id),
    images: playlist.images === null ? null : links.images(playlist.images),
    name: playlist.name,
    owner: people.owner(playlist),
    primary_color: null,
    public: playlist.public,
    snapshot_id: playlist.snapshotId,
  });
  const content = ({ content }: PlaylistEntry, view: View, episodesWanted: boolean): object | null => {
    switch (content.kind) {
      case 'track': {
        const track = world.catalogue.track(content.trackId);
        if (!track) return null;
        // The boolean is real: in development mode the track has a field `track` of its own.
        return { ...music.track(track, view), episode: false, track: true };
      }
      case 'episode': {
        const episode = world.catalogue.episode(content.episodeId);
        if (!episode) return null;
        return episodesWanted ? fullEpisode(links, episode, view) : episodeAsTrack(links, episode, view);
      }
      case 'local':
        return localFile(contentUri(content), content, view);
      case 'vanished':
        return null;
    }
  };
  return {
    summary: (playlist, view, readable) => {
      const extended = view.mode === 'extended';
      const counted = {
        href: links.api(`playlists/${playlist.id}/${extended ? 'tracks' : 'items'}`),
        total: playlist.entries.length,
      };
      return { ...base(playlist), ...(extended ? { tracks: counted } : readable && { items: counted }) };
    },
    full: (playlist, contents, view) => ({
      ...base(playlist),
      followers: { href: null, total: playlist.followers },
      ...(contents && (view.mode === 'extended' ? { tracks: contents } : { items: contents })),
    }),
    entry: (entry, view, episodesWanted) => ({
      added_at: entry.addedAt === null ? null : isoSeconds(entry.addedAt),
      added_by: entry.addedBy === null ? null : people.userRef(entry.addedBy),
      is_local: entry.content.kind === 'local',
      primary_color: null,
      [view.mode === 'extended' ? 'track' : 'item']: content(entry, view, episodesWanted),
      video_thumbnail: { url: null },
    }),
  };
}

const showRef = (links: Links, episode: WorldEpisode, view: View): object => ({
  ...(view.mode === 'extended' && { available_markets: ['DE', 'GB', 'US'], publisher: episode.showName }),
  copyrights: [],
  description: 'Two collectors, one crate.',
  explicit: false,
  ...identity(links, 'show', episode.showId),
  html_description: '<p>Two collectors, one crate.</p>',
  images: [],
  is_externally_hosted: false,
  languages: ['en'],
  media_type: 'audio',
  name: episode.showName,
  total_episodes: 12,
});

const fullEpisode = (links: Links, episode: WorldEpisode, view: View): object => ({
  audio_preview_url: null,
  description: episode.name,
  duration_ms: episode.durationMs,
  episode: true,
  explicit: false,
  ...identity(links, 'episode', episode.id),
  html_description: `<p>${episode.name}</p>`,
  images: [],
  is_externally_hosted: false,
  is_playable: true,
  language: 'en',
  languages: ['en'],
  name: episode.name,
  release_date: episode.releaseDate,
  release_date_precision: 'day',
  show: showRef(links, episode, view),
  track: false,
});

/** How an episode looks to those who did not ask for episodes: dressed up as a track. */
const episodeAsTrack = (links: Links, episode: WorldEpisode, view: View): object => {
  const show = identity(links, 'show', episode.showId);
  return {
    album: {
      album_type: 'compilation',
      artists: [{ ...show, name: episode.showName }],
      ...(view.mode === 'extended' && { available_markets: [] }),
      ...show,
      images: [],
      name: episode.showName,
      release_date: episode.releaseDate,
      release_date_precision: 'day',
      total_tracks: 12,
    },
    artists: [{ ...show, name: episode.showName }],
    disc_number: 0,
    duration_ms: episode.durationMs,
    episode: true,
    explicit: false,
    external_ids: {},
    ...identity(links, 'episode', episode.id),
    is_local: false,
    is_playable: true,
    name: episode.name,
    preview_url: null,
    track: false,
    track_number: 0,
  };
};

function localFile(
  uri: string | null,
  file: { title: string; artist: string; album: string; durationMs: number },
  view: View,
): object {
  const nothing = { external_urls: {}, href: null, id: null, uri: null };
  return {
    album: {
      album_type: null,
      artists: [],
      ...(view.mode === 'extended' && { available_markets: [] }),
      ...nothing,
      images: [],
      name: file.album,
      release_date: null,
      release_date_precision: null,
      type: 'album',
    },
    artists: [{ ...nothing, name: file.artist, type: 'artist' }],
    disc_number: 0,
    duration_ms: file.durationMs,
    explicit: false,
    episode: false,
    external_ids: {},
    ...nothing,
    is_local: true,
    name: file.title,
    ...(view.mode === 'extended' && { available_markets: [], popularity: 0 }),
    preview_url: null,
    track: true,
    track_number: 0,
    type: 'track',
    uri,
  };
}
