import type { AppMode } from '../../../src/domain/accounts.ts';
import type { AppId } from '../../../src/domain/ids.ts';
import type { SpotifyAccess } from '../../../src/providers/spotify/port.ts';
import { createSpotifyReader } from '../../../src/providers/spotify/reader.ts';
import { openTestHttp } from '../../support/http.ts';
import { openLoopback, type Reply, type Responder, type SeenRequest } from '../../support/loopback.ts';

/** Bodies as the Web API sends them; what development mode leaves out is left out. */
const track = (id: string) => ({
  album: {
    album_type: 'album',
    artists: [{ id: 'ar1', name: 'Aurel', type: 'artist', uri: 'spotify:artist:ar1' }],
    id: `al-${id}`,
    images: [
      { url: 'https://i.test/640', width: 640, height: 640 },
      { url: 'https://i.test/300', width: 300, height: 300 },
      { url: 'https://i.test/64', width: 64, height: 64 },
    ],
    name: 'Blackline 042',
    release_date: '2026-11',
    release_date_precision: 'month',
    total_tracks: 4,
    type: 'album',
    uri: `spotify:album:al-${id}`,
  },
  artists: [
    { id: 'ar1', name: 'Aurel', type: 'artist', uri: 'spotify:artist:ar1' },
    { id: 'ar2', name: 'Mina K.', type: 'artist', uri: 'spotify:artist:ar2' },
  ],
  disc_number: 1,
  duration_ms: 401_000,
  explicit: false,
  external_ids: { isrc: 'de-a12-26 00001' },
  external_urls: { spotify: `https://open.spotify.com/track/${id}` },
  href: `https://api.spotify.com/v1/tracks/${id}`,
  id,
  is_local: false,
  name: `Nightshift ${id}`,
  track_number: 2,
  type: 'track',
  uri: `spotify:track:${id}`,
});

export const devTrack = (id: string) => ({ ...track(id), is_playable: true, track: true, episode: false });
export const extendedTrack = (id: string) => ({
  ...track(id),
  available_markets: ['DE', 'SE'],
  popularity: 41,
  linked_from: null,
  preview_url: null,
});
export const localTrack = {
  album: {
    album_type: null,
    artists: [],
    id: null,
    images: [],
    name: null,
    release_date: null,
    type: 'album',
  },
  artists: [{ id: null, name: 'Basement', type: 'artist', uri: null }],
  duration_ms: 180_000,
  explicit: false,
  external_ids: {},
  id: null,
  is_local: true,
  name: 'Demo 3',
  type: 'track',
  uri: 'spotify:local:Basement::Demo+3:180',
};
export const episode = {
  id: 'ep1',
  name: 'Talk',
  type: 'episode',
  uri: 'spotify:episode:ep1',
  show: { id: 's' },
};

const ADDED = '2026-11-02T10:00:00Z';
export const devLine = (item: unknown) => ({
  added_at: ADDED,
  added_by: { id: 'u1' },
  is_local: false,
  item,
});
export const extendedLine = (inner: unknown) => ({
  added_at: ADDED,
  added_by: null,
  is_local: false,
  primary_color: null,
  track: inner,
});

/** The track of these fixtures in Segue's words. */
export const nightshift = (id: string) => ({
  spotifyId: id,
  uri: `spotify:track:${id}`,
  title: `Nightshift ${id}`,
  artists: [
    { spotifyId: 'ar1', name: 'Aurel' },
    { spotifyId: 'ar2', name: 'Mina K.' },
  ],
  albumTitle: 'Blackline 042',
  albumSpotifyId: `al-${id}`,
  imageUrl: 'https://i.test/300',
  durationMs: 401_000,
  explicit: false,
  isrc: 'DEA122600001',
  releaseDate: '2026-11',
});

export const pageOf = (items: readonly unknown[], more: object = {}) => ({
  href: 'https://api.spotify.com/v1/x',
  limit: 50,
  next: null,
  offset: 0,
  previous: null,
  total: items.length,
  items,
  ...more,
});

export const playlist = (id: string, more: object = {}) => ({
  collaborative: false,
  description: '',
  id,
  images: null,
  name: `List ${id}`,
  owner: { id: 'u1', display_name: 'Mina', type: 'user' },
  public: true,
  snapshot_id: `snap-${id}`,
  items: { href: 'x', total: 12 },
  type: 'playlist',
  uri: `spotify:playlist:${id}`,
  ...more,
});

export const jsonError = (status: number, message: string): Reply => ({
  status,
  body: { error: { status, message } },
});
export const PREMIUM =
  'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.';
export const UNREGISTERED = 'User not registered in the Developer Dashboard';

/** A reader, a loopback Spotify that answers as told, and an account whose first token is `token-1`. */
export const openSpotify = async (respond: Responder, mode: AppMode = 'development') => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const renewed: string[] = [];
  const access: SpotifyAccess = {
    app: { id: 1 as AppId, clientId: 'client-id', mode },
    displayName: 'Mina',
    token: async () => 'token-1',
    renew: async (rejected) => {
      renewed.push(rejected);
      return 'token-2';
    },
  };
  return {
    reader: createSpotifyReader({ http: door.http, apiUrl: `${server.url}/v1` }),
    access,
    renewed,
    door,
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

export const offsetOf = (request: SeenRequest): number => Number(request.query.get('offset'));
