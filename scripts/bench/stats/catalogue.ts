import type { Database } from 'better-sqlite3';
import type { Random } from '../suggest/random.ts';
import { writer } from './writer.ts';

/** Tracks that everybody's plays are of; what is known about them is as enrichment leaves it. */
export const TRACKS = 120_000;
const ARTISTS = 25_000;
const ALBUMS = 30_000;
const LABELS = 3_000;
const GENRES = [
  ...['pop', 'rock', 'hip hop', 'electronic', 'house', 'techno', 'drum and bass', 'jazz', 'soul', 'funk'],
  ...['metal', 'punk', 'folk', 'country', 'classical', 'ambient', 'reggae', 'latin', 'disco', 'trance'],
];
/** Every so many tracks is another pressing of the one before it. */
const TWIN_EVERY = 5;

/** @param now ms UTC */
export const writeCatalogue = (database: Database, random: Random, now: number): void => {
  const artists = writer(database, 'artists', ['id', 'spotify_id', 'name', 'name_key', 'updated_at']);
  for (let id = 1; id <= ARTISTS; id++) artists.add([id, `artist${id}`, `Artist ${id}`, `artist ${id}`, now]);
  artists.end();
  const recordings = writer(database, 'recordings', ['id', 'created_at']);
  const grouped = writer(database, 'recording_tracks', [
    ...['track_id', 'recording_id', 'method', 'score', 'algorithm', 'grouped_at'],
  ]);
  const tracks = writer(database, 'tracks', [
    ...[
      'id',
      'uri',
      'spotify_id',
      'isrc',
      'title',
      'artists',
      'album_title',
      'album_spotify_id',
      'image_url',
    ],
    ...['duration_ms', 'explicit', 'release_date', 'search_text', 'group_due', 'updated_at'],
  ]);
  const credits = writer(database, 'track_artists', ['track_id', 'artist_id', 'position']);
  const facts = writer(database, 'track_facts', [
    ...[
      'track_id',
      'recording_id',
      'version',
      'changed_at',
      'bpm',
      'key_code',
      'energy',
      'duration_ms',
      'label',
    ],
    ...['genres', 'uri', 'title', 'artists', 'album', 'said'],
  ]);
  for (let id = 1; id <= TRACKS; id++) {
    const by = [1 + Math.floor(ARTISTS * random.next() ** 2)];
    if (random.chance(0.3)) by.push(1 + random.int(ARTISTS));
    const named = JSON.stringify(by.map((one) => ({ name: `Artist ${one}`, spotifyId: `artist${one}` })));
    const album = 1 + random.int(ALBUMS);
    const genres = [{ name: random.pick(GENRES), weight: 1 }];
    if (random.chance(0.6)) genres.push({ name: random.pick(GENRES), weight: 0.6 });
    const recording = id % TWIN_EVERY === 0 ? id - 1 : id;
    const uri = `spotify:track:${String(id).padStart(22, '0')}`;
    const title = `Song number ${id} about nothing`;
    tracks.add([
      ...[id, uri, uri.slice(14), `QZABC${String(id).padStart(7, '0')}`, title, named, `Album ${album}`],
      ...[`album${album}`, `https://i.scdn.co/image/ab67616d0000b273${String(album).padStart(24, '0')}`],
      ...[180_000 + random.int(120_000), 0, '2019-04-01', `${title.toLowerCase()} artist album`, 0, now],
    ]);
    if (recording === id) recordings.add([id, now]);
    grouped.add([id, recording, 'isrc', 1, 'bench', now]);
    for (const [position, artist] of by.entries()) credits.add([id, artist, position]);
    facts.add([
      ...[id, recording, 1, now, 120 + random.int(20), random.int(24), random.next(), 200_000],
      ...[`Label ${1 + random.int(LABELS)}`, JSON.stringify(genres), uri, title],
      ...[JSON.stringify(by.map((one) => `Artist ${one}`)), `Album ${album}`, '{"bpm":["deezer",0.9]}'],
    ]);
  }
  for (const table of [recordings, grouped, tracks, credits, facts]) table.end();
};
