import { describe, expect, test } from 'vitest';
import type { TrackId } from '../../../src/domain/ids.ts';
import type { NewTrack } from '../../../src/domain/library.ts';
import { createCompare } from '../../../src/domain/recordings/compare.ts';
import { createRecordingGrouping } from '../../../src/services/recordings/grouping.ts';
import { createOwnRecordings } from '../../../src/services/recordings/own.ts';
import { RECORDINGS_GROUP } from '../../../src/services/recordings/work.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN, createJobBench } from '../../support/jobs.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

const going = new AbortController().signal;
const ISRC = 'DEA310800001';
const OTHER = 'DEA310800002';

const openWorld = async () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  await addMembers(store, ANNA, BEN);
  const { queue } = createJobBench(store, [], {}, clock);
  const grouping = createRecordingGrouping({ store, clock, enqueue: queue.enqueueIn, createCompare });
  const group = async (...tracks: NewTrack[]): Promise<TrackId[]> => {
    const ids = await addTracks(store, tracks, clock.now());
    await grouping.run(going);
    return ids;
  };
  /** Groups as lists of track ids, smallest first. */
  const groups = async (): Promise<number[][]> => {
    const { q, t } = db.database.read;
    const rows = await q.select().from(t.recordingTracks);
    return [...Map.groupBy(rows, ({ recordingId }) => recordingId).values()]
      .map((all) => all.map(({ trackId }) => Number(trackId)).sort((a, b) => a - b))
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  };
  const recordings = async () =>
    (await db.database.read.q.select().from(db.database.read.t.recordings)).length;
  return {
    ...db,
    store,
    clock,
    grouping,
    group,
    groups,
    recordings,
    own: createOwnRecordings({ store, clock }),
  };
};

describe('grouping', () => {
  test('tracks with one ISRC that agree are one recording', async () => {
    await using world = await openWorld();
    const named = { title: 'Undertow', isrc: ISRC };
    await world.group(
      trackFrom('a', named),
      trackFrom('b', { ...named, albumTitle: 'Best of' }),
      trackFrom('c'),
    );
    expect(await world.groups()).toEqual([[1, 2], [3]]);
    const { q, t } = world.database.read;
    const [first, second] = await q.select().from(t.recordingTracks);
    expect(first).toMatchObject({ method: 'single', score: 1 });
    expect(second).toMatchObject({ method: 'isrc', groupedAt: world.clock.now() });
    expect(second?.score).toBeGreaterThan(0.9);
    expect(second?.algorithm).toMatch(/^grouping\/1 /);
    expect(second?.features).toMatchObject({ isrc: 1 });
  });

  test.each([
    ['another title', { title: 'Daylight' }],
    ['another length', { durationMs: 420_000 }],
    ['another version', { title: 'Undertow - Live' }],
    ['another artist', { artists: [{ spotifyId: 'x', name: 'Somebody Else' }] }],
  ])('one ISRC on two performances joins nothing: %s', async (_what, differs) => {
    await using world = await openWorld();
    const named = { title: 'Undertow', isrc: ISRC };
    await world.group(trackFrom('a', named), trackFrom('b', { ...named, ...differs }));
    expect(await world.groups()).toEqual([[1], [2]]);
  });

  test('no ISRC, no group: only people can say that it is the same', async () => {
    await using world = await openWorld();
    await world.group(trackFrom('a', { title: 'Undertow' }), trackFrom('b', { title: 'Undertow' }));
    expect(await world.groups()).toEqual([[1], [2]]);
  });

  test('a track that comes later joins; nobody is moved; running again changes nothing', async () => {
    await using world = await openWorld();
    const named = { title: 'Undertow', isrc: ISRC };
    await world.group(trackFrom('a', named));
    await world.group(trackFrom('b', named));
    const before = await world.database.read.q.select().from(world.database.read.t.recordingTracks);
    expect(await world.groups()).toEqual([[1, 2]]);
    expect(await world.grouping.run(going)).toBe(0);
    expect(await world.database.read.q.select().from(world.database.read.t.recordingTracks)).toEqual(before);
  });

  test('a track whose ISRC changes moves, and what it leaves empty is gone', async () => {
    await using world = await openWorld();
    const named = { title: 'Undertow', isrc: ISRC };
    await world.group(
      trackFrom('a', named),
      trackFrom('b', named),
      trackFrom('c', { title: 'Undertow', isrc: OTHER }),
    );
    expect(await world.groups()).toEqual([[1, 2], [3]]);
    await world.group(trackFrom('b', { title: 'Undertow', isrc: OTHER }));
    expect(await world.groups()).toEqual([[1], [2, 3]]);
    await world.group(trackFrom('a', { title: 'Undertow', isrc: OTHER }));
    expect(await world.groups()).toEqual([[1, 2, 3]]);
    expect(await world.recordings()).toBe(1);
  });

  test('both of a pair change to different codes at once', async () => {
    await using world = await openWorld();
    const named = { title: 'Undertow', isrc: ISRC };
    await world.group(trackFrom('a', named), trackFrom('b', named));
    await world.group(
      trackFrom('a', { ...named, isrc: OTHER }),
      trackFrom('b', { ...named, isrc: 'DEA310800003' }),
    );
    expect(await world.groups()).toEqual([[1], [2]]);
    expect(await world.recordings()).toBe(2);
  });

  test('a new cover or album is no reason to group again', async () => {
    await using world = await openWorld();
    await world.group(trackFrom('a', { isrc: ISRC }));
    await addTracks(world.store, [
      trackFrom('a', { isrc: ISRC, imageUrl: 'https://pictures.example/new.png' }),
    ]);
    expect(await world.store.read.recordings.anyDue()).toBe(false);
  });

  test('many tracks are grouped in steps, and an interrupted run goes on', async () => {
    await using world = await openWorld();
    const tracks = Array.from({ length: 130 }, (_, at) =>
      trackFrom(`t${at}`, { title: 'Undertow', isrc: ISRC }),
    );
    await addTracks(world.store, tracks);
    await expect(world.grouping.run(AbortSignal.abort('stop'))).rejects.toBe('stop');
    expect(await world.grouping.run(going)).toBe(130);
    expect((await world.groups()).map((group) => group.length)).toEqual([130]);
  });

  test('releases of the tracks are known', async () => {
    await using world = await openWorld();
    await world.group(trackFrom('a'), trackFrom('b', { albumSpotifyId: 'album2', albumTitle: 'Other' }));
    expect(await world.store.read.releases.bySpotifyId('album2')).toMatchObject({
      title: 'Other',
      label: null,
    });
    await world.group(
      trackFrom('c', { albumSpotifyId: 'album2', albumTitle: 'Other (Deluxe)', releaseDate: null }),
    );
    expect(await world.store.read.releases.bySpotifyId('album2')).toMatchObject({
      title: 'Other (Deluxe)',
      releaseDate: '2024-11-14',
    });
  });

  test('the job is asked for once while a track waits', async () => {
    await using world = await openWorld();
    const jobs = async () => (await world.database.read.q.select().from(world.database.read.t.jobs)).length;
    await world.grouping.enqueueDue();
    expect(await jobs()).toBe(0);
    await addTracks(world.store, [trackFrom('a')]);
    await world.grouping.enqueueDue();
    await world.grouping.enqueueDue();
    expect(await jobs()).toBe(1);
    expect(await world.store.read.jobs.activeByKey(RECORDINGS_GROUP)).not.toBeNull();
  });
});

