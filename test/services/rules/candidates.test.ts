import { expect, test } from 'vitest';
import type { TrackId } from '../../../src/domain/ids.ts';
import { playFlags } from '../../../src/domain/listening/play-flags.ts';
import type { Column } from '../../../src/domain/rules/columns.ts';
import type { Universe } from '../../../src/domain/rules/rule-set.ts';
import { createLoadCandidates } from '../../../src/services/rules/candidates.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { addPlays, type SeedPlay } from '../../support/plays.ts';
import { addSource, readSource } from '../../support/rule-library.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

const ids = async ({ store }: TestStore, count: number): Promise<TrackId[]> => {
  await addMembers(store, ANNA, BEN);
  return addTracks(
    store,
    Array.from({ length: count }, (_, n) =>
      trackFrom(`T${n}`, { title: `Song ${n}`, explicit: n % 2 === 0 }),
    ),
  );
};
const at = (list: readonly TrackId[], n: number): TrackId => {
  const id = list[n];
  if (id === undefined) throw new Error('no track');
  return id;
};
const open = ({ store }: TestStore) => {
  const load = createLoadCandidates({
    read: store.read,
    clock: createManualClock(),
    managed: async () => new Map([['spotify:track:T1', ['Mine']]]),
  });
  return (from: Universe, columns: readonly Column[]) =>
    load(ANNA, {
      from,
      columns: new Set(columns),
      plays: columns.includes('plays') ? { since: null } : null,
    });
};
const play = (
  trackId: TrackId,
  playedAt: number,
  msPlayed: number | null = null,
  skipped = false,
): SeedPlay => ({
  memberId: ANNA,
  trackId,
  playedAt,
  msPlayed,
  source: msPlayed === null ? 'live' : 'import',
  flags: playFlags({ skipped: skipped ? 'yes' : 'unknown' }),
});

test('a library comes once per track, with all its sources and the first time it was added', async () => {
  await using db = openTestStore();
  const t = await ids(db, 4);
  await addSource(db.store, ANNA, { kind: 'liked', name: 'Liked Songs' }, [
    { trackId: at(t, 0), addedAt: 50 },
    { trackId: at(t, 1), addedAt: 40 },
  ]);
  await addSource(db.store, ANNA, { kind: 'playlist', name: 'Promo' }, [
    { trackId: at(t, 1), addedAt: 30 },
    { trackId: at(t, 1), addedAt: null },
    { trackId: at(t, 2), addedAt: null },
  ]);
  await addSource(db.store, BEN, { kind: 'liked', name: "Ben's" }, [{ trackId: at(t, 3), addedAt: 1 }]);
  const found = await open(db)('library', ['title', 'explicit', 'managed', 'local']);
  expect(found).toEqual([
    {
      trackId: at(t, 0),
      recording: -at(t, 0),
      uri: 'spotify:track:T0',
      title: 'Song 0',
      explicit: true,
      addedAt: 50,
      sources: ['liked'],
      managed: [],
      local: false,
    },
    expect.objectContaining({ title: 'Song 1', addedAt: 30, sources: ['liked', 'Promo'], managed: ['Mine'] }),
    expect.objectContaining({ title: 'Song 2', addedAt: null, sources: ['Promo'], explicit: true }),
  ]);
});

test('only what was asked for is there', async () => {
  await using db = openTestStore();
  const t = await ids(db, 1);
  await addSource(db.store, ANNA, { kind: 'liked', name: 'Liked' }, [{ trackId: at(t, 0), addedAt: 1 }]);
  const [one] = await open(db)('library', ['bpm']);
  expect(Object.keys(one ?? {}).sort()).toEqual(['addedAt', 'bpm', 'recording', 'sources', 'trackId', 'uri']);
});

test('plays count for the recording, also those of tracks that are no candidates, oldest first', async () => {
  await using db = openTestStore();
  const t = await ids(db, 3);
  await addSource(db.store, ANNA, { kind: 'liked', name: 'Liked' }, [{ trackId: at(t, 0), addedAt: 1 }]);
  await db.store.transaction(async (tx) => {
    const [recording] = await tx.recordings.create(1, 1);
    if (recording === undefined) throw new Error('no recording');
    const place = {
      recordingId: recording,
      method: 'isrc',
      score: 1,
      features: null,
      algorithm: 'x',
    } as const;
    await tx.recordings.place(
      [0, 1].map((n) => ({ ...place, trackId: at(t, n) })),
      1,
    );
    // The long play ended last and began first.
    await addPlays(tx, [
      play(at(t, 1), 900_000, 800_000),
      play(at(t, 0), 500_000, 10_000, true),
      // The app was closed: neither heard nor skipped.
      play(at(t, 0), 550_000, 10_000),
      play(at(t, 0), 600_000),
      play(at(t, 2), 700_000),
    ]);
  });
  const [one] = await open(db)('library', ['plays']);
  expect(one?.recording).toBeGreaterThan(0);
  expect(one?.plays).toEqual([
    { at: 100_000, ms: 800_000, skipped: false },
    { at: 490_000, ms: 10_000, skipped: true },
    { at: 600_000, ms: null, skipped: null },
  ]);
});

