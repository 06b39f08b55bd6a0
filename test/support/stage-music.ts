import type { World } from '../../scripts/sandbox/world/contract.ts';
import type { Flow, Guest } from './stage.ts';

/** A playlist of `size` tracks in somebody's library; `from` picks other tracks for another list. @returns its id */
export const newPlaylist = (world: World, ownerId: string, name: string, size: number, from = 0): string => {
  const { id } = world.createPlaylist(ownerId, { name });
  const tracks = world.catalogue.tracks.slice(from, from + size);
  world.hand.add(
    id,
    tracks.map((track) => ({ kind: 'track', trackId: track.id })),
    ownerId,
  );
  return id;
};

/** What stands in a playlist in Spotify, in its order. */
export const playlistUris = (world: World, id: string): string[] =>
  (world.playlist(id)?.entries ?? []).flatMap(({ content }) =>
    content.kind === 'track' ? [`spotify:track:${content.trackId}`] : [],
  );

/** What an account likes in Spotify, newest first. */
export const likedUris = (world: World, accountId: string): string[] =>
  world.likes(accountId).map(({ trackId }) => `spotify:track:${trackId}`);

/** What Segue keeps of a source of a person, in its order. */
export const keptUris = (flow: Flow, guest: Guest, name: string): unknown[] =>
  flow
    .rows(
      `select tracks.uri from sources
       join source_tracks on source_tracks.reading_id = sources.reading_id
       join tracks on tracks.id = source_tracks.track_id
       where sources.member_id = ? and sources.name = ? order by source_tracks.position`,
      guest.id,
      name,
    )
    .map(({ uri }) => uri);

/** The first of a source's facts: its problem, when it was read. */
export const sourceRow = (flow: Flow, guest: Guest, name: string): Record<string, unknown> | undefined =>
  flow.rows(
    'select last_problem as problem, readable, synced_tracks as tracks from sources where member_id = ? and name = ?',
    guest.id,
    name,
  )[0];

/** Pages of contents of playlists, and of liked tracks, that were asked for. */
export const pagesRead = ({ stage }: Flow, what: 'items' | 'liked'): number => {
  const path = what === 'items' ? 'GET /v1/playlists/{id}/items' : 'GET /v1/me/tracks';
  return stage.spotify.counters.paths().get(path) ?? 0;
};
