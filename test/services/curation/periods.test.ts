import { describe, expect, test } from 'vitest';
import type { CategoryId } from '../../../src/domain/ids.ts';
import { openCuration, release, uriOf, WEEK } from '../../support/curation.ts';
import { ANNA, BEN } from '../../support/jobs.ts';

describe('starting a week', () => {
  test('makes its playlists, and takes in what was released in it, in the order of releases', async () => {
    await using world = await openCuration({ trash: 'Trash' });
    await world.publish(world.styleId, [0, 1, 2]);
    await world.store.transaction((tx) =>
      tx.releaseTracks.put(
        { styleId: world.styleId, ownerId: null },
        'beatport',
        [release(50, { publishDate: '2026-11-13' }), release(51, { publishDate: '2026-11-21' })],
        1,
      ),
    );
    const { period, created } = await world.periods.start(ANNA, world.styleId, WEEK);
    expect(created).toBe(true);
    expect(period.state).toBe('making');
    await world.bench.settle();
    const { period: made, progress } = await world.periods.find(ANNA, period.id);
    expect(made.state).toBe('open');
    expect(progress).toMatchObject({ total: 3, left: 3 });
    const playlists = await world.store.read.managedPlaylists.ofMember(ANNA);
    expect(playlists.map(({ name, purpose }) => [name, purpose])).toEqual([
      ['Techno (Peak Time / Dri… · 2026, week 46 · After hours', 'silver'],
      ['Techno (Peak Time / Dri… · 2026, week 46 · Bronze', 'bronze'],
      ['Techno (Peak Time / Dri… · 2026, week 46 · Peak time', 'silver'],
      ['Techno (Peak Time / Dri… · 2026, week 46 · Trash', 'trash'],
      ['Techno (Peak Time / Dri… · 2026, week 46 · Warm-up', 'silver'],
      ['Techno (Peak Time / Dri… · After hours', 'gold'],
      ['Techno (Peak Time / Dri… · Peak time', 'gold'],
      ['Techno (Peak Time / Dri… · Warm-up', 'gold'],
    ]);
    expect(playlists.every(({ dueAt }) => dueAt !== null)).toBe(true);
    expect((await world.wanted(period.id)).bronze).toEqual([0, 1, 2].map(uriOf));
  });

  test('a second time gives the same week, and mends what is missing', async () => {
    await using world = await openCuration();
    await world.publish(world.styleId, [0]);
    const id = await world.begin();
    const { period } = await world.periods.find(ANNA, id);
    const { bronzePlaylistId: bronze } = period;
    if (bronze === null) throw new Error('No Bronze.');
    await world.store.transaction((tx) => tx.managedPlaylists.remove(ANNA, bronze));
    const again = await world.periods.start(ANNA, world.styleId, WEEK);
    expect(again).toMatchObject({ created: false, period: { id } });
    await world.bench.settle();
    expect((await world.wanted(id)).bronze).toEqual([uriOf(0)]);
    const silver = await world.store.read.curationPeriods.silver(id);
    expect(silver).toHaveLength(3);
  });

  test('with a playlist that was deleted in Spotify makes it anew', async () => {
    await using world = await openCuration();
    const id = await world.begin();
    const bronze = (await world.periods.find(ANNA, id)).period.bronzePlaylistId;
    if (bronze === null) throw new Error('No Bronze.');
    await world.store.transaction((tx) =>
      tx.managedPlaylists.set(ANNA, bronze, { spotifyId: 'x', state: 'gone', base: [] }),
    );
    await world.begin();
    const playlist = await world.store.read.managedPlaylists.find(ANNA, bronze);
    expect(playlist).toMatchObject({ spotifyId: null, state: 'new' });
  });

  test('needs categories, a week, a style and a linked account', async () => {
    await using world = await openCuration();
    const { styleId } = world;
    const { id: house } = await world.styles.resolve(ANNA, 'House');
    const start = (style: typeof styleId, week: number, member = ANNA) =>
      world.periods.start(member, style, { ...WEEK, week });
    await expect(start(house, 46)).rejects.toMatchObject({ data: { problem: 'no_categories' } });
    await expect(start(styleId, 53)).rejects.toMatchObject({ data: { problem: 'week' } });
    await expect(start(9_999 as typeof styleId, 46)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(start(styleId, 46, BEN)).rejects.toMatchObject({ data: { problem: 'no_categories' } });
    await world.database.transaction(async ({ q, t }) => {
      await q.delete(t.accounts);
    });
    await expect(start(styleId, 46)).rejects.toMatchObject({ code: 'NOT_LINKED' });
  });

  test('offers the current week and those before, with what they hold', async () => {
    await using world = await openCuration();
    await world.publish(world.styleId, [0, 1]);
    const id = await world.begin();
    const [now, before] = await world.periods.offered(ANNA, world.styleId, 2);
    expect(now).toMatchObject({ week: WEEK, releases: 2, period: { id }, range: { from: '2026-11-14' } });
    expect(before).toMatchObject({ week: { week: 45 }, releases: 0, period: null });
  });
});

describe('what comes later', () => {
  test('joins Bronze at its end, and touches nothing that is sorted', async () => {
    await using world = await openCuration();
    await world.publish(world.styleId, [0, 1]);
    const id = await world.begin();
    const { card } = await world.sorting.view(ANNA, id);
    const click = { curationTrackId: card?.track.id ?? (0 as never), version: 0 };
    await world.sorting.sort(ANNA, click, { categoryId: world.peak });
    await world.publish(world.styleId, [7]);
    const range = { from: '2026-11-14', to: '2026-11-20' };
    const joined = await world.store.transaction((tx) =>
      world.periods.joinAll(tx, world.styleId, range, null),
    );
    expect(joined).toBe(1);
    await world.bench.settle();
    expect(await world.wanted(id)).toMatchObject({ bronze: [uriOf(1), uriOf(7)], [world.peak]: [uriOf(0)] });
  });

  test('of another member, or of other days, joins nothing', async () => {
    await using world = await openCuration();
    await world.begin();
    const join = (from: string, to: string, owner: typeof BEN | null) =>
      world.store.transaction((tx) => world.periods.joinAll(tx, world.styleId, { from, to }, owner));
    expect(await join('2026-11-21', '2026-11-27', null)).toBe(0);
    expect(await join('2026-11-14', '2026-11-20', BEN)).toBe(0);
  });

  test('a match brings a waiting track to the end of Bronze; a word by hand changes it', async () => {
    await using world = await openCuration();
    const ids = await world.publish(world.styleId, [0, 1, 2], (n) => n !== 0);
    const id = await world.begin();
    expect((await world.wanted(id)).bronze).toEqual([uriOf(1), uriOf(2)]);
    const tracks = await world.addTracks([0, 30]);
    const first = ids[0] ?? (0 as never);
    await world.match(new Map([[first, tracks.get(0) ?? null]]));
    expect((await world.wanted(id)).bronze).toEqual([uriOf(1), uriOf(2), uriOf(0)]);
    const say = (kind: 'this' | 'none', trackId: number | null) =>
      world.store.transaction(async (tx) => {
        const word = { memberId: ANNA, releaseTrackId: first, kind, trackId: trackId as never, at: 1 };
        await tx.releaseMatches.say(word);
        await world.joining.matched(tx, [first]);
      });
    await say('this', tracks.get(30) ?? 0);
    expect((await world.wanted(id)).bronze).toEqual([uriOf(1), uriOf(2), uriOf(30)]);
    await say('none', null);
    expect((await world.wanted(id)).bronze).toEqual([uriOf(1), uriOf(2)]);
    expect((await world.periods.find(ANNA, id)).progress).toMatchObject({ waiting: 1, total: 2 });
  });

  test('the same recording by two releases is sorted once', async () => {
    await using world = await openCuration();
    const ids = await world.publish(world.styleId, [0, 1, 2]);
    const tracks = await world.addTracks([0]);
    await world.match(new Map([[ids[1] ?? (0 as never), tracks.get(0) ?? null]]));
    const id = await world.begin();
    expect((await world.periods.find(ANNA, id)).progress.total).toBe(2);
    await world.begin();
    expect((await world.periods.find(ANNA, id)).progress.total).toBe(2);
  });
});

test('a match that is a recording of the week already takes the waiting release out', async () => {
  await using world = await openCuration();
  const ids = await world.publish(world.styleId, [0, 1], (n) => n === 0);
  const id = await world.begin();
  const tracks = await world.addTracks([0, 1]);
  await world.store.transaction(async (tx) => {
    const [recordingId] = await tx.recordings.create(1, 1);
    if (recordingId === undefined) throw new Error('No recording.');
    const how = { method: 'isrc', score: 1, features: null, algorithm: 'test' } as const;
    for (const trackId of tracks.values()) await tx.recordings.place([{ trackId, recordingId, ...how }], 1);
  });
  await world.match(new Map([[ids[1] ?? (0 as never), tracks.get(1) ?? null]]));
  expect((await world.periods.find(ANNA, id)).progress).toMatchObject({ total: 1, left: 1, waiting: 0 });
  expect((await world.wanted(id)).bronze).toEqual([uriOf(0)]);
});

test('2 000 tracks in a week', async () => {
  await using world = await openCuration();
  const all = Array.from({ length: 2_000 }, (_, n) => n);
  await world.publish(world.styleId, all);
  const id = await world.begin();
  const { progress } = await world.periods.find(ANNA, id);
  expect(progress).toMatchObject({ total: 2_000, left: 2_000 });
  expect((await world.wanted(id)).bronze).toHaveLength(2_000);
  const { card } = await world.sorting.view(ANNA, id);
  const click = { curationTrackId: card?.track.id ?? (0 as never), version: 0 };
  const { view } = await world.sorting.sort(ANNA, click, { categoryId: world.peak });
  expect(view.card?.position).toBe(2);
});

describe('categories', () => {
  test.each([
    ['', 'category_name'],
    ['   ', 'category_name'],
    ['\u200b\u2060', 'category_name'],
    ['x'.repeat(200), 'category_name'],
    ['peak  TIME', 'category_name_taken'],
    ['Péak-time', 'category_name_taken'],
  ])('%j is refused', async (name, problem) => {
    await using world = await openCuration();
    await expect(world.categories.add(ANNA, world.styleId, [name])).rejects.toMatchObject({
      data: { problem },
    });
    expect(await world.categories.list(ANNA, world.styleId)).toHaveLength(3);
  });

  test('there are 20 at most', async () => {
    await using world = await openCuration();
    const more = Array.from({ length: 18 }, (_, n) => `More ${n}`);
    await expect(world.categories.add(ANNA, world.styleId, more)).rejects.toMatchObject({
      code: 'LIMIT_REACHED',
      data: { what: 'categories', limit: 20 },
    });
    await world.categories.add(ANNA, world.styleId, more.slice(1), 'Trash');
    expect(await world.categories.list(ANNA, world.styleId)).toHaveLength(20);
  });

  test('a new one gets Gold, and a Silver in every open week', async () => {
    await using world = await openCuration();
    const id = await world.begin();
    await world.categories.add(ANNA, world.styleId, ['Closing']);
    const closing = await world.categories.resolve(ANNA, world.styleId, 'closing');
    expect(closing.goldPlaylistId).not.toBeNull();
    const silver = await world.store.read.curationPeriods.silver(id);
    expect(silver.map(({ categoryId }) => categoryId)).toContain(closing.id);
  });

  test('an archived one comes back under its name, with its Gold', async () => {
    await using world = await openCuration();
    const { goldPlaylistId } = await world.categories.archive(ANNA, world.peak);
    const all = await world.categories.add(ANNA, world.styleId, ['PEAK TIME']);
    expect(all.map(({ id }) => id)).toEqual([world.warm, world.after, world.peak]);
    expect(all.at(-1)).toMatchObject({ name: 'PEAK TIME', goldPlaylistId });
  });

  test('a new name is told to Spotify, an order is kept', async () => {
    await using world = await openCuration();
    const id = await world.begin();
    await world.categories.rename(ANNA, world.peak, 'Prime');
    const names = (await world.store.read.managedPlaylists.ofMember(ANNA)).map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('Prime'))).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('Peak time'))).toEqual([]);
    const order = async (of: CategoryId, position: number) =>
      (await world.categories.reorder(ANNA, of, position)).map((one) => one.id);
    expect(await order(world.after, 1)).toEqual([world.after, world.warm, world.peak]);
    expect(await order(world.after, 99)).toEqual([world.warm, world.peak, world.after]);
    expect((await world.sorting.view(ANNA, id)).categories.map(({ name }) => name)).toEqual([
      'Warm-up',
      'Prime',
      'After hours',
    ]);
  });
});

test('own styles are seen by their owner alone', async () => {
  await using world = await openCuration();
  const own = await world.styles.add(ANNA, 'Slow Burn');
  await expect(world.styles.find(BEN, own.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(world.styles.add(ANNA, 'slow burn')).rejects.toMatchObject({
    data: { problem: 'style_name_taken' },
  });
  await expect(world.styles.add(ANNA, 'HOUSE')).rejects.toMatchObject({
    data: { problem: 'style_name_taken' },
  });
  expect((await world.styles.suggest(ANNA, 'slow')).map(({ id }) => id)).toEqual([own.id]);
  expect(await world.styles.suggest(ANNA, '')).toHaveLength(25);
  expect(await world.styles.seed()).toBe(0);
  await world.styles.remove(ANNA, own.id);
  await expect(world.styles.remove(ANNA, world.styleId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
