import SqliteDatabase from 'better-sqlite3';
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

/** Puts a read playlist "Archive" of so many tracks into the library of a person with one account, past Spotify. */
export const addArchive = ({ stage }: Flow, guest: Guest, size: number): void => {
  const database = new SqliteDatabase(stage.databasePath);
  const now = stage.world.now();
  const run = (query: string, ...values: (string | number | bigint)[]): number | bigint =>
    database.prepare(query).run(...values).lastInsertRowid;
  database.exec('BEGIN IMMEDIATE');
  const source = run(
    `insert into sources (member_id, account_id, kind, external_id, name, readable, selected_at, position,
       synced_tracks, dropped_entries, listed_at, last_sync_at)
     select member_id, id, 'playlist', 'archive', 'Archive', 1, ?, 99, ?, 0, ?, ? from accounts where member_id = ?`,
    now,
    size,
    now,
    now,
    guest.id,
  );
  const reading = run(
    `insert into source_readings (source_id, version, next_offset, lines, dropped, started_at)
     values (?, 'v', -1, ?, 0, ?)`,
    source,
    size,
    now,
  );
  run('update sources set reading_id = ? where id = ?', reading, source);
  run(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
     insert into tracks (uri, spotify_id, title, artists, search_text, updated_at)
     select 'spotify:track:archive' || i, 'archive' || i, 'Piece ' || i, '[{"name":"Aurel","spotifyId":"aurel"}]',
       'piece ' || i || ' aurel', 1 from n`,
    size,
  );
  run(
    `insert into source_tracks (reading_id, member_id, position, track_id, added_at)
     select ?, ?, id, id, 1600000000000 + id from tracks where uri like 'spotify:track:archive%'`,
    reading,
    guest.id,
  );
  database.exec('COMMIT');
  database.close();
};
