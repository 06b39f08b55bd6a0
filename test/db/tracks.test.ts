import { expect, test } from 'vitest';
import type { NewTrack } from '../../src/domain/library.ts';
import { openTestStore } from '../support/database.ts';

const track = (id: string, more: Partial<NewTrack> = {}): NewTrack => ({
  uri: `spotify:track:${id}`,
  spotifyId: id,
  title: `Title ${id}`,
  artists: [{ spotifyId: 'a1', name: 'Aurel' }],
  albumTitle: 'Album',
  albumSpotifyId: 'al1',
  imageUrl: 'https://img/1',
  durationMs: 200_000,
  explicit: false,
  isrc: `ISRC${id}`,
  releaseDate: '2026-01-02',
  ...more,
});

test('stores each track and artist once, however often they come', async () => {
  await using db = openTestStore();
  const both = [track('1'), track('2'), track('1')];
  const first = await db.store.transaction((tx) => tx.tracks.upsertTracks(both, 1));
  const second = await db.store.transaction((tx) => tx.tracks.upsertTracks(both, 2));
  expect([...second].sort()).toEqual([...first].sort());
  expect(first.size).toBe(2);
  expect(await db.database.read.q.select().from(db.database.read.t.artists)).toHaveLength(1);
  const rows = await db.database.read.q.select().from(db.database.read.t.tracks);
  expect(rows.map(({ updatedAt }) => updatedAt)).toEqual([1, 1]);
});

test('a shorter answer does not delete what is known, a newer one changes it', async () => {
  await using db = openTestStore();
  const { store } = db;
  const ids = await store.transaction((tx) => tx.tracks.upsertTracks([track('1')], 1));
  const [id] = [...ids.values()];
  if (id === undefined) throw new Error('no id');
  const shorter = track('1', { isrc: null, imageUrl: null, durationMs: null });
  await store.transaction((tx) => tx.tracks.upsertTracks([shorter], 2));
  expect(await store.read.tracks.find(id)).toEqual({ ...track('1'), id });

  const newer = track('1', {
    title: 'Renamed',
    artists: [
      { spotifyId: 'a2', name: 'Mina K.' },
      { spotifyId: 'a1', name: 'Aurel' },
    ],
  });
  await store.transaction((tx) => tx.tracks.upsertTracks([newer], 3));
  expect(await store.read.tracks.find(id)).toEqual({ ...newer, id });
  const { q, t } = db.database.read;
  const credits = await q.select().from(t.trackArtists).orderBy(t.trackArtists.position);
  expect(credits).toHaveLength(2);
  const [row] = await q.select({ search: t.tracks.searchText }).from(t.tracks);
  expect(row?.search).toContain('renamed | mina k | aurel');
});

test('artists without an id are the same when their names fold to the same', async () => {
  await using db = openTestStore();
  const local = (uri: string, name: string): NewTrack =>
    track('x', { uri, spotifyId: null, isrc: null, artists: [{ spotifyId: null, name }] });
  await db.store.transaction((tx) =>
    tx.tracks.upsertTracks([local('spotify:local:1', 'Björk'), local('spotify:local:2', 'BJORK')], 1),
  );
  await db.store.transaction((tx) => tx.tracks.upsertTracks([local('spotify:local:3', 'bjork')], 2));
  expect(await db.database.read.q.select().from(db.database.read.t.artists)).toHaveLength(1);
});

test('a renamed artist keeps its row, a picture is not lost', async () => {
  await using db = openTestStore();
  const { store } = db;
  const put = (name: string, imageUrl: string | null, now: number) =>
    store.transaction((tx) => tx.tracks.upsertArtists([{ spotifyId: 'a1', name, imageUrl }], now));
  const before = await put('Prince', 'https://img/p', 1);
  const after = await put('Ƭ̵̬̊', null, 2);
  expect(after).toEqual(before);
  const [row] = await db.database.read.q.select().from(db.database.read.t.artists);
  expect(row).toMatchObject({ name: 'Ƭ̵̬̊', imageUrl: 'https://img/p' });
});
