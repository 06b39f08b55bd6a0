import { expect, test } from 'vitest';
import type { TrackId } from '../../../src/domain/ids.ts';
import { skipRate } from '../../../src/domain/statistics/days.ts';
import type { Told } from '../../../src/domain/statistics/told.ts';
import { ANNA, type HeardPlay, openHeardWorld } from '../../support/heard.ts';
import { person } from '../../support/linking.ts';
import { trackFrom } from '../../support/tracks.ts';

const BEN = person(2, 'Ben');
const night = trackFrom('night', {
  title: 'Night',
  albumTitle: 'One',
  albumSpotifyId: 'one',
  durationMs: 200_000,
});
const again = trackFrom('again', {
  title: 'Night',
  albumTitle: 'Best of',
  albumSpotifyId: 'best',
  isrc: null,
});

const at = (track: HeardPlay['track'], ...moments: string[]): HeardPlay[] =>
  moments.map((moment) => ({ track, at: moment }));

const told = async <T>(answer: Promise<Told<T>>): Promise<T> => {
  const given = await answer;
  if (given.kind !== 'told') throw new Error(`It is ${given.kind}.`);
  return given.value;
};

const idOf = (ids: ReadonlyMap<string, TrackId>, uri: string) => {
  const id = ids.get(uri);
  if (id === undefined) throw new Error(`No track ${uri}.`);
  return id;
};

test('what ends after midnight in Berlin is of the new month, and of the new year', async () => {
  await using world = await openHeardWorld('2026-11-20T12:00:00Z');
  // 23:59:59 and 00:00:00 there.
  await world.hear(at(night, '2025-12-31T22:59:59Z', '2025-12-31T23:00:00Z'));
  const december = await told(world.recaps.of(ANNA.id, { kind: 'month', month: 2025 * 12 + 11 }));
  const january = await told(world.recaps.of(ANNA.id, { kind: 'month', month: 2026 * 12 }));
  expect([december.plays, january.plays]).toEqual([1, 1]);
  expect([december.discoveries, january.discoveries]).toEqual([1, 0]);
  expect([december.hour, january.hour]).toEqual([23, 0]);
  const years = await Promise.all(
    [2025, 2026].map((id) => told(world.firsts.of(ANNA.id, { kind: 'year', id, by: 'date', page: 0 }))),
  );
  expect(years.map(({ total }) => total)).toEqual([1, 0]);
});

test('a merge and a split count for the past; an album keeps its own first time', async () => {
  await using world = await openHeardWorld('2026-11-20T12:00:00Z');
  const ids = await world.hear([
    ...at(night, '2024-03-01T10:00:00Z', '2024-03-01T11:00:00Z'),
    ...at(again, '2025-06-01T10:00:00Z'),
  ]);
  const [one, other] = [idOf(ids, night.uri), idOf(ids, again.uri)];
  const plays = async () => (await told(world.trackStats.of(ANNA.id, other))).plays;
  expect(await plays()).toBe(1);
  const merged = await world.ownRecordings.merge(ANNA.id, one, other);
  expect(await plays()).toBe(3);
  const first = { id: other, by: 'date', page: 0 } as const;
  const track = await told(world.firsts.of(ANNA.id, { kind: 'track', ...first }));
  expect(track.entries.map(({ firstAt }) => firstAt)).toEqual([Date.parse('2024-03-01T10:00:00Z')]);
  const album = await told(world.firsts.of(ANNA.id, { kind: 'album', ...first }));
  expect(album).toMatchObject({ name: 'Best of', total: 1 });
  expect(album.entries[0]?.firstAt).toBe(Date.parse('2025-06-01T10:00:00Z'));
  if (merged.kind !== 'edited') throw new Error('Nothing was merged.');
  await world.ownRecordings.undo(ANNA.id, merged.id);
  expect(await plays()).toBe(1);
});

test('milestones are of plays alone, in the order in which they were heard; nobody sees another’s', async () => {
  await using world = await openHeardWorld('2026-11-20T12:00:00Z');
  await world.store.transaction((tx) => tx.members.see({ id: BEN.id, locale: 'en' }, 1));
  const hours = (count: number, from: string, track = night): HeardPlay[] =>
    Array.from({ length: count }, (_, hour) => ({
      ...{ track, at: new Date(Date.parse(from) + hour * 3_600_000).toISOString() },
    }));
  // The later ones come first, as a file of an export may have them.
  await world.hear(hours(60, '2026-02-01T00:00:00Z', again));
  await world.hear([
    { track: again, at: '2025-12-31T10:00:00Z', ms: 3_000, skipped: true },
    ...hours(50, '2026-01-01T00:00:00Z'),
  ]);
  await world.hear(hours(5, '2026-01-01T00:00:00Z'), BEN.id);
  const anna = await told(world.milestones.of(ANNA.id));
  expect(anna.plays).toBe(110);
  expect(anna.reached.map(({ n, at: when, track }) => [n, when, track?.title])).toEqual([
    [100, Date.parse('2026-02-01T00:00:00Z') + 49 * 3_600_000, 'Night'],
    [1, Date.parse('2026-01-01T00:00:00Z'), 'Night'],
  ]);
  expect(anna.next).toMatchObject({ n: 500, missing: 390, at: null });
  expect((await told(world.milestones.of(BEN.id))).plays).toBe(5);
  expect((await world.milestones.of(person(3, 'Cleo').id)).kind).toBe('nothing');
});

test('silent for a year: to the day, and by what the artists’ tracks come to together', async () => {
  await using world = await openHeardWorld('2026-11-20T12:00:00Z');
  const day = (track: HeardPlay['track'], date: string, count: number): HeardPlay[] =>
    Array.from({ length: count }, (_, hour) => ({
      track,
      at: `${date}T${String(hour).padStart(2, '0')}:30:00Z`,
    }));
  await world.hear([...day(night, '2025-11-20', 9), ...day(again, '2025-11-21', 9)]);
  const ask = (kind: 'tracks' | 'artists') =>
    told(world.longSilent.of(ANNA.id, { kind, silence: '1y', page: 7 }));
  const tracks = await ask('tracks');
  expect(tracks).toMatchObject({ total: 1, page: 0, pages: 1, from: 1 });
  expect(tracks.entries).toMatchObject([{ plays: 9, lastAt: Date.parse('2025-11-20T08:30:00Z') }]);
  expect((await ask('artists')).total).toBe(0);
  world.clock.advance(2 * 86_400_000);
  expect((await ask('tracks')).total).toBe(2);
  expect((await ask('artists')).entries).toMatchObject([{ plays: 18 }]);
});

test('skips are a share of what could tell of them', async () => {
  await using world = await openHeardWorld('2026-11-20T12:00:00Z');
  const ids = await world.hear([
    { track: night, at: '2026-01-01T10:00:00Z' },
    { track: night, at: '2026-01-01T11:00:00Z', ms: 3_000, skipped: true },
    { track: night, at: '2026-01-02T10:00:00Z', estimated: true },
    { track: night, at: '2026-01-03T10:00:00Z', estimated: true },
  ]);
  const stats = await told(world.trackStats.of(ANNA.id, idOf(ids, night.uri)));
  expect(stats).toMatchObject({ plays: 3, skips: 1, estimated: 2 });
  expect(skipRate(stats, stats.estimated)).toBe(0.5);
});
