import { describe, expect, test } from 'vitest';
import type { CategoryId, CurationTrackId } from '../../../src/domain/ids.ts';
import { type CurationWorld, openCuration, uriOf } from '../../support/curation.ts';
import { ANNA, BEN } from '../../support/jobs.ts';

/** A week of so many tracks, all of them sorted in order as this says. */
const sorted = async (
  tracks: number,
  to: (n: number, world: CurationWorld) => CategoryId | 'skip' | 'trash',
) => {
  const world = await openCuration();
  await world.publish(
    world.styleId,
    Array.from({ length: tracks }, (_, n) => n),
  );
  const id = await world.begin();
  let view = await world.sorting.view(ANNA, id);
  for (let n = 0; n < tracks; n += 1) {
    const target = to(n, world);
    const click = {
      curationTrackId: view.card?.track.id ?? (0 as never),
      version: view.card?.track.version ?? 0,
    };
    world.clock.advance(2_000);
    const where = typeof target === 'number' ? { categoryId: target } : target;
    view = (await world.sorting.sort(ANNA, click, where)).view;
  }
  const silver = async (category: CategoryId): Promise<CurationTrackId[]> =>
    (await world.review.silver(ANNA, id, category, 0)).lines.map(({ track }) => track.id);
  return { world, id, silver };
};

describe('promotion', () => {
  test('of all, or of some, adds each recording to Gold once', async () => {
    const { world, id, silver } = await sorted(4, (_, { peak }) => peak);
    await using _ = world;
    const [first = 0 as CurationTrackId] = await silver(world.peak);
    expect(await world.review.promote(ANNA, id, world.peak, [first])).toMatchObject({
      already: 0,
      waiting: 0,
    });
    expect(await world.golds(world.peak)).toEqual([uriOf(0)]);
    const all = await world.review.promote(ANNA, id, world.peak, 'all');
    expect([all.promoted.length, all.already]).toEqual([3, 1]);
    expect(await world.golds(world.peak)).toEqual([0, 1, 2, 3].map(uriOf));
    const page = await world.review.silver(ANNA, id, world.peak, 0);
    expect(page.lines.every(({ promotionId }) => promotionId !== null)).toBe(true);
    const overview = await world.review.overview(ANNA, id);
    expect(overview.lists.map(({ tracks, promoted }) => [tracks, promoted])).toEqual([
      [0, 0],
      [4, 4],
      [0, 0],
    ]);
  });

  test('takes another Spotify id of the same recording for the same', async () => {
    const { world, id } = await sorted(2, (_, { peak }) => peak);
    await using _ = world;
    await world.review.promote(ANNA, id, world.peak, 'all');
    const tracks = await world.addTracks([0, 100]);
    await world.store.transaction(async (tx) => {
      const recordings = await tx.recordings.create(1, 1);
      const [recordingId] = recordings;
      if (recordingId === undefined) throw new Error('No recording.');
      for (const n of [0, 100]) {
        const trackId = tracks.get(n);
        if (trackId === undefined) continue;
        const how = { method: 'isrc', score: 1, features: null, algorithm: 'test' } as const;
        await tx.recordings.place([{ trackId, recordingId, ...how }], 1);
      }
    });
    const found = await world.store.read.curationTracks.ofPlace(id, {
      stage: 'silver',
      categoryId: world.peak,
    });
    const release = found[0]?.releaseTrackId ?? (0 as never);
    await world.review.unpromote(ANNA, id, world.peak, [found[1]?.id ?? (0 as never)]);
    await world.match(new Map([[release, tracks.get(100) ?? null]]));
    const again = await world.review.promote(ANNA, id, world.peak, 'all');
    expect([again.promoted.length, again.already]).toEqual([1, 1]);
    expect((await world.golds(world.peak)).toSorted()).toEqual([uriOf(0), uriOf(1)]);
  });

  test('is taken back by track or by the history, which tells the week', async () => {
    const { world, id, silver } = await sorted(3, (_, { peak }) => peak);
    await using _ = world;
    await world.review.promote(ANNA, id, world.peak, 'all');
    const [first = 0 as CurationTrackId] = await silver(world.peak);
    expect(await world.review.unpromote(ANNA, id, world.peak, [first])).toBe(1);
    expect(await world.review.unpromote(ANNA, id, world.peak, [first])).toBe(0);
    const { lines, total } = await world.gold.page(ANNA, { categoryId: world.peak, styleId: null }, 0);
    expect(total).toBe(2);
    expect(lines[0]).toMatchObject({ title: 'Track 2', year: 2026, week: 46, by: 'word' });
    expect(await world.review.unpromoteThese(BEN, [lines[0]?.id ?? (0 as never)])).toBe(0);
    expect(await world.review.unpromoteThese(ANNA, [lines[0]?.id ?? (0 as never)])).toBe(1);
    expect(await world.golds(world.peak)).toEqual([uriOf(1)]);
    await world.review.promote(ANNA, id, world.peak, 'all');
    expect((await world.golds(world.peak)).toSorted()).toEqual([0, 1, 2].map(uriOf));
  });

  test('with a Gold that was deleted in Spotify makes it anew, with everything that was promoted', async () => {
    const { world, id, silver } = await sorted(2, (_, { peak }) => peak);
    await using _ = world;
    const [first = 0 as CurationTrackId] = await silver(world.peak);
    await world.review.promote(ANNA, id, world.peak, [first]);
    const gold = (await world.store.read.categories.find(ANNA, world.peak))?.goldPlaylistId;
    if (gold == null) throw new Error('No Gold.');
    await world.store.transaction((tx) =>
      tx.managedPlaylists.set(ANNA, gold, { spotifyId: 'x', state: 'gone' }),
    );
    await world.review.promote(ANNA, id, world.peak, 'all');
    expect(await world.store.read.managedPlaylists.find(ANNA, gold)).toMatchObject({
      state: 'new',
      spotifyId: null,
    });
    expect(await world.golds(world.peak)).toEqual([uriOf(0), uriOf(1)]);
    await world.store.transaction((tx) => tx.managedPlaylists.remove(ANNA, gold));
    expect(await world.review.promote(ANNA, id, world.peak, 'all')).toMatchObject({ already: 2 });
    expect(await world.golds(world.peak)).toEqual([uriOf(0), uriOf(1)]);
  });
});

