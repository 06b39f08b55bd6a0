import type { NewTrack } from '../../domain/library.ts';
import { AppError } from '../../errors.ts';
import type { Http } from '../http-port.ts';
import { createSpotifyCaller, type SpotifyCall, segment } from './call.ts';
import { nextOffset } from './paging.ts';
import type { LinesPage, SpotifyAccess, SpotifyPlaylist, SpotifyReader } from './port.ts';
import {
  type Readings,
  readAll,
  readLine,
  readPlay,
  readPlaylist,
  readTopArtist,
  readTrack,
} from './translate.ts';
import * as wire from './wire.ts';

const PAGE_SIZE = 50;
/** Spotify refuses larger offsets in a list of playlists. */
const LAST_PLAYLIST_OFFSET = 100_000;
const PLAYLIST_FACTS =
  'id,snapshot_id,name,collaborative,owner(id,display_name),images,items(total),tracks(total)';

/** The reading side of the Web API. @see SpotifyReader */
export const createSpotifyReader = ({ http, apiUrl }: { http: Http; apiUrl: string }): SpotifyReader => {
  const call = createSpotifyCaller({ http, apiUrl });

  const page = (access: SpotifyAccess, where: PageCall) => call(access, { ...where, schema: wire.Page });

  const linesPage = async (access: SpotifyAccess, offset: number, where: PageCall): Promise<LinesPage> => {
    const query = { ...where.query, limit: PAGE_SIZE, offset };
    const answer = await page(access, { ...where, query });
    const { values, dropped } = known(readAll(answer.items, readLine));
    return {
      lines: values,
      dropped,
      total: answer.total ?? offset + answer.items.length,
      nextOffset: nextOffset(answer, offset, PAGE_SIZE),
    };
  };

  return {
    me: async (access, signal) => {
      const profile = await call(access, { bucket: 'me', path: '/me', schema: wire.Profile, signal });
      return {
        accountId: profile.account_id || profile.id,
        userId: profile.id,
        displayName: profile.display_name?.trim() || profile.id,
      };
    },

    playlists: async (access, signal) => {
      // By id: a list that changes while it is read gives an entry twice.
      const found = new Map<string, SpotifyPlaylist>();
      let offset: number | null = 0;
      while (offset !== null && offset <= LAST_PLAYLIST_OFFSET) {
        const query = { limit: PAGE_SIZE, offset };
        const answer = await page(access, { bucket: 'playlists', path: '/me/playlists', query, signal });
        for (const playlist of known(readAll(answer.items, readPlaylist)).values) {
          found.set(playlist.id, playlist);
        }
        offset = nextOffset(answer, offset, PAGE_SIZE);
      }
      return [...found.values()];
    },

    playlist: async (access, playlistId, signal) => {
      const path = `/playlists/${segment(playlistId)}`;
      const query = { fields: PLAYLIST_FACTS };
      const schema = wire.Playlist;
      const playlist = readPlaylist(await call(access, { bucket: 'playlists', path, query, schema, signal }));
      if (typeof playlist === 'string') throw unknownShape();
      return playlist;
    },

    playlistItems: (access, playlistId, offset, signal) =>
      linesPage(access, offset, {
        bucket: 'playlist-items',
        path: `/playlists/${segment(playlistId)}/items`,
        // Without it episodes come as half-filled tracks.
        query: { additional_types: 'track,episode' },
        signal,
      }),

    likedTracks: (access, offset, signal) =>
      linesPage(access, offset, { bucket: 'library', path: '/me/tracks', signal }),

    recentlyPlayed: async (access, signal) => {
      const query = { limit: PAGE_SIZE };
      const path = '/me/player/recently-played';
      const { items } = await page(access, { bucket: 'player', path, query, signal });
      return [...known(readAll(items, readPlay)).values];
    },

    topTracks: async (access, range, signal) => {
      const query = { time_range: range, limit: PAGE_SIZE };
      const { items } = await page(access, { bucket: 'top', path: '/me/top/tracks', query, signal });
      return [...known(readAll<NewTrack>(items, readTrack)).values];
    },

    topArtists: async (access, range, signal) => {
      const query = { time_range: range, limit: PAGE_SIZE };
      const { items } = await page(access, { bucket: 'top', path: '/me/top/artists', query, signal });
      return [...known(readAll(items, readTopArtist)).values];
    },
  };
};

type PageCall = Omit<SpotifyCall<typeof wire.Page>, 'schema'>;

const unknownShape = (): AppError =>
  new AppError(
    'PROVIDER_UNAVAILABLE',
    { provider: 'spotify', why: 'bad_body' },
    { cause: new Error('not one entry of the list has a known shape') },
  );

/** A list that we cannot read at all must not pass for an empty one. */
const known = <T>(readings: Readings<T>): Readings<T> => {
  if (readings.unknownShape) throw unknownShape();
  return readings;
};