describe('corrections by hand', () => {
  test('a merge holds for the one who made it, can be listed and undone', async () => {
    await using world = await openWorld();
    const [a, b] = await world.group(trackFrom('a', { isrc: ISRC }), trackFrom('b'));
    if (a === undefined || b === undefined) throw new Error('no tracks');
    const outcome = await world.own.merge(ANNA, a, b);
    expect(await world.own.groupOf(ANNA, b)).toEqual([a, b]);
    expect(await world.own.groupOf(BEN, b)).toEqual([b]);
    expect(await world.own.merge(ANNA, b, a)).toEqual({ kind: 'already' });
    const keys = await world.store.read.recordings.keysOf(ANNA, [a, b]);
    expect(new Set(keys.map(({ key }) => key))).toEqual(new Set([-a]));
    const { edits, total } = await world.own.list(ANNA, 0);
    expect([total, edits[0]?.kind, edits[0]?.track.id, edits[0]?.other?.id]).toEqual([1, 'merge', a, b]);
    expect((await world.own.list(BEN, 0)).total).toBe(0);
    if (outcome.kind !== 'edited') throw new Error('not edited');
    await expect(world.own.undo(BEN, outcome.id)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    await world.own.undo(ANNA, outcome.id);
    expect(await world.own.groupOf(ANNA, b)).toEqual([b]);
    await expect(world.own.undo(ANNA, outcome.id)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    const after = await world.store.read.recordings.keysOf(ANNA, [a, b]);
    expect(after.every(({ key }) => key > 0)).toBe(true);
  });

  test('a split sticks, whatever later syncs group', async () => {
    await using world = await openWorld();
    const named = { title: 'Undertow', isrc: ISRC };
    const [a, b] = await world.group(trackFrom('a', named), trackFrom('b', named));
    if (a === undefined || b === undefined) throw new Error('no tracks');
    await world.own.split(ANNA, b);
    const [c] = await world.group(trackFrom('c', named));
    expect(await world.groups()).toEqual([[a, b, c]]);
    expect(await world.own.groupOf(ANNA, a)).toEqual([a, c]);
    expect(await world.own.groupOf(ANNA, b)).toEqual([b]);
    expect(await world.own.groupOf(BEN, a)).toEqual([a, b, c]);
    const keys = await world.store.read.recordings.keysOf(
      ANNA,
      [a, b, c].filter((id) => id !== undefined),
    );
    expect(keys.map(({ key }) => key)).toEqual([-a, -b, -a]);
    expect(await world.own.split(ANNA, b)).toEqual({ kind: 'already' });
  });

  test('tracks that are not grouped yet can be merged already', async () => {
    await using world = await openWorld();
    const [a, b] = await addTracks(world.store, [trackFrom('a'), trackFrom('b')]);
    if (a === undefined || b === undefined) throw new Error('no tracks');
    await world.own.merge(ANNA, a, b);
    expect(await world.own.groupOf(ANNA, a)).toEqual([a, b]);
    await world.grouping.run(going);
    expect(await world.own.groupOf(ANNA, a)).toEqual([a, b]);
    const keys = await world.store.read.recordings.keysOf(ANNA, [a, b]);
    expect(keys.map(({ key }) => key)).toEqual([-a, -a]);
  });

  test('nonsense is refused with a sentence', async () => {
    await using world = await openWorld();
    const [a] = await world.group(trackFrom('a'));
    if (a === undefined) throw new Error('no tracks');
    await expect(world.own.merge(ANNA, a, a)).rejects.toMatchObject({ data: { problem: 'same_track' } });
    await expect(world.own.merge(ANNA, a, 99 as TrackId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.own.split(ANNA, 99 as TrackId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.own.split(ANNA, a)).toEqual({ kind: 'already' });
  });
});
