import { expect, test } from 'vitest';
import { flatView } from '../../../src/domain/enrichment/flat.ts';
import { createCompare } from '../../../src/domain/recordings/compare.ts';
import { createRecordingGrouping } from '../../../src/services/recordings/grouping.ts';
import { createFakeProvider, type EnrichmentWorld, openEnrichmentWorld } from '../../support/enrichment.ts';
import { ANNA } from '../../support/jobs.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

/** Every row of facts beside what a fresh look at its track says. */
const expectAllFlat = async ({ store, database }: EnrichmentWorld): Promise<void> => {
  const { q, t } = database.read;
  const rows = await q.select().from(t.trackFacts);
  const tracks = await q.select().from(t.tracks);
  expect(rows).toHaveLength(tracks.length);
  for (const row of rows) {
    const track = await store.read.tracks.find(row.trackId);
    if (track === null) throw new Error('facts without a track');
    const said = await store.read.enrichments.ofTracks([row.trackId]);
    const [place] = await store.read.recordings.around([row.trackId]);
    expect(row).toMatchObject({
      ...flatView(track, said),
      title: track.title,
      recordingId: place?.recordingId ?? null,
    });
  }
};

test('facts follow answers, new readings of old documents, new descriptions and grouping', async () => {
  const answers = [
    createFakeProvider('deezer', {
      answer: ({ key }) => ({ values: { bpm: 90 + key, label: `L${key % 3}` } }),
    }),
    createFakeProvider('lastfm', {
      answer: ({ key }) =>
        key % 2 === 0 ? 'miss' : { values: { genres: [{ name: 'drum and bass', weight: 1 }] } },
    }),
  ];
  await using world = await openEnrichmentWorld(answers);
  const { store, clock } = world;
  const tracks = Array.from({ length: 30 }, (_, n) =>
    trackFrom(`T${n}`, { isrc: `GBAYE06014${10 + (n >> 1)}`, title: `Song ${n >> 1}` }),
  );
  await world.fill(tracks);
  await expectAllFlat(world);

  await world.enrich();
  await expectAllFlat(world);
  const { q, t } = world.database.read;
  expect((await q.select().from(t.trackFacts)).filter(({ genres }) => genres !== null)).toHaveLength(15);

  // The newer version reads other tags out of the same documents.
  const { asking } = world.restart([createFakeProvider('deezer', { version: 2 })]);
  const hooks = {
    signal: new AbortController().signal,
    moving: async () => [],
    stored: async () => undefined,
    isLong: async () => false,
  };
  await asking.run(ANNA, 'deezer', hooks);
  expect(new Set((await q.select().from(t.trackFacts)).flatMap(({ tags }) => tags ?? []))).toEqual(
    new Set(['read by 2']),
  );
  await expectAllFlat(world);

  await addTracks(
    store,
    [trackFrom('T3', { title: 'Another name (Extended Mix)', explicit: true })],
    clock.now(),
  );
  const grouping = createRecordingGrouping({ store, clock, enqueue: async () => undefined, createCompare });
  expect(await grouping.run(new AbortController().signal)).toBeGreaterThan(0);
  await expectAllFlat(world);
});