test('what is moved in review can be undone, and only what stands there is moved', async () => {
  const { world, id, silver } = await sorted(3, (_, { peak }) => peak);
  await using _ = world;
  const [first = 0 as CurationTrackId, second = 0 as CurationTrackId] = await silver(world.peak);
  expect(await world.review.move(ANNA, id, world.peak, [first], world.warm)).toBe(1);
  expect(await world.review.move(ANNA, id, world.peak, [first], 'bronze')).toBe(0);
  expect(await world.review.move(ANNA, id, world.peak, [second], 'bronze')).toBe(1);
  expect((await world.periods.find(ANNA, id)).period.state).toBe('open');
  expect(await world.wanted(id)).toMatchObject({ bronze: [uriOf(1)], [world.warm]: [uriOf(0)] });
  const { last } = await world.sorting.view(ANNA, id);
  const { view } = await world.sorting.undo(ANNA, id, last?.sort.id ?? (0 as never));
  expect(view.period.state).toBe('sorted');
  expect(await world.wanted(id)).toMatchObject({ bronze: [], [world.peak]: [uriOf(2), uriOf(1)] });
});

describe('closing', () => {
  const half = () => sorted(4, (n, { peak }) => (n < 3 ? peak : 'skip'));

  test('asks with numbers, and empties the temporary playlists', async () => {
    const { world, id, silver } = await half();
    await using _ = world;
    const [first = 0 as CurationTrackId] = await silver(world.peak);
    await world.review.promote(ANNA, id, world.peak, [first]);
    const asked = await world.closer.closing(ANNA, id);
    expect(asked).toMatchObject({ promoted: 1, notPromoted: 2, playlists: 4, progress: { left: 0 } });
    const closed = await world.closer.close(ANNA, id, 'empty');
    expect(closed.period.state).toBe('closed');
    expect(await world.wanted(id)).toMatchObject({ bronze: [], [world.peak]: [] });
    expect(await world.golds(world.peak)).toEqual([uriOf(0)]);
  });

  test.each(['delete', 'keep'] as const)('%s lets go of them; Gold and the history stay', async (how) => {
    const { world, id } = await half();
    await using _ = world;
    await world.review.promote(ANNA, id, world.peak, 'all');
    for (const { id: playlist, purpose } of await world.store.read.managedPlaylists.ofMember(ANNA)) {
      if (purpose === 'gold') continue;
      const made = { spotifyId: `s${playlist}`, state: 'active' } as const;
      await world.store.transaction((tx) => tx.managedPlaylists.set(ANNA, playlist, made));
    }
    await world.closer.close(ANNA, id, how);
    const left = await world.store.read.managedPlaylists.ofMember(ANNA);
    expect(left.filter(({ purpose }) => purpose === 'gold')).toHaveLength(3);
    expect(left.filter(({ purpose }) => purpose !== 'gold')).toHaveLength(how === 'keep' ? 0 : 4);
    expect(left.filter(({ purpose, pausedAt }) => purpose !== 'gold' && pausedAt === null)).toEqual([]);
    expect((await world.gold.page(ANNA, { categoryId: null, styleId: null }, 0)).total).toBe(3);
  });

  test('is the end: neither clicks nor undo change anything', async () => {
    const { world, id } = await half();
    await using _ = world;
    const { last } = await world.sorting.view(ANNA, id);
    await world.closer.close(ANNA, id, 'keep');
    expect((await world.sorting.undo(ANNA, id, last?.sort.id ?? (0 as never))).kind).toBe('closed');
    const click = { curationTrackId: last?.card.track.id ?? (0 as never), version: 1 };
    expect((await world.sorting.sort(ANNA, click, 'trash')).kind).toBe('closed');
    expect(await world.review.move(ANNA, id, world.peak, 'all', 'bronze')).toBe(0);
    expect((await world.closer.close(ANNA, id, 'delete')).period.state).toBe('closed');
    expect(
      await world.periods.start(ANNA, world.styleId, { kind: 'beatport', year: 2026, week: 46 }),
    ).toMatchObject({
      created: false,
      period: { state: 'closed' },
    });
  });
});

