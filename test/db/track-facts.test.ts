import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatView } from '../../src/domain/enrichment/flat.ts';
import type { Enrichment, EnrichmentValues } from '../../src/domain/enrichment/values.ts';
import type { TrackId } from '../../src/domain/ids.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { addTracks, trackFrom } from '../support/tracks.ts';

const word = fc.constantFrom('techno', 'Hard Techno', 'dub', 'Dark', 'pop', 'drum & bass');
const weighted = fc.record({ name: word, weight: fc.double({ min: 0.01, max: 1, noNaN: true }) });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const values: fc.Arbitrary<Partial<EnrichmentValues>> = fc.record(
  {
    genres: fc.array(weighted, { maxLength: 3 }),
    styles: fc.array(weighted, { maxLength: 3 }),
    moods: fc.array(weighted, { maxLength: 2 }),
    tags: fc.array(word, { maxLength: 3 }),
    bpm: fc.double({ min: 20, max: 400, noNaN: true }),
    key: fc.record({
      pitch: fc.integer({ min: 0, max: 11 }),
      mode: fc.constantFrom('major' as const, 'minor' as const),
    }),
    energy: share,
    loudness: fc.double({ min: -60, max: 0, noNaN: true }),
    label: word,
    language: fc.constantFrom('de', 'en', 'zxx'),
    releaseDate: fc.constantFrom('2024', '2023-05', '2022-01-31'),
    isrc: fc.constant('GBAYE0601498'),
    explicit: fc.boolean(),
    durationMs: fc.integer({ min: 1_000, max: 900_000 }),
    version: fc.record({
      kind: fc.constantFrom('remix', 'extended'),
      by: fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 }),
    }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const reading = fc.record({
  source: fc.constantFrom('beatport', 'musicbrainz', 'deezer', 'lastfm', 'reccobeats', 'llm', 'discogs'),
  values,
  confidence: fc.double({ min: 0.3, max: 1, noNaN: true }),
  fetchedAt: fc.integer({ min: 1, max: 100 }),
});

const addReading = (
  { store }: TestStore,
  trackId: TrackId,
  one: Omit<Enrichment, 'version'>,
  now: number,
): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.enrichments.put([{ ...one, version: 1, trackId, facet: '', ids: null }]);
    await tx.trackFacts.refresh(await tx.tracks.byIds([trackId]), now);
  });

/** What a fresh look at the enrichments says. */
const expected = async ({ store }: TestStore, trackId: TrackId) => {
  const track = await store.read.tracks.find(trackId);
  if (track === null) throw new Error('no track');
  return flatView(track, await store.read.enrichments.ofTracks([trackId]));
};

test('the facts of a track are its enrichments flattened, whatever comes in whatever order', async () => {
  await using db = openTestStore();
  let n = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(reading, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('Song', 'Song (Extended Mix)', 'Song (Someone Remix)'),
      async (readings, title) => {
        n += 1;
        const [trackId] = await addTracks(db.store, [trackFrom(`T${n}`, { title })]);
        if (trackId === undefined) throw new Error('no track');
        for (const [at, one] of readings.entries()) await addReading(db, trackId, one, at + 1);
        const [row] = await db.store.read.trackFacts.ofTracks([trackId]);
        expect(row).toMatchObject({ ...(await expected(db, trackId)), title, artists: ['Nova Lane'] });
      },
    ),
    { numRuns: 150 },
  );
});

test('a track that the provider describes anew has new facts at once', async () => {
  await using db = openTestStore();
  const [id] = await addTracks(db.store, [trackFrom('a', { explicit: false })], 1);
  await addTracks(db.store, [trackFrom('a', { explicit: true, title: 'New (Dub Mix)' })], 2);
  const [row] = await db.store.read.trackFacts.ofTracks(id === undefined ? [] : [id]);
  expect(row).toMatchObject({ explicit: true, title: 'New (Dub Mix)', changedAt: 2, versionKind: 'dub' });
});

test('what says nothing new is not written again', async () => {
  await using db = openTestStore();
  const [id] = await addTracks(db.store, [trackFrom('a')], 1);
  if (id === undefined) throw new Error('no track');
  const one = { source: 'deezer' as const, values: { bpm: 128 }, confidence: 0.9, fetchedAt: 1 };
  await addReading(db, id, one, 2);
  await addReading(db, id, { ...one, fetchedAt: 5 }, 3);
  expect((await db.store.read.trackFacts.ofTracks([id]))[0]).toMatchObject({ bpm: 128, changedAt: 2 });
});
