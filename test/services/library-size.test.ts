import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingId, SourceId, TrackId } from '../../src/domain/ids.ts';
import { everything, type LibraryFilter } from '../../src/domain/library/filter.ts';
import { searchTextOf } from '../../src/domain/library/fold.ts';
import { line } from '../support/fake-spotify-lists.ts';
import { ANNA } from '../support/jobs.ts';
import { openSourcesWorld, type SourcesWorld } from '../support/sources.ts';

/**
 * 20,000 tracks in three overlapping sources, in a catalogue three times that size, with 3,000 artists: what a look
 * at it costs is printed, not judged, because a test machine is no measuring instrument.
 */
const TRACKS = 20_000;
const ARTISTS = 3_000;
const SPANS = [
  [0, 12_000],
  [8_000, 16_000],
  [14_000, TRACKS],
] as const;

/** Of the line at a position of a source. */
const addedAt = (position: number): number => 1_600_000_000_000 + ((position * 7_919) % TRACKS) * 3_600_000;
/** What the library holds: every third track of the catalogue, at its earliest time. */
const held = Array.from({ length: TRACKS }, (_, at) => ({
  number: at * 3,
  addedAt: Math.min(
    ...SPANS.filter(([from, to]) => from <= at && at < to).map(([from]) => addedAt(at - from)),
  ),
}));
const SINCE = 1_640_000_000_000;

let world: SourcesWorld;
beforeAll(async () => {
  world = await openSourcesWorld();
  const steps = <T>(items: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(items.length / 500) }, (_, at) => items.slice(at * 500, at * 500 + 500));
  const all = Array.from({ length: TRACKS * 3 }, (_, at) => {
    const artist = { spotifyId: `artist-${at % ARTISTS}`, name: `Artist ${at % ARTISTS}` };
    return { ...line(`t${at}`).track, title: `Nightshift ${at} (Extended Mix)`, artists: [artist], at };
  });
  await world.database.transaction(async ({ q, t }) => {
    for (const chunk of steps(Array.from({ length: ARTISTS }, (_, at) => at))) {
      const rows = chunk.map((at) => ({
        spotifyId: `artist-${at}`,
        name: `Artist ${at}`,
        nameKey: `artist ${at}`,
        updatedAt: 1,
      }));
      await q.insert(t.artists).values(rows);
    }
    for (const chunk of steps(all)) {
      const rows = chunk.map(({ at: _, ...track }) => ({
        ...track,
        searchText: searchTextOf(track),
        updatedAt: 1,
      }));
      await q.insert(t.tracks).values(rows);
      const credits = chunk.map(({ at }) => ({ trackId: at + 1, artistId: (at % ARTISTS) + 1, position: 0 }));
      await q.insert(t.trackArtists).values(credits as (typeof t.trackArtists.$inferInsert)[]);
    }
    for (const [index, [from, to]] of SPANS.entries()) {
      const readingId = (index + 1) as ReadingId;
      const facts = { memberId: ANNA, accountId: world.accountId, kind: 'playlist' as const, readable: true };
      const name = `p${index}`;
      const shelf = { externalId: name, name, selectedAt: 1, position: index, listedAt: 1, readingId };
      await q.insert(t.sources).values({ ...facts, ...shelf });
      const sourceId = readingId as number as SourceId;
      await q
        .insert(t.sourceReadings)
        .values({ sourceId, version: 'v', nextOffset: -1, lines: to - from, dropped: 0, startedAt: 1 });
      const rows = Array.from({ length: to - from }, (_, position) => ({
        readingId,
        position,
        memberId: ANNA,
        trackId: ((((from + position) * 3) % (TRACKS * 3)) + 1) as TrackId,
        addedAt: 1_600_000_000_000 + ((position * 7_919) % TRACKS) * 3_600_000,
      }));
      for (const chunk of steps(rows)) await q.insert(t.sourceTracks).values(chunk);
    }
  });
});
afterAll(() => world.close());

/** Median of some rounds, printed. */
const timed = async <T>(what: string, look: () => Promise<T>): Promise<T> => {
  const times: number[] = [];
  let seen = await look();
  for (let round = 0; round < 7; round += 1) {
    const start = performance.now();
    seen = await look();
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[3] ?? 0;
  process.stdout.write(`library of ${TRACKS} tracks: ${what} ${median.toFixed(1)} ms\n`);
  return seen;
};

test.each<[string, Partial<LibraryFilter>, number]>([
  ['everything', {}, 20_000],
  ['words in every title', { text: 'nightshift extended' }, 20_000],
  [
    'words in few titles',
    { text: '1234 mix' },
    held.filter(({ number }) => String(number).includes('1234')).length,
  ],
  ['words in none', { text: 'zzz' }, 0],
  ['an artist by name', { artist: { name: 'artist 299' } }, 80],
  ['one source', { sourceId: 2 as SourceId }, 8_000],
  ['a time', { after: SINCE }, held.filter((track) => track.addedAt >= SINCE).length],
])('the first page of %s', async (what, filter, total) => {
  const page = await timed(what, () =>
    world.store.read.library.page(ANNA, { ...everything, ...filter }, 0, 10),
  );
  expect(page.total).toBe(total);
  expect(page.rows).toHaveLength(Math.min(10, total));
});

test('a whole answer, also of the last page', async () => {
  const last = await timed('the last page, as shown', () => world.library.page(ANNA, null, 1_999));
  expect(last.entries).toHaveLength(10);
  expect(last.entries[0]?.sources.length).toBeGreaterThan(0);
});