test('merging brings Silver, Gold and the history along', async () => {
  const { world, id } = await sorted(5, (n, { peak, warm }) => (n < 3 ? peak : warm));
  await using _ = world;
  await world.review.promote(ANNA, id, world.peak, 'all');
  await world.review.promote(ANNA, id, world.warm, 'all');
  const { into, promoted, doubles } = await world.categoryMerging.merge(ANNA, world.warm, world.peak);
  expect([into.id, promoted, doubles]).toEqual([world.peak, 2, 0]);
  expect((await world.wanted(id))[world.peak]).toEqual([0, 1, 2, 3, 4].map(uriOf));
  expect(await world.golds(world.peak)).toEqual([0, 1, 2, 3, 4].map(uriOf));
  expect((await world.categories.list(ANNA, world.styleId)).map((one) => one.id)).toEqual([
    world.peak,
    world.after,
  ]);
  const { last } = await world.sorting.view(ANNA, id);
  const { view } = await world.sorting.undo(ANNA, id, last?.sort.id ?? (0 as never));
  expect(view.card?.release.title).toBe('Track 4');
  await expect(world.categoryMerging.merge(ANNA, world.peak, world.peak)).rejects.toMatchObject({
    data: { problem: 'category_same' },
  });
  await world.categories.add(ANNA, world.styleId, ['Warm-up']);
  expect(await world.categories.list(ANNA, world.styleId)).toHaveLength(3);
});

test('statistics count per week, style and label, and only what is still so', async () => {
  const { world, id } = await sorted(9, (n, { peak }) =>
    n % 3 === 0 ? peak : n % 3 === 1 ? 'skip' : 'trash',
  );
  await using _ = world;
  await world.review.promote(ANNA, id, world.peak, 'all');
  const stats = await world.statistics.of(ANNA, { styleId: world.styleId });
  expect(stats.total).toEqual({ all: 9, sorted: 9, silver: 3, gold: 3 });
  expect(stats.pace).toBe(2_000);
  expect(stats.weeks).toMatchObject([{ periodId: id, week: 46, all: 9, silver: 3, gold: 3 }]);
  expect(stats.styles).toMatchObject([{ name: 'Techno (Peak Time / Driving)', all: 9, gold: 3 }]);
  expect(stats.labels).toEqual([
    { label: 'Label 0', all: 3, sorted: 3, silver: 3, gold: 3 },
    { label: 'Label 1', all: 3, sorted: 3, silver: 0, gold: 0 },
    { label: 'Label 2', all: 3, sorted: 3, silver: 0, gold: 0 },
  ]);
  const { lines } = await world.gold.page(ANNA, { categoryId: world.peak, styleId: null }, 0);
  await world.review.unpromoteThese(ANNA, [lines[0]?.id ?? (0 as never)]);
  expect((await world.statistics.of(ANNA)).total.gold).toBe(2);
  expect((await world.statistics.of(BEN)).total).toEqual({ all: 0, sorted: 0, silver: 0, gold: 0 });
});