test('what was played is a universe of its own, and everything is both', async () => {
  await using db = openTestStore();
  const t = await ids(db, 4);
  await addSource(db.store, ANNA, { kind: 'liked', name: 'Liked' }, [
    { trackId: at(t, 0), addedAt: 1 },
    { trackId: at(t, 2), addedAt: 1 },
  ]);
  await db.store.transaction((tx) =>
    addPlays(tx, [
      play(at(t, 1), 10),
      play(at(t, 2), 20),
      // Who only skips a track has not played it.
      play(at(t, 0), 300_000, 9_000, true),
      play(at(t, 3), 400_000, 9_000, true),
    ]),
  );
  const titles = async (from: Universe) => (await open(db)(from, ['title'])).map(({ title }) => title);
  expect(await titles('library')).toEqual(['Song 0', 'Song 2']);
  expect(await titles('played')).toEqual(['Song 1', 'Song 2']);
  expect(await titles('everything')).toEqual(['Song 0', 'Song 1', 'Song 2']);
});

test("a member's own words lie over everybody's, and their own groups count", async () => {
  await using db = openTestStore();
  const t = await ids(db, 2);
  const [a, b] = [at(t, 0), at(t, 1)];
  for (const memberId of [ANNA, BEN]) {
    await addSource(db.store, memberId, { kind: 'liked', name: `Liked ${memberId}` }, [
      { trackId: a, addedAt: 1 },
      { trackId: b, addedAt: 1 },
    ]);
  }
  await db.store.transaction(async (tx) => {
    const said = {
      source: 'deezer',
      facet: '',
      version: 1,
      ids: null,
      confidence: 0.9,
      fetchedAt: 1,
    } as const;
    await tx.enrichments.put([{ ...said, trackId: a, values: { bpm: 87, label: 'Theirs' } }]);
    await tx.trackFacts.refresh(await tx.tracks.byIds([a]), 1);
    const genres = [{ name: 'drum and bass', weight: 1 }];
    await tx.manualValues.apply(ANNA, a, { label: 'Mine', genres, tags: ['opener'] }, 5);
    await tx.manualValues.apply(BEN, b, { label: "Ben's" }, 5);
    await tx.recordingEdits.replaceOwn(ANNA, [
      { trackId: a, groupKey: -a },
      { trackId: b, groupKey: -a },
    ]);
  });
  const found = await open(db)('library', ['bpm', 'label', 'tags']);
  // The measured tempo goes to the octave of the genre that the member named.
  expect(found[0]).toMatchObject({ label: 'Mine', tags: ['opener'], bpm: 174, recording: -a });
  expect(found[0]).not.toHaveProperty('genres');
  expect(found[1]).toMatchObject({ label: null, tags: null, bpm: null, recording: -a });
});

test('more tracks than one statement takes come all, in order', async () => {
  await using db = openTestStore();
  const t = await ids(db, 2_345);
  await addSource(
    db.store,
    ANNA,
    { kind: 'liked', name: 'Liked' },
    t.map((trackId) => ({ trackId, addedAt: trackId })),
  );
  const found = await open(db)('library', ['title']);
  expect(found.map(({ trackId }) => trackId)).toEqual(t);
  expect(found.every(({ title }, n) => title === `Song ${n}`)).toBe(true);
});

test('a sync that puts another reading in place meanwhile gives the old tracks or the new ones, never some of each', async () => {
  await using db = openTestStore();
  const { store } = db;
  const t = await ids(db, 4);
  const line = (n: number) => ({ trackId: at(t, n), addedAt: 1 });
  const source = await addSource(store, ANNA, { kind: 'liked', name: 'Liked' }, [line(0), line(1)]);
  let swapped = false;
  const { candidates } = store.read;
  const lines: typeof candidates.lines = async (memberId, readings, after) => {
    const rows = await candidates.lines(memberId, readings, after);
    if (!swapped) await store.transaction((tx) => readSource(tx, ANNA, source, [line(2), line(3)]));
    swapped = true;
    return rows;
  };
  const load = createLoadCandidates({
    read: { ...store.read, candidates: { ...candidates, lines } },
    clock: createManualClock(),
    managed: async () => new Map(),
  });
  const found = await load(ANNA, { from: 'library', columns: new Set<Column>(['title']), plays: null });
  expect(found.map(({ title }) => title)).toEqual(['Song 2', 'Song 3']);
});
