import type { Answer } from '../../http/answer.ts';
import { isAnswer } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import type { World } from '../../world/contract.ts';
import { isSpotifyId } from '../../world/ids.ts';
import type { WorldAccount, WorldPlaylist } from '../../world/types.ts';
import { invalidId, notFound } from '../answer.ts';
import type { Quirks, SpotifyClient } from '../contract.ts';
import { marketOf } from '../params.ts';
import type { Links } from '../render/links.ts';
import type { MusicRenderer, View } from '../render/music.ts';
import type { PeopleRenderer } from '../render/people.ts';
import type { PlaylistRenderer } from '../render/playlists.ts';
import type { SearchIndex } from '../search.ts';

/** What the double itself remembers beside the world. */
export interface Memory {
  /** Uris in libraries that the world has no shelf for (albums, shows, users, ...), by account. */
  saved: Map<string, Set<string>>;
  /** Stale snapshots that were met with a 502 once already. */
  staleSeen: Set<string>;
}

export interface Desk {
  world: World;
  links: Links;
  music: MusicRenderer;
  people: PeopleRenderer;
  playlists: PlaylistRenderer;
  search: SearchIndex;
  quirks: Quirks;
  memory: Memory;
}

/** One authorized call. */
export interface ApiCall {
  desk: Desk;
  call: Call;
  /** The `{...}` parts of the path, decoded. */
  params: readonly string[];
  client: SpotifyClient;
  account: WorldAccount;
  scopes: readonly string[];
  extended: boolean;
  view: View;
  /** How many changes ago playlists are shown; 0 for as they are. Writes are never behind. */
  behind: number;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/v1/playlists/{id}/items` */
  path: string;
  /** `extended`: removed in development mode; `nobody`: removed for every app a developer can still get. */
  open: 'everybody' | 'extended' | 'nobody';
  /** All of these are needed. Scopes that depend on the thing itself are checked by the handler. */
  scopes?: readonly string[];
  handle(api: ApiCall): Answer;
}

export const address = (api: ApiCall): string => api.desk.links.api(api.call.path.replace(/^\/v1\//, ''));

/** The view with the market of the query, or the refusal. */
export function marketView(api: ApiCall): View | Answer {
  const market = marketOf(api.call.query);
  return isAnswer(market) ? market : { ...api.view, market: market.market };
}

/** The playlist of the path, or 400 for what is no id and 404 for what is not there (Spotify's own lists included). */
export function playlistOf(api: ApiCall): WorldPlaylist | Answer {
  const [id = ''] = api.params;
  if (!isSpotifyId(id)) return invalidId();
  const playlist = api.desk.world.playlist(id);
  return playlist && !playlist.editorial ? asShown(api, playlist) : notFound();
}

/** A playlist as this call gets to see it. */
export function asShown({ desk, call, behind }: ApiCall, playlist: WorldPlaylist): WorldPlaylist {
  if (behind === 0 || call.method !== 'GET') return playlist;
  return { ...playlist, ...desk.world.versionBehind(playlist.id, behind) };
}

export const owns = (api: ApiCall, playlist: WorldPlaylist): boolean => playlist.ownerId === api.account.id;

export const worksOn = (api: ApiCall, playlist: WorldPlaylist): boolean =>
  owns(api, playlist) || (playlist.collaborative && playlist.collaboratorIds.includes(api.account.id));

/** Contents are for owners and collaborators since 2026; old apps still read everything. */
export const mayRead = (api: ApiCall, playlist: WorldPlaylist): boolean =>
  api.extended || worksOn(api, playlist);

/** The scope that changing this playlist takes. */
export const modifyScope = (playlist: Pick<WorldPlaylist, 'public' | 'collaborative'>): string =>
  playlist.public === false || playlist.collaborative ? 'playlist-modify-private' : 'playlist-modify-public';
