import type { z } from 'zod';
import type { NewTrack } from '../../domain/library.ts';
import { VANISHED } from '../../domain/playlists/playlist.ts';
import { AppError } from '../../errors.ts';
import type { Http } from '../http-port.ts';
import type { PlaylistDetails, PlaylistOwner, PlaylistWriter } from '../playlist-port.ts';
import { createSpotifyCaller, type SpotifyCall, segment } from './call.ts';
import { nextOffset } from './paging.ts';
import { Contains, EntryPage, Nothing, Snapshot, uriOf } from './playlist-wire.ts';
import type { AccessOf, SpotifyPlaylist, SpotifyReader } from './port.ts';
import { readLine, readPlaylist } from './translate.ts';
import { Playlist } from './wire.ts';

const PAGE_SIZE = 50;
const DETAILS = 'id,snapshot_id,name,collaborative,owner(id,display_name),items(total),tracks(total)';
/** Both shapes: development mode has `item`, extended quota `track`. */
const TRACK =
  'id,uri,type,name,duration_ms,explicit,external_ids,artists(id,name),album(id,name,release_date,images)';
const ENTRIES = `items(item(${TRACK}),track(${TRACK})),next,total`;

/** The writing side of the Web API, by the paths that development mode has since 2026. @see PlaylistWriter */
export const createPlaylistWriter = (deps: {
  http: Http;
  apiUrl: string;
  accessOf: AccessOf;
  reader: Pick<SpotifyReader, 'playlists'>;
}): PlaylistWriter => {
  const { accessOf, reader } = deps;
  const caller = createSpotifyCaller(deps);
  const call = async <S extends z.ZodType>(owner: PlaylistOwner, request: SpotifyCall<S>) =>
    caller(await accessOf(owner.memberId, owner.id), request);

  const write = async (
    owner: PlaylistOwner,
    playlistId: string,
    request: { method: 'POST' | 'PUT' | 'DELETE'; body: unknown },
    signal: AbortSignal | undefined,
  ) => {
    const path = `/playlists/${segment(playlistId)}/items`;
    const bucket = 'playlist-items';
    const answer = await call(owner, { ...request, bucket, path, schema: Snapshot, signal });
    return { snapshotId: answer?.snapshot_id ?? null };
  };
  const library = (playlistId: string) => ({ uris: `spotify:playlist:${playlistId}` });

  return {
    create: async (owner, { name, description, public: shown }, signal) => {
      const body = { name, description, public: shown };
      const made = await call(owner, {
        method: 'POST',
        bucket: 'playlists',
        path: '/me/playlists',
        body,
        schema: Playlist,
        signal,
      });
      return detailsOf(readPlaylist(made));
    },

    list: async (owner, signal) => {
      const access = await accessOf(owner.memberId, owner.id);
      return (await reader.playlists(access, signal)).map(detailsOf);
    },

    details: async (owner, playlistId, signal) => {
      const path = `/playlists/${segment(playlistId)}`;
      const query = { fields: DETAILS };
      const schema = Playlist;
      return detailsOf(readPlaylist(await call(owner, { bucket: 'playlists', path, query, schema, signal })));
    },

    isKept: async (owner, playlistId, signal) => {
      const query = library(playlistId);
      const path = '/me/library/contains';
      const [kept] = await call(owner, { bucket: 'library', path, query, schema: Contains, signal });
      return kept === true;
    },

    entries: async (owner, playlistId, offset, signal) => {
      const path = `/playlists/${segment(playlistId)}/items`;
      // Without the types episodes come as half-filled tracks.
      const query = { fields: ENTRIES, additional_types: 'track,episode', limit: PAGE_SIZE, offset };
      const schema = EntryPage;
      const page = await call(owner, { bucket: 'playlist-items', path, query, schema, signal });
      return {
        entries: entriesOf(page.items),
        tracks: page.items.flatMap(trackOf),
        total: page.total ?? offset + page.items.length,
        nextOffset: nextOffset(page, offset, PAGE_SIZE),
      };
    },

    add: (owner, playlistId, { uris, position }, signal) => {
      const body = position === null ? { uris } : { uris, position };
      return write(owner, playlistId, { method: 'POST', body }, signal);
    },

    remove: (owner, playlistId, uris, signal) => {
      const body = { items: uris.map((uri) => ({ uri })) };
      return write(owner, playlistId, { method: 'DELETE', body }, signal);
    },

    move: (owner, playlistId, { start, length, before, snapshotId }, signal) => {
      const version = snapshotId === undefined ? {} : { snapshot_id: snapshotId };
      const body = { range_start: start, range_length: length, insert_before: before, ...version };
      return write(owner, playlistId, { method: 'PUT', body }, signal);
    },

    replace: (owner, playlistId, uris, signal) =>
      write(owner, playlistId, { method: 'PUT', body: { uris } }, signal),

    change: async (owner, playlistId, facts, signal) => {
      const path = `/playlists/${segment(playlistId)}`;
      const schema = Nothing;
      await call(owner, { method: 'PUT', bucket: 'playlists', path, body: facts, schema, signal });
    },

    unfollow: async (owner, playlistId, signal) => {
      // The uris stand in the query: Spotify refuses them in a body.
      const query = library(playlistId);
      const schema = Nothing;
      await call(owner, { method: 'DELETE', bucket: 'library', path: '/me/library', query, schema, signal });
    },
  };
};

const detailsOf = (playlist: SpotifyPlaylist | string): PlaylistDetails => {
  if (typeof playlist === 'string') throw unknownShape('the playlist has no known shape');
  const { id, name, ownerId, collaborative, snapshotId, trackTotal: total } = playlist;
  return { id, name, ownerId, collaborative, snapshotId, total };
};

const trackOf = (value: unknown): NewTrack[] => {
  const line = readLine(value);
  return typeof line === 'string' ? [] : [line.track];
};

/** One odd entry keeps its place; a page without a single known one is rather a change at Spotify than an empty list. */
const entriesOf = (items: readonly unknown[]): string[] => {
  const uris = items.map(uriOf);
  if (uris.length > 0 && uris.every((uri) => uri === undefined)) {
    throw unknownShape('not one entry of the playlist has a known shape');
  }
  return uris.map((uri) => uri ?? VANISHED);
};

const unknownShape = (what: string): AppError =>
  new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'bad_body' }, { cause: new Error(what) });
